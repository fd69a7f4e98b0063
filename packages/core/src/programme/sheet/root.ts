import { type Field, infoboxNames, type Lines, meant, rootNames } from "./field.ts";
import { type FieldReader, fieldReader } from "./field-reader.ts";
import { readTags } from "./list.ts";
import type { Report } from "./problem.ts";
import type { Info } from "./sheet.ts";
import { fr, quote } from "./text.ts";

type Root = Pick<
  Info,
  "title" | "category" | "theme" | "description" | "goals" | "image" | "weight" | "template" | "tags" | "draft"
>;

/** The root of the front matter; fields of the infobox that were left outside it are handed over with it. */
export function rootFields(fields: readonly Field[], report: Report) {
  const isStray = ({ name }: Field) => meant(name, rootNames) === undefined && meant(name, infoboxNames) !== undefined;
  const reader = fieldReader({ fields: fields.filter((field) => !isStray(field)), names: rootNames, path: "", report });
  const info: Root = {
    title: reader.text("title"),
    category: reader.text("category"),
    theme: reader.text("theme"),
    description: reader.text("description"),
    goals: reader.text("goals"),
    image: imageOf(reader),
    weight: weightOf(reader),
    template: reader.text("_template"),
    tags: reader.list("tags", readTags),
    draft: draftOf(reader),
  };
  reader.required("title", info.title === null, "Titre");
  reader.required("category", info.category === null, "Catégorie");
  reader.required("theme", info.theme === null, "Thème");
  const box = reader.find("infobox");
  if (box.kind !== "map" && box.kind !== "empty") {
    reader.say(
      "infobox",
      "not_understood",
      fr`L'encadré devait contenir le prix, la durée, le public et les prérequis : ${quote(reader.field("infobox")?.source ?? "")}.`,
    );
  }
  const strays = fields.filter(isStray);
  // A French key says by itself that it was guessed.
  for (const { name, source, lines: at } of strays.filter((stray) => isInfoboxName(stray.name))) {
    report(`infobox.${name}`, "guessed", fr`Champ écrit hors de l'encadré de la fiche : ${quote(source)}.`, at.from);
  }
  const infobox = [...strays, ...(box.kind === "map" ? box.fields : [])];
  const lines: [string, Lines][] = reader.lines;
  return { info, infobox, isInfoboxPresent: infobox.length > 0, lines };
}

function isInfoboxName(name: string): boolean {
  return (infoboxNames as readonly string[]).includes(name);
}

/** An address, as text: never fetched. A script or inline data is no address of a cover. */
function imageOf(reader: FieldReader): string | null {
  const image = reader.text("image");
  if (image === null || (/^(?:https?:\/\/|[^\s:]+$)/i.test(image) && !/[\s"<>\\]/.test(image))) return image;
  reader.say("image", "not_understood", fr`Adresse d'image non reprise : ${quote(image)}.`);
  return null;
}

function weightOf(reader: FieldReader): number | null {
  const weight = reader.text("weight");
  if (weight === null) return null;
  if (/^[+-]?\d{1,9}(?:[.,]\d{1,4})?$/.test(weight)) return Number(weight.replace(",", "."));
  reader.say("weight", "not_understood", fr`Un nombre était attendu : ${quote(weight)}.`);
  return null;
}

function draftOf(reader: FieldReader): boolean {
  const draft = reader.text("draft")?.toLowerCase();
  if (draft === undefined || draft === "false") return false;
  if (draft === "true") return true;
  const isYes = ["oui", "yes", "vrai", "on", "1", "y", "o"].includes(draft);
  const isNo = ["non", "no", "faux", "off", "0", "n"].includes(draft);
  if (isYes || isNo) reader.say("draft", "guessed", fr`Brouillon ${quote(draft)} lu comme ${isYes ? "oui" : "non"}.`);
  else reader.say("draft", "not_understood", fr`Brouillon ni oui ni non : ${quote(draft)}.`);
  return isYes;
}
