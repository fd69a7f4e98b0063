import type { fr } from "../fr/meeting.ts";

export const en: typeof fr = {
  kind: {
    kickoff: "Kickoff session",
    regular: (number: number) => `Session ${number}`,
    review: "Review session",
    discovery: "Discovery session",
  },
  modality: { onsite: "On site", remote: "Remote", hybrid: "On site and remote" },
  session: { planned: "Planned", held: "Held", cancelled: "Cancelled" },
  cohort: {
    proposed: "Being formed",
    confirmed: "Confirmed",
    running: "Running",
    closed: "Ended",
    cancelled: "Cancelled",
  },
  enrolment: {
    invited: "Invitation sent",
    requested: "Request under way",
    held: "Seat held",
    accepted: "Enrolled",
    waiting: "Waiting list",
    declined: "Invitation declined",
    cancelled: "Enrolment cancelled",
    expired: "Invitation expired",
  },
  next: "Next session",
  lasts: (length: string) => `lasts ${length}`,
  join: "Join the remote session",
  noPlace: "The place is not known yet.",
  heldOf: (held: number, total: number) => `${held} of ${total}`,
};
