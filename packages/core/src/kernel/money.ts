import * as v from "valibot";

/** A sum above 100 million euros is a typing error. */
export const CENTS_MAX = 10_000_000_000;

/** Whole euro cents. */
export const Cents = v.pipe(v.number(), v.integer("cents"), v.minValue(0, "cents"), v.maxValue(CENTS_MAX, "cents"));
export type Cents = v.InferOutput<typeof Cents>;

/** A rate in basis points: 2000 is 20 %. */
export const BasisPoints = v.pipe(v.number(), v.integer("rate"), v.minValue(0, "rate"), v.maxValue(10_000, "rate"));

export interface Amounts {
  net: Cents;
  vat: Cents;
  gross: Cents;
}

/** VAT of a base in cents, half up, once per rate (EN 16931 BR-CO-17; CGI 266 for the base). */
export function vatOf(netCents: Cents, rate: number): Cents {
  return Math.floor((netCents * rate + 5_000) / 10_000);
}

/** Net, VAT and gross of a base at one rate: `net + vat = gross` always. */
export function amounts(netCents: Cents, rate: number): Amounts {
  const vat = vatOf(netCents, rate);
  return { net: netCents, vat, gross: netCents + vat };
}
