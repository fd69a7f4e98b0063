import { plural } from "../../format/number.ts";
import type { fr } from "../fr/postpone.ts";

export const en: typeof fr = {
  title: "Postpone the group",
  act: "Postpone the group",
  intro:
    "All sessions to come follow the new start, at the same hours. Those that fall on a day that is taken move on; you can change each date.",
  start: "New start",
  startHint: (day: string) => `First day as it stands: ${day}.`,
  reason: "Reason",
  reasonHint: "Everyone will read it with the new dates.",
  dates: "New dates",
  wait: "Choose a day: the new dates will show here.",
  from: (day: string) => `Instead of ${day}`,
  then: "What will follow",
  people: (count: number, sponsors: number) =>
    count === 0
      ? "The coach is told, with all the dates and a file for the calendar."
      : sponsors > 0
        ? `${plural(count, "person of the group is", "people of the group are")} told once, with the coach and ${plural(sponsors, "sponsor", "sponsors")}, with all the dates and a file for the calendar.`
        : `${plural(count, "person of the group is", "people of the group are")} told once, with the coach, with all the dates and a file for the calendar.`,
  agreements: (count: number) =>
    count === 1
      ? "One signed agreement keeps the dates that it names: it stands, the message informs the client."
      : `${plural(count, "signed agreement keeps", "signed agreements keep")} the dates that they name: they stand, the message informs the client.`,
  plans: (count: number) =>
    `${plural(count, "individual’s schedule follows", "individuals’ schedules follow")} the sessions: each part waits for its own.`,
  onDays: (number: string) => `Order ${number} invoices a part on a fixed day: that day does not change.`,
  funding: (funder: string, day: string) =>
    `The agreement of ${funder} ends on ${day}, before the last session: ask for an extension.`,
  deadline: (day: string) => `The size of the group will be looked at again on ${day}.`,
  money: "Invoices, seats and prices do not change.",
  submit: "Postpone the group",
  done: (count: number) => `${plural(count, "session", "sessions")} postponed. Everyone is told.`,
  errors: {
    "cancellation.not_later": "Choose a day after the present start, and after today.",
    "field.cancellation.not_later": "Choose a day after the present start, and after today.",
    "cancellation.nothing_planned": "This group has no session to come.",
    "session.too_many": "So many sessions do not move at once: move the last ones one by one.",
    "session.order": "Sessions follow one another: change the date that is marked.",
    "field.session.order": "This session comes before the one that precedes it.",
    "session.coach_busy": "The coach leads another session at one of these hours.",
    "field.session.coach_busy": "The coach leads another session at this hour.",
    "session.travel_short": "The coach would not have the time to come from another place.",
    "field.session.travel_short": "The coach would not have the time to come from another place.",
    "session.room_busy": "The room is taken at one of these hours.",
    "field.session.room_busy": "The room is taken at this hour.",
    "session.not_planned": "A session was just held or cancelled: reload the page.",
    "cohort.closed": "This group is over or cancelled.",
  },
};
