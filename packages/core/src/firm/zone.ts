import * as v from "valibot";
import { Zone } from "../kernel/index.ts";

const USUAL = "Europe/Paris";

/** Where the first three digits of a postal code put a firm overseas; Saint-Pierre-et-Miquelon changes its clocks, the others do not. */
const OVERSEAS: Record<string, string> = {
  "971": "America/Guadeloupe",
  "972": "America/Martinique",
  "973": "America/Cayenne",
  "974": "Indian/Reunion",
  "975": "America/Miquelon",
  "976": "Indian/Mayotte",
  "986": "Pacific/Wallis",
  "987": "Pacific/Tahiti",
  "988": "Pacific/Noumea",
};

/** Those of French addresses, metropolitan France's first. */
export const FRENCH_ZONES: readonly string[] = [USUAL, ...Object.values(OVERSEAS)];

/** The zone of a French address, as the firm's clocks show it. */
export function zoneOfAddress({ postalCode }: { postalCode: string }): string {
  return OVERSEAS[postalCode.slice(0, 3)] ?? USUAL;
}

/** The IANA name of what someone typed, whatever its case; undefined for a zone that does not exist. */
export function zoneNamed(typed: string): string | undefined {
  const exact = Intl.supportedValuesOf("timeZone").find((name) => name.toLowerCase() === typed.toLowerCase());
  // Older names are none of these and lead to one; an offset such as +02:00 is no zone: it knows no summer.
  return exact ?? (/^[A-Z][A-Za-z]+\//.test(typed) && v.is(Zone, typed) ? typed : undefined);
}

/** The same, or nothing: no zone of one's own. */
export const OwnZone = v.pipe(
  v.string(),
  v.trim(),
  v.check((typed) => typed === "" || (typed.length <= 64 && zoneNamed(typed) !== undefined), "zone"),
);

/** A zone as a person types it. */
export const TypedZone = v.pipe(
  v.string(),
  v.trim(),
  v.check((typed) => typed.length <= 64 && zoneNamed(typed) !== undefined, "zone"),
);
