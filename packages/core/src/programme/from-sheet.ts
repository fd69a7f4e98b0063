import type { Firm } from "../firm/index.ts";
import { DomainError, parse } from "../kernel/index.ts";
import { type Content, Input, usualRate, vatRefusal } from "./content.ts";
import type { Lines, Section, Info as SheetInfo } from "./sheet/sheet.ts";

export interface SheetProblem {
  field: string;
  code: string;
  text: string;
  /** The same in English. */
  english?: string;
  /** Line of the source, from 1. */
  line: number | null;
}

/** What the import screen shows beside the source: `fields` says where each part of the content was read. */
export interface Understood {
  isReadable: boolean;
  content: Content;
  fields: { field: keyof Content; from: number; to: number }[];
  problems: SheetProblem[];
  /** The sheet marks itself a draft. */
  draft: boolean;
}

const sources: Partial<Record<keyof Content, string[]>> = {
  title: ["title"],
  category: ["category"],
  theme: ["theme"],
  tags: ["tags"],
  description: ["description"],
  goals: ["goals"],
  weight: ["weight"],
  public: ["infobox.public"],
  prerequisites: ["infobox.prerequisites"],
  days: ["infobox.duration"],
  hours: ["infobox.duration"],
  priceNet: ["infobox.heading", "infobox.superheading"],
  vatRate: ["infobox.heading", "infobox.superheading"],
};

/** The body's headings that name a field of ours, without accents. */
const headings: [RegExp, "objectives" | "description" | "methods" | "results" | "outline"][] = [
  [/^objectifs?( pedagogiques?| operationnels?)?$/, "objectives"],
  [/^(description|presentation)$/, "description"],
  [/^(methodes?|moyens|outils|methodes? et outils|methodes? pedagogiques?|modalites pedagogiques?)$/, "methods"],
  [/^(resultats?( attendus)?|benefices?)$/, "results"],
  [/^(programme|deroule|deroulement|contenu)( detaille| pedagogique)?$/, "outline"],
];

/**
 * A sheet as a programme's content, with what was guessed on the way added to the sheet's own problems. Pure: nothing
 * is stored, and the firm's VAT regime has the last word on the rate.
 */
export function understood(sheet: SheetInfo, regime: Firm.Info["vatRegime"]): Understood {
  const problems: SheetProblem[] = [...sheet.problems];
  const say = (field: string, code: string, text: string, line: number | null = null) =>
    problems.push({ field, code, text, line });
  const fields: Understood["fields"] = [];
  const body = fromBody(sheet.sections);
  const content: Content = {
    title: sheet.title ?? "",
    category: sheet.category,
    theme: sheet.theme,
    tags: sheet.tags,
    description: sheet.description ?? body.description?.text ?? null,
    goals: sheet.goals,
    objectives: itemsOf(body.objectives),
    public: sheet.public,
    prerequisites: sheet.prerequisites,
    days: sheet.days,
    hours: sheet.hours,
    nature: "training",
    priceNet: sheet.net,
    vatRate: writtenRate(sheet) ?? usualRate("training", regime),
    methods: body.methods?.text ?? null,
    results: body.results?.text ?? null,
    outline: stepsOf(body.outline),
    body: body.rest.map(({ heading, text }) => ({ heading: heading || null, text })),
    disabilityContact: null,
    nsfCode: null,
    weight: sheet.weight,
  };
  if (!sheet.isReadable) return { isReadable: false, content, fields, problems, draft: sheet.draft };
  const place = (field: keyof Content, lines: Lines | undefined) => lines && fields.push({ field, ...lines });
  for (const [field, names] of Object.entries(sources)) {
    for (const name of names)
      if (isWritten(content[field as keyof Content])) place(field as keyof Content, sheet.lines[name]);
  }
  for (const field of ["objectives", "methods", "results", "outline"] as const) place(field, body[field]?.lines);
  if (!sheet.description) place("description", body.description?.lines);
  if (body.objectives) {
    say(
      "objectives",
      "guessed",
      "Objectifs repris du texte de la fiche\u00a0: vérifiez que chacun peut être évalué.",
      body.objectives.lines.from,
    );
  }
  say(
    "nature",
    "guessed",
    "La fiche ne dit pas s’il s’agit d’une action de formation ou d’une prestation de conseil\u00a0: action de formation retenue.",
  );
  const refusal = vatRefusal(content, regime);
  if (refusal) {
    say(
      "vatRate",
      refusal,
      "Le taux de TVA de la fiche ne va pas avec le régime du cabinet\u00a0: il a été remplacé.",
      sheet.lines["infobox.heading"]?.from ?? null,
    );
    content.vatRate = usualRate("training", regime);
  }
  if (sheet.image)
    say("image", "not_understood", "L’image de la fiche n’est pas reprise.", sheet.lines.image?.from ?? null);
  return { isReadable: true, content: bounded(content, say), fields, problems, draft: sheet.draft };
}

