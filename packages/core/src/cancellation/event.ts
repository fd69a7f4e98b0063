export const Event = {
  /** Someone's seat, or an order, is cancelled; what it costs is decided and is to be done. */
  Decided: "cancellation.decided",
  /** Due work: a group's deadline has come, look whether it is large enough. */
  Deadline: "cancellation.deadline",
} as const;
