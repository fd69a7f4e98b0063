import { type Day, dayOf, now, plusDays } from "../kernel/index.ts";

/** The day that the clocks of a firm of the tests show, or one so many days later: late in the evening it is not UTC's. */
export const firmDay = (days = 0): Day => plusDays(dayOf(now(), "Europe/Paris"), days);
