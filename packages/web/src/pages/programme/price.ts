import { centsOf } from "../../format/typed.ts";

export interface Price {
  vat: number;
  gross: number;
}

/** VAT and gross of a net price as typed, in cents, VAT half up; undefined while it is no price. */
export function priceOf(typed: string, basisPoints: number): Price | undefined {
  const net = centsOf(typed);
  if (net === undefined || net < 0) return undefined;
  const vat = Math.floor((net * basisPoints + 5_000) / 10_000);
  return { vat, gross: net + vat };
}
