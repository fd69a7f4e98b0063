import { DRAWN, KEPT, KINDS, PAPERS, STREAMED } from "./document.table.ts";

export { KEPT, KINDS, PAPERS, STREAMED };

export type Kept = (typeof KEPT)[number];
export type Drawn = (typeof DRAWN)[number];
export type Paper = (typeof PAPERS)[number];
export type Kind = (typeof KINDS)[number];

export const isDrawn = (kind: Paper): kind is Drawn => (DRAWN as readonly Paper[]).includes(kind);

export type Locale = "fr" | "en";
export const LOCALES: readonly Locale[] = ["fr", "en"];

const GROUP = ["cabinet", "adresse", "courriel", "programme", "groupe", "coach"] as const;
const DATES = ["dates", "premiere", "lieu", "heures"] as const;
const CONTENT = ["buts", "objectifs", "public", "prerequis", "contenu", "methodes", "evaluation", "handicap"] as const;

/** The words in braces that each wording may hold. */
export const PLACEHOLDERS: Readonly<Record<Kind, readonly string[]>> = {
  programme: [...GROUP, ...DATES, ...CONTENT],
  rules: [...GROUP, "lieu"],
  summons: [...GROUP, ...DATES, "personne", "organisation"],
  employerSummons: [...GROUP, ...DATES, "organisation", "personnes"],
  attestation: [...GROUP, "personne", "organisation", "objectifs", "heures", "du", "au", "suivi", "acquis"],
  collectiveReview: [...GROUP, "jour"],
  individualReview: [...GROUP, "personne", "jour"],
  actionPlan: [...GROUP, "personne", "jour"],
};

/** Without these the document would not say what it is for (Code du travail L6353-1, L6353-8 and R6352-1). */
export const NEEDED: Readonly<Record<Kind, readonly string[]>> = {
  programme: ["programme", "objectifs"],
  rules: ["cabinet"],
  summons: ["personne", "dates"],
  employerSummons: ["personnes", "dates"],
  attestation: ["personne", "objectifs", "suivi"],
  collectiveReview: [],
  individualReview: [],
  actionPlan: [],
};
