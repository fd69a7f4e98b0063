import { type Day, dayOf, now, plusDays } from "../kernel/index.ts";

/** The day that the clocks of a firm of the tests show, or one so many days later: late in the evening it is not UTC's. */
export const firmDay = (days = 0): Day => plusDays(dayOf(now(), "Europe/Paris"), days);

/** A remote group of five that visitors may join: three sessions, from forty days after today. */
export const groupForVisitors = (coachID: string) => ({
  coachID,
  seatsMax: 5,
  modality: "remote" as const,
  openToVisitors: true,
  cycle: { start: firmDay(40), rhythm: { everyWeeks: 4, weekday: 2 as const, time: "09:00" }, regular: 1 },
});
