import { french, hash } from "../kernel/index.ts";
import { type Kind, type Locale, NEEDED, PLACEHOLDERS } from "./kind.ts";

export interface Wording {
  title: string;
  text: string;
}
export interface Written {
  title: string;
  introduction: string;
  articles: { title: string; text: string }[];
}
export type Values = Readonly<Record<string, string>>;

const PLACE = /\{([^{}]*)\}/g;
const HEADING = /^##[ \t]*/;

const namesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name = ""]) => name.trim());

export interface Problem {
  code: "wording.unknown_placeholder" | "wording.missing_placeholder" | "wording.brace";
  /** Which word; empty for a brace that stands alone. */
  name: string;
}

/** What does not hold in a wording of this kind: a word it cannot have, one it lacks, a brace without its other. Pure. */
export function problemsOf(kind: Kind, { title, text }: Wording): Problem[] {
  const all = `${title}\n${text}`;
  const names = new Set(namesIn(all));
  const known = PLACEHOLDERS[kind];
  const unknown = [...names].filter((name) => !known.includes(name));
  const missing = NEEDED[kind].filter((name) => !names.has(name));
  const alone = /[{}]/.test(all.replaceAll(PLACE, ""));
  return [
    ...unknown.map((name): Problem => ({ code: "wording.unknown_placeholder", name })),
    ...missing.map((name): Problem => ({ code: "wording.missing_placeholder", name })),
    ...(alone ? [{ code: "wording.brace", name: "" } as const] : []),
  ];
}

/**
 * A wording with its words filled in. `## ` begins an article, an empty line a paragraph; a paragraph whose every word
 * is unknown here (no prerequisites, no place yet) is left out, and so is an article that nothing is left of. Pure.
 */
export function fill({ title, text }: Wording, values: Values, locale: Locale): Written {
  const typeset = (words: string) => (locale === "fr" ? french(words) : words);
  const put = (words: string) => typeset(words.replaceAll(PLACE, (_, name: string) => values[name.trim()] ?? ""));
  const says = (paragraph: string) => {
    const names = namesIn(paragraph);
    return names.length === 0 || names.some((name) => (values[name] ?? "") !== "");
  };
  const parts = partsOf(text).map(({ heading, paragraphs }) => ({
    title: put(heading),
    text: paragraphs.filter(says).map(put).join("\n\n"),
  }));
  const [lead, ...articles] = parts;
  return {
    title: put(title),
    introduction: lead?.text ?? "",
    articles: articles.filter((article) => article.text !== ""),
  };
}

/** What stands before the first heading, then each heading with its paragraphs. */
function partsOf(text: string): { heading: string; paragraphs: string[] }[] {
  const parts: { heading: string; paragraphs: string[] }[] = [{ heading: "", paragraphs: [] }];
  for (const line of text.split("\n")) {
    if (HEADING.test(line)) parts.push({ heading: line.replace(HEADING, "").trim(), paragraphs: [""] });
    else addLine(parts.at(-1)?.paragraphs ?? [], line);
  }
  return parts.map(({ heading, paragraphs }) => ({
    heading,
    paragraphs: paragraphs.map((one) => one.trim()).filter(Boolean),
  }));
}

function addLine(paragraphs: string[], line: string): void {
  if (line.trim() === "") paragraphs.push("");
  else paragraphs.push(`${paragraphs.pop() ?? ""}\n${line}`);
}

/** The fingerprint of a document's words in both languages: what is signed, and what its files are named by. Pure. */
export function textHashOf({ fr, en }: { fr: Written; en: Written }): string {
  const said = ({ title, introduction, articles }: Written) => [
    title,
    introduction,
    ...articles.map((article) => [article.title, article.text]),
  ];
  return hash(JSON.stringify([said(fr), said(en)]));
}
