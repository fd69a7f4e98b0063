import { words } from "../../messages/programme.ts";
import { words as sheet } from "../../messages/sheet.ts";

type Label = keyof ReturnType<typeof words>["fields"];

/** Fields of a sheet (C2) by the field of ours that they fill. */
const ofSheet: Readonly<Record<string, Label>> = {
  "infobox.heading": "priceNet",
  "infobox.superheading": "priceNet",
  "infobox.duration": "days",
  "infobox.public": "public",
  "infobox.prerequisites": "prerequisites",
};

/** The name of a field, ours or the sheet's, in the person's words; the sheet's own name when it is unknown to us. */
export function labelOf(field: string): string {
  const known: Readonly<Record<string, string>> = { ...words().fields, ...sheet().fields };
  return known[ofSheet[field] ?? field] ?? field;
}

/** What kind of problem a code is, in one or two words. */
export function kindOf(code: string): string {
  const known: Readonly<Record<string, string>> = sheet().problemKinds;
  return known[code] ?? sheet().problemKinds.guessed;
}
