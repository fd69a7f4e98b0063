/** What happens to a discovery session; each carries `discoveryID`, those of a guest `guestID` too. */
export const Event = {
  Opened: "discovery.opened",
  Registered: "discovery.registered",
  Left: "discovery.left",
  Asked: "discovery.asked",
  Answered: "discovery.answered",
  Filling: "discovery.filling",
  Cancelled: "discovery.cancelled",
  /** Work that falls due: the eve of it. */
  EveDue: "discovery.eveDue",
} as const;
