import { perLocale } from "./intl.ts";

/** A text as searches see it: no accent, no case, œ as oe, every kind of space as one. */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/gu, " ")
    .trim();

/** True when every word of the query stands somewhere in these texts. */
export function matches(query: string, ...texts: (string | null | undefined)[]): boolean {
  const hay = fold(texts.filter(Boolean).join(" "));
  return fold(query)
    .split(" ")
    .every((word) => hay.includes(word));
}

const collator = perLocale((tag) => new Intl.Collator(tag, { sensitivity: "base", numeric: true }));

/** The order of a reader: é with e, 2 before 10. */
export const compare = (a: string, b: string): number => collator().compare(a, b);

/** `CL` of Camille Lefèvre. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/u);
  const [first = "", last = ""] = [words[0], words.length > 1 ? words.at(-1) : ""];
  return `${first.charAt(0)}${last.charAt(0)}`.toUpperCase();
};

const list = perLocale((tag) => new Intl.ListFormat(tag, { type: "conjunction" }));

/** `Ana, Bruno et Chloé`. */
export const together = (items: readonly string[]): string => list().format(items);
