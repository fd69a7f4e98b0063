import { locale } from "../messages/locale.ts";
import { FINE, NBSP, perLocale } from "./intl.ts";

const whole = perLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const oneDigit = perLocale((tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
const ratio = perLocale((tag) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }));
const euros = perLocale((tag) => new Intl.NumberFormat(tag, { style: "currency", currency: "EUR" }));
const rules = perLocale((tag) => new Intl.PluralRules(tag));

// Intl puts a fine space before % in French; the rule asks a plain no-break space, and a true minus sign.
const minus = (text: string) => text.replace("-", "−");

export const number = (value: number): string => minus(whole().format(value));

/** Whole cents, `1 234,56 €`. Throws on a fraction of a cent, which could print as `-0,00 €`. */
export function money(cents: number): string {
  if (!Number.isInteger(cents)) throw new RangeError("money takes whole cents");
  return minus(euros().format(cents / 100));
}

/** A share between 0 and 1, `92 %`. */
export const percent = (share: number): string => {
  const text = minus(ratio().format(share));
  return locale() === "fr" ? text.replace(/\s%/u, `${NBSP}%`) : text;
};

/** A rate in basis points: 550 is `5,5 %`. */
export const rate = (basisPoints: number): string => percent(basisPoints / 10_000);

/** A mean and the best possible answer, `4,2 / 5`. */
export const score = (mean: number, best = 5): string => `${oneDigit().format(mean)}${FINE}/${FINE}${best}`;

/** The form that goes with this number: in French 0 and 1,5 are singular. */
export const pluralForm = (count: number, one: string, other: string): string =>
  rules().select(count) === "one" ? one : other;

/** `0 séance`, `2 séances`. */
export const plural = (count: number, one: string, other: string): string =>
  `${number(count)}${NBSP}${pluralForm(count, one, other)}`;

/** A length in minutes, `45 min`, `3 h`, `3 h 30`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${NBSP}min`;
  const head = `${hours}${NBSP}h`;
  return rest === 0 ? head : `${head}${NBSP}${String(rest).padStart(2, "0")}`;
}
