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

/** What each key holds, as a person calls it: keys are never shown to him. */
export const labels: Readonly<Record<(typeof rootNames)[number] | (typeof infoboxNames)[number], string>> = {
  title: "le titre",
  category: "la catégorie",
  theme: "le thème",
  description: "la description",
  goals: "les objectifs",
  image: "l’image",
  weight: "l’ordre d’affichage",
  _template: "le modèle",
  tags: "les mots-clés",
  draft: "l’état de brouillon",
  infobox: "l’encadré",
  superheading: "le texte au-dessus du prix",
  heading: "le prix",
  duration: "la durée",
  public: "le public",
  prerequisites: "les prérequis",
};

/** The keys that French authors write instead, without accents, capitals or dashes. */
const synonyms: Readonly<Record<string, string>> = {
  titre: "title",
  intitule: "title",
  categorie: "category",
  thematique: "theme",
  presentation: "description",
  objectif: "goals",
  objectifs: "goals",
  but: "goals",
  buts: "goals",
  photo: "image",
  ordre: "weight",
  poids: "weight",
  modele: "_template",
  "mot cle": "tags",
  "mots cles": "tags",
  etiquettes: "tags",
  brouillon: "draft",
  encadre: "infobox",
  surtitre: "superheading",
  prix: "heading",
  tarif: "heading",
  tarifs: "heading",
  duree: "duration",
  publics: "public",
  "public vise": "public",
  "pour qui": "public",
  prerequis: "prerequisites",
  "pre requis": "prerequisites",
};

/** The key among `names` that an author meant: as written, in other letters, or in French; undefined for another. */
export function meant<Name extends string>(written: string, names: readonly Name[]): Name | undefined {
  const plain = written
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
  const bare = written.trim().toLowerCase();
  return (
    names.find((name) => name === written) ??
    names.find((name) => name === bare || name === plain) ??
    names.find((name) => Object.hasOwn(synonyms, plain) && name === synonyms[plain])
  );
}
