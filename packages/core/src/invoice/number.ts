import { dayOf, type Instant, plusDays } from "../kernel/index.ts";

export const SERIES = "F";
/** Credit notes have numbers of their own, as firms commonly do. */
export const CREDIT_SERIES = "AV";
/** Code de commerce L441-10: thirty days when nothing else was agreed. */
const TERM = { days: 30, endOfMonth: false };

/** How a firm numbers: a pattern with its series, the year and the position, from 1 each year or never again. */
export interface Numbering {
  pattern: string;
  restart: "yearly" | "never";
}
export const NUMBERING: Numbering = { pattern: "{series}-{year}-{number:4}", restart: "yearly" };

const PARTS = /\{series\}|\{year\}|\{number(?::([1-9]))?\}/g;
/** The counter of numbers that never begin again. */
const EVER = "all";

/** What makes a pattern unfit, or nothing: other parts or characters, two documents of one number, too long. */
export function patternProblem({ pattern, restart }: Numbering): string | undefined {
  const rest = pattern.replace(PARTS, "");
  if (!/^[A-Za-z0-9+\-_/]*$/.test(rest)) return "number_characters";
  if ((pattern.match(/\{number(?::[1-9])?\}/g) ?? []).length !== 1) return "number_position";
  if (!pattern.includes("{series}")) return "number_series";
  if (restart === "yearly" && !pattern.includes("{year}")) return "number_year";
  if (/\}\{number|\{number(?::[1-9])?\}\{/.test(pattern)) return "number_glued";
  return numberOf({ pattern, series: CREDIT_SERIES, year: "2026", position: 9_999_999 }).length > 35
    ? "number_long"
    : undefined;
}

/** `F-2026-0001`: at most 35 of the characters that BR-FR-02 allows. */
export function numberOf(input: { pattern: string; series: string; year: string; position: number }): string {
  return input.pattern.replace(PARTS, (part, width: string | undefined) => {
    if (part === "{series}") return input.series;
    return part === "{year}" ? input.year : String(input.position).padStart(Number(width ?? 1), "0");
  });
}

/** The year and the position in a number that another tool took by this pattern; undefined when it is of another shape. */
export function positionOf(input: { pattern: string; series: string; number: string }) {
  const parts = input.pattern.split(/(\{series\}|\{year\}|\{number(?::[1-9])?\})/);
  const source = parts.map((part) => {
    if (part === "{series}") return input.series;
    if (part === "{year}") return "(?<year>20\\d{2})";
    const width = /^\{number(?::([1-9]))?\}$/.exec(part);
    if (width) return `(?<position>\\d{${width[1] ?? 1},9})`;
    return part.replace(/[+\-/]/g, "\\$&");
  });
  const { year = null, position } = new RegExp(`^${source.join("")}$`).exec(input.number)?.groups ?? {};
  if (position === undefined) return undefined;
  const found = { year, position: Number(position) };
  // Zeros before what the pattern pads are another number.
  const same = numberOf({ ...input, year: year ?? "", position: found.position }) === input.number;
  return same ? found : undefined;
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
export function nextNumber(input: {
  counters: readonly (Counter | undefined)[];
  at: Instant;
  zone: string;
  numbering?: Numbering;
  series?: string;
}) {
  const { numbering = NUMBERING, series = SERIES } = input;
  const today = dayOf(input.at, input.zone);
  const issuedOn = input.counters.reduce(
    (day, counter) => (counter && counter.lastIssuedOn > day ? counter.lastIssuedOn : day),
    today,
  );
  const key = numbering.restart === "never" ? EVER : issuedOn.slice(0, 4);
  const counter = input.counters.find((one) => one?.year === key);
  const first = (counter?.last ?? 0) + 1;
  const number = (position: number) =>
    numberOf({ pattern: numbering.pattern, series, year: issuedOn.slice(0, 4), position });
  return { year: key, series, first, counter, issuedOn, numberAt: (index: number) => number(first + index) };
}

/** The day by which to pay: some days after the issue, or at the end of the month these days fall in. */
export function dueDay(issuedOn: string, { days, endOfMonth } = TERM): string {
  const day = plusDays(issuedOn, days);
  if (!endOfMonth) return day;
  const [year = 0, month = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The years whose counters matter at an instant: the clock may have gone back over a new year. */
export function yearsAt(at: Instant, zone: string, restart: Numbering["restart"] = "yearly"): string[] {
  if (restart === "never") return [EVER];
  const year = Number(dayOf(at, zone).slice(0, 4));
  return [String(year), String(year + 1)];
}
