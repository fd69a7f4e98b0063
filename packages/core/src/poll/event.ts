export const Event = {
  Opened: "poll.opened",
  /** Someone came into the group since: he is asked too. */
  Joined: "poll.joined",
  Answered: "poll.answered",
  Closed: "poll.closed",
  /** The best dates are asked for anew. */
  Asked: "poll.asked",
  /** Due: who has not answered is reminded; its time is over. */
  Reminder: "poll.reminder",
  Due: "poll.due",
} as const;
