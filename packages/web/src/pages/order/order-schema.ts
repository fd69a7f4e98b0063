import * as v from "valibot";
import { numberOf } from "../../format/typed.ts";
import { day, email, euros, flag, oneOf, optionalText, text, whole } from "../../ui/schema.ts";
import type { Details } from "./order.data.ts";

export const BASES = ["seat", "group", "session", "day", "extra"] as const;
export const SCHEDULES = ["order", "deposit30", "thirds", "sessions", "end", "custom"] as const;
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

/** A share in percent, or a sum before VAT. */
export const UNITS = ["share", "sum"] as const;
export const TRIGGERS = ["order", "day", "session", "end"] as const;
export const VAT_RATES = ["2000", "1000", "550", "850", "210"] as const;

/** Percents or euros as typed: basis points or cents, both are hundredths. Nothing typed is nothing. */
const hundredths = () =>
  v.pipe(
    v.optional(v.string(), ""),
    v.trim(),
    v.check((typed) => typed === "" || numberOf(typed) !== undefined, "number"),
    v.transform((typed) => Math.round((numberOf(typed) ?? 0) * 100)),
    v.minValue(0, "min_value"),
  );
const Sized = { size: hundredths(), unit: oneOf(UNITS) };
type Sized = { size: number; unit: (typeof UNITS)[number] };
const fits = ({ size, unit }: Sized) => unit === "sum" || size <= 10_000;

/** What is taken off: a share or a sum, with its reason. */
const rebate = () =>
  v.pipe(
    v.object({ ...Sized, reason: optionalText(120) }),
    v.forward(
      v.check((one) => fits(one), "max_value"),
      ["size"],
    ),
  );

const Part = v.pipe(
  v.object({
    ...Sized,
    trigger: oneOf(TRIGGERS),
    session: v.pipe(
      v.optional(v.string(), ""),
      v.transform((typed) => (typed ? Number(typed) : undefined)),
    ),
    day: v.pipe(
      v.optional(v.string(), ""),
      v.transform((typed) => typed || undefined),
    ),
  }),
  v.forward(
    v.check((one) => fits(one), "max_value"),
    ["size"],
  ),
);

const sizeOf = ({ size, unit }: Sized) => (unit === "sum" ? { amount: size } : { basisPoints: size });

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
  lines: v.array(
    v.object({
      basis: oneOf(BASES),
      description: text(300),
      quantity: quantity(),
      unitNet: euros(),
      vatRate: oneOf(VAT_RATES),
      discount: rebate(),
    }),
  ),
  discount: rebate(),
  schedule: oneOf(SCHEDULES),
  parts: v.optional(v.array(Part), []),
  term: oneOf(TERM_NAMES),
  validUntil: day(),
  purchaseOrder: optionalText(50),
  note: optionalText(2_000),
});
export type OrderValues = v.InferOutput<typeof OrderSchema>;

export function detailsOf(values: OrderValues, reason: string): Details {
  const { publicBody, discount, term, cohortID, lines, parts, ...typed } = values;
  const off = (one: OrderValues["discount"]) =>
    one.size > 0 ? { reason: one.reason ?? reason, ...sizeOf(one) } : null;
  return {
    ...typed,
    lines: lines.map((line) => ({ ...line, vatRate: Number(line.vatRate), discount: off(line.discount) })),
    parts: values.schedule === "custom" ? parts.map(partOf) : [],
    buyerKind: publicBody ? "publicBody" : "organization",
    cohortID: cohortID ?? null,
    purchaseOrder: typed.purchaseOrder ?? null,
    note: typed.note ?? null,
    discount: off(discount),
    term: TERMS[term],
  };
}

function partOf({ trigger, session, day: on, ...sized }: OrderValues["parts"][number]) {
  return {
    trigger,
    ...sizeOf(sized),
    ...(trigger === "session" && session !== undefined && { session }),
    ...(trigger === "day" && on && { day: on }),
  };
}
