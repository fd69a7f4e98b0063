import { locale } from "../messages/locale.ts";

/** Reads what a person typed: `1234,5`, `1 234,5`, `1234.5`, `1 234,50 €`, `12 %`. Undefined when it is no number. */
export function numberOf(text: string): number | undefined {
  const bare = text
    .replace(/[\s€%]/gu, "")
    .replace("−", "-")
    .replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined;
}

/** Euros as typed, in whole cents; undefined past two decimals, which would have to be guessed. */
export function centsOf(text: string): number | undefined {
  const bare = text.replace(/[\s€]/gu, "").replace("−", "-").replace(",", ".");
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(bare);
  if (!parts) return undefined;
  const [, sign = "", euros = "0", cents = ""] = parts;
  const value = Number(euros) * 100 + Number(cents.padEnd(2, "0"));
  return sign && value !== 0 ? -value : value;
}

/** Cents as a field shows them for editing: `1234,50`, or `1234.50` in English. */
export const typedOf = (cents: number): string => (cents / 100).toFixed(2).replace(".", locale() === "fr" ? "," : ".");
