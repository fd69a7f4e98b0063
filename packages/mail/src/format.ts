import type { Meeting } from "./content.ts";
import { fr, type Locale } from "./locale.ts";

const NBSP = "\u00a0";
const tags: Record<Locale, string> = { fr: "fr-FR", en: "en-GB" };
const euros = { style: "currency", currency: "EUR" } as const;

/** Making a format costs a thousand times what using it does: each is made once. */
function kept<O, F>(make: (locale: Locale, options: O) => F): (locale: Locale, options: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
}

const numbers = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tags[locale], options));
const dates = kept((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tags[locale], options));

/** Integer cents as a person reads them: `1 234,56 €` with U+202F and U+00A0, or `€1,234.56`. */
export function money(cents: number, locale: Locale): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`Cents are whole: ${cents}`);
  const written = numbers(locale, euros).format(Math.abs(cents) / 100);
  return cents < 0 ? `\u2212${written}` : written;
}

/** A calendar day `YYYY-MM-DD` in words: `mardi 1er février 2028`, no-break inside. */
export function day(day: string, locale: Locale): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError("A day is YYYY-MM-DD");
  return dayOf(new Date(`${day}T00:00:00.000Z`), locale, "UTC");
}

/** A calendar day without its weekday: `1er janvier 2026`, `1 January 2026`, no-break inside. */
export function date(day: string, locale: Locale): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError("A day is YYYY-MM-DD");
  return dayOf(new Date(`${day}T00:00:00.000Z`), locale, "UTC", "long");
}

/** An instant in its zone: `mardi 9 novembre 2027 à 9 h 30`; another zone than metropolitan France's is named. */
export function moment(instant: string, zone: string, locale: Locale): string {
  const at = new Date(instant);
  const joined = locale === "fr" ? " à " : " at ";
  return `${dayOf(at, locale, zone)}${joined}${hour(at, locale, zone)}${zoneNote(at, locale, zone)}`;
}

/** `heure de La Réunion`; a zone without a name of its own by its IANA name. */
export function zoneName(timeZone: string, locale: Locale, at = new Date(0)): string {
  const format = dates(locale, { timeZoneName: "longGeneric", timeZone });
  return format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** A meeting as `moment` says it and, where the reader's own clocks show another hour, what they do: `, 11 h chez vous`. */
export function momentFor({ startsAt, zone, ownZone }: Meeting, locale: Locale): string {
  const own = ownZone && ownMoment({ startsAt, zone, ownZone }, locale);
  if (!own) return moment(startsAt, zone, locale);
  const named = zone === "Europe/Paris" ? (locale === "fr" ? fr` (heure de Paris)` : " (Paris time)") : "";
  return `${moment(startsAt, zone, locale)}${named}, ${own}`;
}

/** What the reader's own clocks show; undefined when it is what those of the meeting do. */
function ownMoment({ startsAt, zone, ownZone }: Required<Meeting>, locale: Locale): string | undefined {
  const at = new Date(startsAt);
  const [theirs, own] = [dayOf(at, locale, zone), dayOf(at, locale, ownZone)];
  const own24 = hour(at, locale, ownZone);
  if (theirs === own && hour(at, locale, zone) === own24) return undefined;
  if (theirs === own) return locale === "fr" ? `${own24}${NBSP}chez vous` : `${own24}${NBSP}your time`;
  return locale === "fr" ? `le ${own} à ${own24}${NBSP}chez vous` : `${own} at ${own24}${NBSP}your time`;
}

/** Whole minutes as a length: `3 h 30`, `45 min`; in English `3 h 30 min`. */
export function duration(minutes: number, locale: Locale): string {
  if (!Number.isSafeInteger(minutes) || minutes < 0) throw new RangeError(`Minutes are whole: ${minutes}`);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${NBSP}min`;
  if (rest === 0) return `${hours}${NBSP}h`;
  if (locale === "en") return `${hours}${NBSP}h${NBSP}${rest}${NBSP}min`;
  return `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, "0")}`;
}

/** A count and its noun; in French 0 and 1 are singular. */
export function counted(count: number, [one, other]: readonly [string, string], locale: Locale): string {
  const noun = new Intl.PluralRules(locale).select(count) === "one" ? one : other;
  return `${numbers(locale, {}).format(count)}${NBSP}${noun}`;
}

function dayOf(at: Date, locale: Locale, timeZone: string, dateStyle: "full" | "long" = "full"): string {
  const words = dates(locale, { dateStyle, timeZone }).format(at).replace(",", "");
  // Intl writes "1 février"; a French reader expects the ordinal on the first day alone.
  const ordinal = locale === "fr" ? words.replace(/(?<=^(?:\p{L}+ )?)1 /u, "1er ") : words;
  return ordinal.replaceAll(" ", NBSP);
}

function hour(at: Date, locale: Locale, timeZone: string): string {
  const format = dates(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const hours = parts.get("hour") ?? "";
  const minutes = parts.get("minute") ?? "";
  if (locale === "en") return `${hours}:${minutes}`;
  return `${Number(hours)}${NBSP}h${minutes === "00" ? "" : `${NBSP}${minutes}`}`;
}

function zoneNote(at: Date, locale: Locale, timeZone: string): string {
  if (timeZone === "Europe/Paris") return "";
  const name = zoneName(timeZone, locale, at);
  return locale === "fr" ? fr` (${name})` : ` (${name})`;
}
