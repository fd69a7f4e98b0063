/** A value of the front matter: texts alone, whatever YAML would have made of them. */
export type Value =
  | { kind: "empty" }
  | { kind: "text"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "map"; fields: Field[] }
  | { kind: "other" };

export type Lines = { from: number; to: number };
export type Field = { name: string; value: Value; lines: Lines; source: string };

/** The keys that a catalogue sheet is known to carry, at its root and in its infobox. */
export const rootNames = [
  "title",
  "category",
  "theme",
  "description",
  "goals",
  "image",
  "weight",
  "_template",
  "tags",
  "draft",
  "infobox",
] as const;
export const infoboxNames = ["superheading", "heading", "duration", "public", "prerequisites"] as const;

/** What a plain YAML scalar says when it says nothing. */
export function isNull(plain: string): boolean {
  return /^(?:|~|null|Null|NULL)$/.test(plain);
}
