import { plural } from "../../format/number.ts";
import type { fr } from "../fr/meeting.ts";

export const en: typeof fr = {
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
    requested: "Request pending",
    held: "Seat reserved",
    accepted: "Enrolled",
    waiting: "Waiting list",
    declined: "Invitation declined",
    cancelled: "Enrolment cancelled",
    expired: "Invitation expired",
  },
  toMark: "To mark",
  past: "Past",
  person: "Participant",
  presence: {
    present: "Present",
    late: "Late",
    excused: "Excused",
    absent: "Absent",
    unrecorded: "Not recorded",
  },
  presentAt: (present: number, recorded: number) => `${present} of ${recorded}`,
  unrecorded: (count: number) => `${plural(count, "session", "sessions")} not recorded`,
  next: "Next session",
  underWay: "Session under way",
  began: (ago: string) => `began ${ago}`,
  lasts: (length: string) => length,
  join: "Join the remote session",
  room: {
    space: "The group’s space",
    open: "Open the room",
    join: "Join the session",
    opensAt: (hour: string) => `The room opens at ${hour}`,
    again: "Back to the room",
  },
  noPlace: "The place is yet to be confirmed.",
  heldOf: (held: number, total: number) => `${held} of ${total}`,
};
