import * as v from "valibot";
import { Day, entity, Instant } from "../kernel/index.ts";

/** What is typed by hand: sums in cents, people, whole hours. */
export const Typed = v.object({
  /** D: all charges of training, of which trainers' wages, and training bought from others. */
  charges: v.nullable(v.number()),
  wages: v.nullable(v.number()),
  bought: v.nullable(v.number()),
  /** The whole turnover of the year, training or not: what gives the share of training. */
  turnover: v.nullable(v.number()),
  /** F-2: people whose training another body gave, and their hours. */
  outsourcedPeople: v.nullable(v.number()),
  outsourcedHours: v.nullable(v.number()),
  /** G: people whom another body entrusted to the firm, and their hours. */
  entrustedPeople: v.nullable(v.number()),
  entrustedHours: v.nullable(v.number()),
});

/** What the firm says of one year, beside what its own records tell. */
export const AnnualRow = v.object({
  year: v.string(),
  /** The accounting year that ends in it. */
  from: Day,
  to: Day,
  typed: Typed,
  /** What no record tells: which box, by subject (`coach:…`, `invoice:…`, `funder:…`, `person:…`, `programme:…`). */
  decisions: v.record(v.string(), v.string()),
  /** H: who runs the firm. */
  director: v.nullable(v.object({ name: v.string(), role: v.string() })),
  savedAt: Instant,
  savedBy: v.string(),
});

/** One yearly training report (BPF, Cerfa 10443) a year. */
export const AnnualReports = entity({
  name: "annualReport",
  version: 1,
  schema: AnnualRow,
  key: (row: { year: string }) => ({ pk: ["ANNUAL"], sk: [row.year] }),
});
