import { plural } from "../../format/number.ts";
import type { fr } from "../fr/calendar.ts";

const weekdays = {
  long: new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }),
  short: new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" }),
};

export const en: typeof fr = {
  title: "Calendar",
  today: "Today",
  moves: {
    mois: { before: "Previous month", after: "Next month", other: "View as a list" },
    liste: { before: "Three months earlier", after: "Three months later", other: "View the month" },
  },
  period: (from: string, to: string) => `${from} – ${to}`,
  who: "Sessions",
  all: "Whole firm",
  mine: "Mine",
  count: (count: number) => plural(count, "session", "sessions"),
  none: "no sessions",
  day: "Date",
  hour: "Time",
  group: "Group",
  session: "Session",
  coach: "Coach",
  place: "Place",
  status: "Status",
  sessionsOf: (month: string) => `Sessions – ${month}`,
  weekday: (day: string, length: "long" | "short") => weekdays[length].format(new Date(day)),
  keys: "Arrows: day. Home and End: week. Page Up and Page Down: month. Enter: open the day.",
  close: "Close",
  holiday: (name: string) => `Public holiday: ${name}`,
  onDayOff: (why: string) => `Nobody works that day (${why}).`,
  clash: {
    busy: (other?: string) =>
      other ? `The coach is also with “${other}” at this hour.` : "The coach has another session at this hour.",
    travel: (other?: string) =>
      other ? `The coach has no time to travel from or to “${other}”.` : "The coach has no time to travel.",
    room: (other?: string) =>
      other ? `“${other}” is in the same room at this hour.` : "The room is taken at this hour.",
  },
  holidays: {
    newYear: "New Year’s Day",
    goodFriday: "Good Friday",
    easterMonday: "Easter Monday",
    labourDay: "Labour Day",
    victory: "Victory Day 1945",
    ascension: "Ascension Day",
    whitMonday: "Whit Monday",
    nationalDay: "Bastille Day",
    assumption: "Assumption Day",
    allSaints: "All Saints’ Day",
    armistice: "Armistice Day 1918",
    christmas: "Christmas Day",
    secondChristmas: "Saint Stephen’s Day",
    abolition: "Abolition of slavery",
  },
  empty: "No sessions in these three months",
  emptyBody: "Your groups’ sessions appear here as soon as they have a date.",
  noMatch: "No session matches these filters",
  seeAll: "View all sessions",
  toGroups: "View groups",
};