/** The rate as written, or that of the two amounts as written. */
function writtenRate({ vatRate, net, vat }: SheetInfo): number | null {
  if (vatRate !== null || net === null || vat === null || net === 0) return vatRate;
  return Math.min(10_000, Math.round((vat * 10_000) / net));
}

type Body = Partial<Record<"objectives" | "description" | "methods" | "results" | "outline", Section>> & {
  rest: Section[];
};

function fromBody(sections: readonly Section[]): Body {
  const body: Body = { rest: [] };
  for (const section of sections) {
    const plain = section.heading
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z]+/g, " ")
      .trim();
    const field = headings.find(([pattern]) => pattern.test(plain))?.[1];
    if (field && !body[field] && section.text !== "") body[field] = section;
    else if (section.heading !== "" || section.text !== "") body.rest.push(section);
  }
  return body;
}

/** The points of a list, or the paragraphs of a text. */
function itemsOf(section: Section | undefined): string[] {
  if (!section) return [];
  const points = section.text.split("\n").filter((text) => /^\s*(?:[-*+•]|\d+[.)])\s+/.test(text));
  const items =
    points.length > 0
      ? points.map((text) => text.replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, ""))
      : section.text.split(/\n\s*\n/);
  return items.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
}

const NUMBERED = /^(?:\d+|[a-z])[.)]\s+/i;

/**
 * The steps of an outline. A numbered one keeps its numbers as they are written, what stands under a number with it; any
 * other is a list.
 */
function stepsOf(section: Section | undefined): string[] {
  const lines = (section?.text ?? "").split("\n").filter((line) => line.trim() !== "");
  if (!lines.some((line) => NUMBERED.test(line))) return itemsOf(section);
  const steps: { words: string; under: string[] }[] = [];
  for (const line of lines) {
    const words = line.replace(/\s+/g, " ").trim();
    const last = steps.at(-1);
    if (!last || NUMBERED.test(line)) steps.push({ words, under: [] });
    else last.under.push(words.replace(/^[-*+•] /, ""));
  }
  return steps.map(({ words, under }) => (under.length > 0 ? `${words}\u00a0: ${under.join("\u202f; ")}` : words));
}

function isWritten(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== "";
}

/** What our own limits would refuse at `create` is left out here, and said: the preview never offers what cannot be kept. */
function bounded(content: Content, say: (field: string, code: string, text: string) => void): Content {
  const kept: Content = { ...content };
  for (let turn = 0; turn < 8; turn++) {
    try {
      return {
        ...kept,
        ...parse(Input, { ...kept, title: kept.title || "-" }),
        title: kept.title,
        vatRate: kept.vatRate,
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      for (const path of new Set(error.fields.map(({ path }) => path.split(".")[0] ?? ""))) {
        say(
          path,
          "not_understood",
          "Ce champ de la fiche n’est pas repris\u00a0: il est trop long ou contient des caractères invisibles.",
        );
        Object.assign(kept, {
          [path]: path === "title" ? "" : Array.isArray(content[path as keyof Content]) ? [] : null,
        });
      }
    }
  }
  return kept;
}
