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

/** A table for a spreadsheet: UTF-8 with its mark, semicolons in French, commas in English. */
export function reportCsv(rows: readonly (readonly string[])[], locale: Locale): string {
  const separator = locale === "fr" ? ";" : ",";
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
}

/** What would be read as a formula is made a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) && !/^[-+]?\d[\d.,]*$/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Words as they are quoted. */
export const inQuotes = (text: string, locale: Locale): string =>
  locale === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`;
