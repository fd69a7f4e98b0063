const BEFORE_HIGH = /[ \u00a0](?=[;!?])/g;
const BEFORE_COLON = / (?=:(?:\s|$))|(?<=«) | (?=»)/g;
const BEFORE_UNIT = /(?<=\d) (?=€|%|h\b|min\b)/g;

/** French prose: ordinary spaces become the no-break ones (U+202F before ; ! ?, U+00A0 before a colon and inside « »). */
export function french(text: string): string {
  return text.replace(BEFORE_HIGH, "\u202f").replace(BEFORE_COLON, "\u00a0").replace(BEFORE_UNIT, "\u00a0");
}

/** The same for every sentence of a tree of words, those made by a function included. */
export function frenchAll<W>(words: W): W {
  if (typeof words === "string") return french(words) as W;
  if (typeof words === "function") return ((...input: unknown[]) => frenchAll(words(...input))) as W;
  if (Array.isArray(words)) return words.map(frenchAll) as W;
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, frenchAll(value)])) as W;
}
