import { plural } from "../../format/number.ts";
import type { fr } from "../fr/session-change.ts";

/** Moving one session, cancelling it, giving its hours back. */
export const en: typeof fr = {
  title: {
    move: (name: string) => `Move – ${name}`,
    cancel: (name: string) => `Cancel – ${name}`,
    makeUp: (name: string) => `Make up for – ${name}`,
  },
  over: "This session changes no more",
  overBody: "It was held, cancelled or made up for, or its group is over.",
  stands: (when: string) => `Date as it stands: ${when}.`,
  date: { move: "New date", cancel: "Make-up session", makeUp: "Date of the make-up session" },
  none: "No make-up session for now",
  noneHint: "You can choose a date later, from the sessions of the group.",
  other: "Another date",
  day: "Day",
  hour: "Starts at",
  minutes: "Length in minutes",
  reason: "Reason",
  reasonHint: "The participants will read it.",
  submit: { move: "Move the session", cancel: "Cancel the session", makeUp: "Plan the make-up session" },
  keep: "Keep the session",
  done: {
    move: "The session is moved.",
    cancel: "The session is cancelled.",
    makeUp: "The make-up session is planned.",
  },
  touches: "What this changes",
  told: (names: string) => `A message goes to ${names}.`,
  entry: {
    invited: {
      move: "The invitation that was sent updates itself in their calendar.",
      cancel: "The invitation that was sent leaves their calendar, and no more reminders go out.",
    },
    later: {
      move: "Their calendar receives the new date, and the reminders follow it.",
      cancel: "An attached file takes it out of their calendar, and no more reminders go out.",
    },
    made: "Their calendar receives the new date, and the reminders follow it.",
  },
  answered: (count: number) => `${plural(count, "answer", "answers")} on presence go with the former date.`,
  pollGoesOn: (left: number) =>
    `It leaves the date poll, in which ${left === 1 ? "one session stays" : `${left} sessions stay`}.`,
  pollEnds: "The date poll asked for it alone: it closes.",
  attendance: "It counts neither in the attendance nor in the hours held.",
  days: (days: number, hours: string) => `${plural(days, "day", "days")} (${hours}, at 7 h a day)`,
  hours: (planned: string, promised: string) =>
    `The sessions add up to ${planned}, where the programme announces ${promised}.`,
  noMoney: "No instalment changes its date.",
  part: {
    order: (name: string, amount: string, before: string, after: string) =>
      `Order ${name}: ${amount} before VAT will be asked on ${after} instead of ${before}.`,
    plan: (name: string, amount: string, before: string, after: string) =>
      `Instalment of ${name}: ${amount} with VAT will be asked on ${after} instead of ${before}.`,
  },
  obstacle: {
    past: "This date is past.",
    order: "At this date the session leaves its place among the others.",
    holiday: "This day is a public holiday.",
    vacation: "This day is in a span that the firm keeps free.",
    busy: "The coach has another session at this time.",
    travel: "The coach could not come in time from another place.",
    room: "The room is already taken at this time.",
  },
  errors: {
    "session.cancel_bare": "The kickoff and the review are only cancelled with a new date.",
    "session.not_cancelled": "This session was not cancelled.",
    "session.made_up": "This session has its new date already.",
    "session.past": "Choose a date to come.",
  },
};
