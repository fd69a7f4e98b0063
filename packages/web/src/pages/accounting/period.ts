import { plusMonths } from "../calendar/period.ts";

const MONTHS = 24;

/** The month of a day, `2026-11`, and those before it, the newest first; two years. */
export const monthsUntil = (day: string): string[] =>
  Array.from({ length: MONTHS }, (_, back) => plusMonths(day.slice(0, 7), -back));

/** The years of these months, the newest first. */
export const yearsOf = (months: readonly string[]): string[] => [...new Set(months.map((month) => month.slice(0, 4)))];

/** A month or a year as the address says it; the newest month when it says anything else. */
export function periodOf(asked: string, months: readonly string[]): string {
  const known = [...months, ...yearsOf(months)];
  return known.includes(asked) ? asked : (months[0] ?? "");
}
