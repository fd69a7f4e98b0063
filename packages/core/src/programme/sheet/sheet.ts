import { type Section, sectionsOf } from "./body.ts";
import type { Lines } from "./field.ts";
import { readFrontMatter } from "./front-matter.ts";
import { infoboxFields } from "./infobox.ts";
import { listOfProblems, type Problem } from "./problem.ts";
import { rootFields } from "./root.ts";
import { bytesMax, decode, split } from "./split.ts";
import { fr } from "./text.ts";

export type { Lines, Problem, Section };
export { bytesMax };

/**
 * What was understood of a catalogue sheet (Markdown under a YAML front matter), for the import screen.
 * Texts are trimmed and null when nothing is written ("Aucun" stays "Aucun"). `net`, `vat`, `gross`: integer cents, null
 * unless written with HT, TTC or TVA or computed from two of them, or from one and its written rate; `vatRate`: basis
 * points, null unless written. `days`, `hours`: numbers, hours never computed from days. `image`: an address, never
 * fetched. `lines`: for each field read, by its dotted source name, its first and last line in the file, from 1.
 * `problems`: what was guessed, left out or is missing; see `Problem`. Unreadable: all null or empty, one `unreadable`.
 */
export type Info = {
  isReadable: boolean;
  title: string | null;
  category: string | null;
  theme: string | null;
  description: string | null;
  goals: string | null;
  image: string | null;
  weight: number | null;
  template: string | null;
  tags: string[];
  draft: boolean;
  superheading: string | null;
  heading: string | null;
  net: number | null;
  vat: number | null;
  gross: number | null;
  vatRate: number | null;
  days: number | null;
  hours: number | null;
  public: string[];
  prerequisites: string | null;
  sections: Section[];
  lines: Record<string, Lines>;
  problems: Problem[];
};

/** One sheet as `npm run sheet` prints it: these keys, in this order. */
export type Line = {
  file: string;
  title: string | null;
  net: number | null;
  vat: number | null;
  gross: number | null;
  days: number | null;
  hours: number | null;
  public: string[];
  prerequisites: string | null;
  category: string | null;
  theme: string | null;
  tags: string[];
  draft: boolean;
  problems: { field: string; code: Problem["code"]; text: string }[];
};

/** Reads the bytes of a file or a text already decoded. Never throws; at most `bytesMax` bytes are read. */
export function read(source: Uint8Array | string): Info {
  if (source.length > bytesMax) return unreadable(fr`Le fichier dépasse 1 Mo : ce n'est pas une fiche de catalogue.`);
  const text = typeof source === "string" ? source : decode(source);
  if (text === undefined) return unreadable(fr`Le fichier n'est pas un texte UTF-8.`);
  const parts = split(text);
  if (parts.refused !== undefined) return unreadable(parts.refused);
  const { problems, report } = listOfProblems();
  const fields = readFrontMatter(parts.front, report);
  if (!fields) return unreadable(fr`L'en-tête ne contient aucune ligne « champ : valeur ».`);
  const root = rootFields(fields, report);
  const infobox = infoboxFields({ fields: root.infobox, isPresent: root.isInfoboxPresent, body: parts.body, report });
  return {
    isReadable: true,
    ...root.info,
    ...infobox.info,
    sections: sectionsOf(parts.body),
    lines: Object.fromEntries([...root.lines, ...infobox.lines]),
    problems,
  };
}

/** The sheet of a file that could not be read, with its reason in French. */
export function unreadable(reason: string): Info {
  return {
    isReadable: false,
    title: null,
    category: null,
    theme: null,
    description: null,
    goals: null,
    image: null,
    weight: null,
    template: null,
    tags: [],
    draft: false,
    superheading: null,
    heading: null,
    net: null,
    vat: null,
    gross: null,
    vatRate: null,
    days: null,
    hours: null,
    public: [],
    prerequisites: null,
    sections: [],
    lines: {},
    problems: [{ field: "file", code: "unreadable", text: reason, line: null }],
  };
}

/** The printed form of a sheet; `file` as it was typed. */
export function lineOf(file: string, sheet: Info): Line {
  return {
    file,
    title: sheet.title,
    net: sheet.net,
    vat: sheet.vat,
    gross: sheet.gross,
    days: sheet.days,
    hours: sheet.hours,
    public: sheet.public,
    prerequisites: sheet.prerequisites,
    category: sheet.category,
    theme: sheet.theme,
    tags: sheet.tags,
    draft: sheet.draft,
    problems: sheet.problems.map(({ field, code, text }) => ({ field, code, text })),
  };
}
