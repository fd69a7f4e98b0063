import type { Remark } from "./problem.ts";
import { type Quantities, quantities } from "./quantity.ts";
import { flatten, fr, quote } from "./text.ts";

/** `days` and `hours` as written, each null when not written: hours are never computed from days. */
export type Duration = { days: number | null; hours: number | null; remarks: Remark[] };

const daysMax = 365;
const hoursMax = 3000;

/** Reads a duration as French catalogues write it: "2 jours (14 h)", "2,5 jours", "3 demi-journées", "deux jours". */
export function readDuration(source: string): Duration {
  const text = flatten(source).toLowerCase();
  const nothing = (code: Remark["code"], why: string): Duration => ({
    days: null,
    hours: null,
    remarks: [{ code, text: why }],
  });
  if (/^\+?\d+(?:[.,]\d+)?$/.test(text)) {
    return nothing("not_understood", fr`Durée sans unité (jours ou heures ?) : ${quote(source)}.`);
  }
  if (/(?:^|[:(])\s*[-−]\d/.test(text)) return nothing("not_understood", fr`Durée négative : ${quote(source)}.`);
  const found = quantities(text);
  const days = single(found.days);
  const hours = single(found.hours);
  if (found.isRange || found.isSum || days === "several" || hours === "several") {
    return nothing("ambiguous", fr`Plusieurs durées possibles : ${quote(source)}.`);
  }
  if (days === null && hours === null && !found.isShare) {
    return nothing("not_understood", fr`Durée non comprise : ${quote(source)}.`);
  }
  if ((days !== null && !(days > 0 && days <= daysMax)) || (hours !== null && !(hours > 0 && hours <= hoursMax))) {
    return nothing("not_understood", fr`Durée invraisemblable : ${quote(source)}.`);
  }
  return { days, hours, remarks: remarksOn({ days, hours, found, source }) };
}

/** The one value that is written, however often; nothing; or several that differ. */
function single(values: readonly number[]): number | null | "several" {
  const [first] = values;
  if (first === undefined) return null;
  return values.every((each) => each === first) ? first : "several";
}

function remarksOn(read: { days: number | null; hours: number | null; found: Quantities; source: string }): Remark[] {
  const { days, hours, found, source } = read;
  const remarks: Remark[] = [];
  const add = (code: Remark["code"], text: string) => remarks.push({ code, text });
  if (found.isHalfDays)
    add("guessed", fr`${quote(source)} lu comme ${figure(days)} jour(s) : deux demi-journées font un jour.`);
  if (found.isMinutes) add("guessed", fr`${quote(source)} lu comme ${figure(hours)} heure(s).`);
  if (found.isShare) {
    add("ambiguous", fr`Des heures par jour ou par séance ne font pas un total : ${quote(source)}.`);
  }
  if (days !== null && hours !== null && (hours > days * 12 || hours < days)) {
    add("contradiction", fr`Les jours et les heures ne s'accordent pas : ${quote(source)}.`);
  }
  if (found.isLoose) add("ambiguous", fr`La durée n'est pas ferme : ${quote(source)}.`);
  if (found.isRepeated) add("guessed", fr`Mot répété, compté une seule fois : ${quote(source)}.`);
  else if (found.rest !== "")
    add("not_understood", fr`Dans ${quote(source)}, ${quote(found.rest)} n'a pas été compris.`);
  return remarks;
}

function figure(value: number | null): string {
  return String(value ?? "").replace(".", ",");
}
