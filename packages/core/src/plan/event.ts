export const Event = {
  /** Due work: a part that waits for a day. */
  InstalmentDue: "plan.instalmentDue",
} as const;
