import * as v from "valibot";
import { numberOf } from "../../format/typed.ts";
import { day, email, euros, flag, oneOf, optionalText, text, whole } from "../../ui/schema.ts";
import type { Details } from "./order.data.ts";

export const BASES = ["seat", "group", "session", "day", "extra"] as const;
export const SCHEDULES = ["order", "deposit30", "thirds", "sessions", "end"] as const;
export const TERMS = {
  "0": { days: 0, endOfMonth: false },
  "30": { days: 30, endOfMonth: false },
  "45f": { days: 45, endOfMonth: true },
  "60": { days: 60, endOfMonth: false },
} as const;
export type TermName = keyof typeof TERMS;
export const TERM_NAMES = Object.keys(TERMS) as TermName[];

/** `2,5` as the API takes it: `2.5`. */
const quantity = () =>
  v.pipe(
    text(10),
    v.transform((typed) => String(numberOf(typed) ?? "")),
    v.regex(/^(?!0+(?:\.0+)?$)\d{1,5}(?:\.\d{1,2})?$/, "quantity"),
  );

/** Percents as typed, in basis points; nothing typed is no discount. */
const share = () =>
  v.pipe(
    v.optional(v.string(), ""),
    v.trim(),
    v.check((typed) => typed === "" || numberOf(typed) !== undefined, "number"),
    v.transform((typed) => Math.round((numberOf(typed) ?? 0) * 100)),
    v.minValue(0, "min_value"),
    v.maxValue(10_000, "max_value"),
  );

const names = () =>
  v.pipe(
    v.optional(v.string(), ""),
    v.transform((typed) =>
      typed
        .split("\n")
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  );

/** What the form holds; `detailsOf` makes of it what the API takes. */
export const OrderSchema = v.object({
  organizationID: text(60),
  publicBody: flag(),
  signatory: v.object({ name: text(120), email: email(), role: text(120) }),
  object: text(200),
  cohortID: optionalText(60),
  seats: whole(1, 500),
  people: names(),
  lines: v.array(v.object({ basis: oneOf(BASES), description: text(300), quantity: quantity(), unitNet: euros() })),
  discount: v.object({ share: share(), reason: optionalText(120) }),
  schedule: oneOf([...SCHEDULES, "custom"]),
  term: oneOf(TERM_NAMES),
  validUntil: day(),
  purchaseOrder: optionalText(50),
  note: optionalText(2_000),
});
export type OrderValues = v.InferOutput<typeof OrderSchema>;

export function detailsOf({ publicBody, discount, term, cohortID, ...typed }: OrderValues, reason: string): Details {
  return {
    ...typed,
    buyerKind: publicBody ? "publicBody" : "organization",
    cohortID: cohortID ?? null,
    purchaseOrder: typed.purchaseOrder ?? null,
    note: typed.note ?? null,
    discount: discount.share > 0 ? { reason: discount.reason ?? reason, basisPoints: discount.share } : null,
    term: TERMS[term],
  };
}
