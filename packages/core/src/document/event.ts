export const Event = {
  /** `runID` of a group is to be drawn; then all of it is there. */
  Asked: "document.asked",
  Made: "document.made",
  /** A group's people and clients are handed what was drawn. */
  HandedOut: "document.handedOut",
  Signed: "document.signed",
  /** The day on which a group's documents leave. */
  Due: "document.due",
} as const;
