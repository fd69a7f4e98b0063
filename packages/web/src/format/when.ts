import { locale } from "../messages/locale.ts";
import { momentLong, momentShort } from "./date.ts";
import { byClocksOf, firmZone } from "./zone.ts";

/** `heure de La Réunion`. */
export function zoneName(timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale() === "fr" ? "fr-FR" : "en-GB", {
    timeZone,
    timeZoneName: "longGeneric",
  });
  return format.formatToParts().find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

interface Dated {
  startsAt: string;
  zone?: string | undefined;
}

/** ` (heure de La Réunion)`, when the firm's clocks show another hour then. */
export function placeOfHour({ startsAt, zone }: Dated): string {
  const [there, here] = [zone, firmZone()].map((clocks) => byClocksOf(clocks, () => momentShort(startsAt)));
  return zone && there !== here ? ` (${zoneName(zone)})` : "";
}

/** `lundi 9 novembre 2026, 9 h (heure de La Réunion)`: a session by its own clocks, in a list of several groups'. */
export const whenOf = (one: Dated, say: (instant: string) => string = momentLong): string =>
  byClocksOf(one.zone, () => say(one.startsAt)) + placeOfHour(one);
