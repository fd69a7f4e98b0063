import * as v from "valibot";
import { numberOf } from "../../format/typed.ts";
import { euros, optionalText, text } from "../../ui/schema.ts";

/** Rates that a French firm charges, in basis points. */
export const RATES = ["2000", "1000", "550", "210", "0"] as const;
export const DISCOUNTS = ["none", "share", "amount"] as const;
export const TERMS = {
  "0": { days: 0, endOfMonth: false },
  "30": { days: 30, endOfMonth: false },
  "45": { days: 45, endOfMonth: false },
  "45f": { days: 45, endOfMonth: true },
  "50": { days: 50, endOfMonth: false },
  "60": { days: 60, endOfMonth: false },
} as const;
export type TermName = keyof typeof TERMS;
export const TERM_NAMES = Object.keys(TERMS) as TermName[];

const quantity = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty("required"),
  v.transform((typed) => typed.replace(",", ".")),
  v.regex(/^(?!0+(?:\.0+)?$)\d{1,7}(?:\.\d{1,4})?$/, "quantity"),
  v.transform((exact) => (/^\d+$/.test(exact) ? Number(exact) : exact)),
);

const percent = v.pipe(
  text(10),
  v.check((typed) => numberOf(typed) !== undefined, "number"),
  v.transform((typed) => Math.round((numberOf(typed) ?? 0) * 100)),
  v.minValue(0, "min_value"),
  v.maxValue(10_000, "max_value"),
);

/** A share or a sum with its reason, or none. */
export const discount = v.optional(
  v.pipe(
    v.object({
      how: v.picklist(DISCOUNTS),
      basisPoints: v.optional(percent),
      amount: v.optional(euros()),
      reason: v.optional(text(100)),
    }),
    v.transform(({ how, basisPoints = 0, amount = 0, reason = "" }) => {
      if (how === "none") return null;
      return how === "share" ? { reason, basisPoints } : { reason, amount };
    }),
  ),
  { how: "none" },
);

/** Lines as typed; `from`: the line of the draft that it goes on from. */
export const lines = v.array(
  v.object({
    description: text(400),
    quantity,
    unitNet: euros(),
    vatRate: v.pipe(v.string(), v.transform(Number)),
    discount,
    from: v.optional(v.pipe(v.string(), v.transform(Number))),
  }),
);

/** What a buyer asks to read, and when he pays. */
export const references = {
  purchaseOrder: optionalText(50),
  serviceCode: optionalText(100),
  engagementNumber: optionalText(50),
  term: v.optional(v.picklist(TERM_NAMES)),
};
