import { plural } from "../../format/number.ts";
import type { fr } from "../fr/calendar.ts";

export const en: typeof fr = {
  title: "Calendar",
  today: "Today",
  before: "Three months earlier",
  after: "Three months later",
  period: (from: string, to: string) => `${from} – ${to}`,
  who: "Sessions",
  all: "Whole firm",
  mine: "Mine",
  count: (count: number) => plural(count, "session", "sessions"),
  day: "Date",
  hour: "Time",
  group: "Group",
  session: "Session",
  place: "Place",
  status: "Status",
  sessionsOf: (month: string) => `Sessions – ${month}`,
  empty: "No sessions in these three months",
  emptyBody: "Your groups’ sessions appear here as soon as they have a date.",
  toGroups: "View groups",
};
