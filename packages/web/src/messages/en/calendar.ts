import { plural } from "../../format/number.ts";
import type { fr } from "../fr/calendar.ts";

export const en: typeof fr = {
  title: "Calendar",
  today: "Today",
  before: "Three months earlier",
  after: "Three months later",
  period: (from: string, to: string) => `${from} – ${to}`,
  who: "Sessions",
  all: "Of the whole firm",
  mine: "Mine",
  count: (count: number) => plural(count, "session", "sessions"),
  day: "Date",
  hour: "Hour",
  group: "Group",
  session: "Session",
  place: "Place",
  status: "State",
  sessionsOf: (month: string) => `Sessions – ${month}`,
  empty: "No session in these three months",
  emptyBody: "Sessions of your groups stand here as soon as they have a date.",
  toGroups: "See the groups",
};
