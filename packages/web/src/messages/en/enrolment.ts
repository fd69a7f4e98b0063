import type { fr } from "../fr/enrolment.ts";

export const en: typeof fr = {
  visitor: "From the public page",
  errors: {
    "enrolment.already": "One of these people is already in the group.",
    "enrolment.cohort_over": "This group is no longer taking anyone.",
    "enrolment.settled": "This enrolment has been answered in the meantime. Reload the page.",
    "enrolment.shares": "The payers’ shares must add up to 100%.",
    "enrolment.too_many": "Eight people at a time at most.",
    "enrolment.twice": "The same person is selected twice.",
    "enrolment.withdrawal_over": "The withdrawal period is over.",
  },
};
