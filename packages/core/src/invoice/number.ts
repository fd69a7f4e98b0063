import { dayOf, type Instant, plusDays } from "../kernel/index.ts";

export const SERIES = "F";
/** Code de commerce L441-10: thirty days when nothing else was agreed. */
const TERM_DAYS = 30;

/** `F-2026-0001`: at most 35 of the characters that BR-FR-02 allows. */
export function numberOf(series: string, year: string, position: number): string {
  return `${series}-${year}-${String(position).padStart(4, "0")}`;
}

interface Counter {
  year: string;
  last: number;
  lastIssuedOn: string;
}

/**
 * The next number and its dates: dates never go back, even when the clock does, and the year of the number is that
 * of the date (CGI ann. II 242 nonies A, I-7°: one continuous series, in order of time).
 */
export function nextNumber(input: { counters: readonly (Counter | undefined)[]; at: Instant; zone: string }) {
  const today = dayOf(input.at, input.zone);
  const latest = input.counters.reduce(
    (day, counter) => (counter && counter.lastIssuedOn > day ? counter.lastIssuedOn : day),
    today,
  );
  const year = latest.slice(0, 4);
  const counter = input.counters.find((one) => one?.year === year);
  const position = (counter?.last ?? 0) + 1;
  return {
    year,
    position,
    counter,
    number: numberOf(SERIES, year, position),
    issuedOn: latest,
    dueOn: plusDays(latest, TERM_DAYS),
  };
}

/** The years whose counters matter at an instant: the clock may have gone back over a new year. */
export function yearsAt(at: Instant, zone: string): [string, string] {
  const year = Number(dayOf(at, zone).slice(0, 4));
  return [String(year), String(year + 1)];
}
