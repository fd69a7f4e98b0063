import type { fr } from "../fr/cohort-way.ts";

export const en: typeof fr = {
  title: "How a group moves on",
  close: "Close",
  rules: [
    "Confirmed: by the acceptance that reaches the least number of seats. If someone leaves later, the group stays confirmed and you are warned below five.",
    "Running: when the coach or the firm marks the first session as held, a quarter of an hour before its start at the earliest, with all agreements signed.",
    "Closed: when the review session is marked as held. Nothing in it changes after that.",
    "Cancelled: by the firm, with a reason, until the group is over. Postponing keeps the state and gives new dates.",
    "A group never goes back to an earlier state.",
  ],
  coach: "Enrolling, postponing and cancelling are for the firm to do.",
};
