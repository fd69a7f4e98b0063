export const Event = {
  Opened: "poll.opened",
  Answered: "poll.answered",
  Closed: "poll.closed",
  /** The best dates are asked for anew. */
  Asked: "poll.asked",
  /** Due: who has not answered is reminded; its time is over. */
  Reminder: "poll.reminder",
  Due: "poll.due",
} as const;
