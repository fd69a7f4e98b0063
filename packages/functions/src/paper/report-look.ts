import type { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { demoMark, wholeColour } from "./agreement.ts";

type Locale = "fr" | "en";

/** What every report of satisfaction begins with: whose it is, its day, its look. */
export function reportHead({
  title,
  firm,
  day,
  locale,
}: {
  title: string;
  firm: Firm.Info;
  day: string;
  locale: Locale;
}) {
  return {
    title,
    author: firm.name,
    day,
    locale,
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(Config.use().demo && { mark: demoMark(locale) }),
  };
}

/** A mean with one decimal. */
export function decimal(value: number, locale: Locale): string {
  const text = value.toFixed(1);
  return locale === "fr" ? text.replace(".", ",") : text;
}

/** Words as they are quoted. */
export const inQuotes = (text: string, locale: Locale): string =>
  locale === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`;
