import * as v from "valibot";
import { BasisPoints, entity, Instant } from "../kernel/index.ts";

/** What a client who changes plans owes beside what was held; rates in basis points of a price before VAT. */
export const TermsContent = v.object({
  /** By whole days left before the first session, the most days first; the last one counts from 0. */
  tiers: v.array(v.object({ daysMin: v.number(), rate: BasisPoints })),
  /** Of the price of what is not held, once the first session was. */
  dropOutRate: BasisPoints,
  /** Until when someone else may take a seat for nothing: the first session, the second one, or the end. */
  replacement: v.picklist(["start", "second", "end"]),
  /** How many days before the first session the firm decides what becomes of a group that is too small. */
  deadlineDays: v.number(),
});

/** Every edition of the firm's terms, in its order: what was signed under one is settled by it. */
export const TermsEditions = entity({
  name: "termsEdition",
  version: 1,
  schema: v.object({ ...TermsContent.entries, edition: v.number(), since: Instant }),
  key: (row: { edition: number }) => ({ pk: ["TERMS"], sk: [String(row.edition).padStart(6, "0")] }),
});
