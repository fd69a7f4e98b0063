import type { Decimal } from "./document.ts";

const SHAPE = /^-?\d{1,15}(?:\.\d{1,4})?$/;
const NO_BREAK = "\u00a0";

/** Ten-thousandths of a whole number or of decimal text with at most 4 decimals. Throws RangeError on anything else. */
export function tenThousandths(value: Decimal): bigint {
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== "string" || !SHAPE.test(text)) throw new RangeError(`Not an exact decimal: ${value}`);
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, "0"));
  return text.startsWith("-") ? -size : size;
}

/** Whole cents as BigInt. Throws RangeError on a fraction. */
export function wholeCents(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not whole cents: ${value}`);
  return BigInt(value);
}

/** Quotient rounded to the nearest, half away from zero. */
export function divide(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const [top, bottom] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -quotient : quotient;
}

/** A share of a sum, rate in basis points, rounded to the cent. */
export function share(cents: bigint, basisPoints: number): bigint {
  if (!Number.isSafeInteger(basisPoints) || basisPoints < 0) throw new RangeError(`Not a rate: ${basisPoints}`);
  return divide(cents * BigInt(basisPoints), 10_000n);
}

/** Cents back as a number; throws RangeError where a JavaScript number would lie. */
export function safe(cents: bigint): number {
  const value = Number(cents);
  if (!Number.isSafeInteger(value)) throw new RangeError("Amount too large");
  return value;
}

function scaled(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** `84000` → `"840.00"`, as XML wants amounts and, from basis points, rates. */
export const hundredths = (value: number): string => scaled(wholeCents(value), 2);

const trimmed = (text: string): string => text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** Quantity without needless zeros: `"3.50"` → `"3.5"`. */
export const quantityText = (quantity: Decimal): string => trimmed(scaled(tenThousandths(quantity), 4));

/** Unit price in euros, two decimals at least, six at most: `"1002.5"` → `"10.025"`. */
export function priceText(unitCents: Decimal): string {
  const [whole = "0", fraction = ""] = trimmed(scaled(tenThousandths(unitCents), 6)).split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}

const french = (text: string): string => {
  const [whole = "", fraction] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, NO_BREAK);
  return `${text.startsWith("-") ? "−" : ""}${grouped}${fraction ? `,${fraction}` : ""}`;
};

/** `123456` → `1 234,56 €`, with U+00A0: Intl's U+202F is missing from many fonts. */
export const euros = (cents: number): string => `${french(hundredths(cents))}${NO_BREAK}€`;
export const priceEuros = (unitCents: Decimal): string => `${french(priceText(unitCents))}${NO_BREAK}€`;
export const quantityFrench = (quantity: Decimal): string => french(quantityText(quantity));
/** `550` → `5,5 %`. */
export const percent = (basisPoints: number): string => `${french(trimmed(hundredths(basisPoints)))}${NO_BREAK}%`;
/** `73282932000074` → `732 829 320 00074`, for a SIREN or a SIRET. */
export const numberFrench = (digits: string): string =>
  digits.replace(/^(\d{3})(\d{3})(\d{3})/, `$1${NO_BREAK}$2${NO_BREAK}$3${NO_BREAK}`).trim();
/** `2027-09-15` → `15/09/2027`. */
export const dayFrench = (day: string): string => day.split("-").reverse().join("/");

const english = (text: string): string => {
  const [whole = "", fraction] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${grouped}${fraction ? `.${fraction}` : ""}`;
};

/** `123456` → `€1,234.56`. */
export const eurosEnglish = (cents: number): string => `${cents < 0 ? "−" : ""}€${english(hundredths(cents))}`;
export const priceEnglish = (unitCents: Decimal): string =>
  `${String(unitCents).startsWith("-") ? "−" : ""}€${english(priceText(unitCents))}`;
/** `550` → `5.5%`. */
export const percentEnglish = (basisPoints: number): string => `${english(trimmed(hundredths(basisPoints)))}%`;
/** `2027-09-15` → `15 Sep 2027`, which no reader takes for another day. */
export const dayEnglish = (day: string): string => {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
};
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
