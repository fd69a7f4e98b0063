export const Event = {
  /** An issued document is to be handed to the approved platform. */
  Asked: "submission.asked",
  /** The platform took it. */
  Submitted: "submission.submitted",
  /** Due work: ask the platform what became of it. */
  Look: "submission.look",
} as const;
