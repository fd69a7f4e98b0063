/** The wording of problems and the spacing of source texts. Pure. */

const anySpace = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const hiddenCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** One line, plain spaces only: for reading a value, never for keeping it. */
export function flatten(text: string): string {
  return text.replace(anySpace, " ").trim();
}

/** What is kept of a source text: its edges trimmed, characters nobody can see removed, lone surrogates replaced. */
export function tidy(text: string): string {
  return text.replace(hiddenCharacters, "").toWellFormed().trim();
}

/** A piece of the source in French quotation marks, cut at a length a person still reads. */
export function quote(source: string): string {
  const flat = flatten(tidy(source));
  const letters = Array.from(flat.slice(0, 400));
  const shown = letters.length > 160 ? `${letters.slice(0, 159).join("")}…` : letters.join("");
  return `«\u00a0${shown}\u00a0»`;
}

/** A French sentence with its no-break spaces; what is inserted keeps its own. */
export function fr(sentence: TemplateStringsArray, ...inserted: (string | number)[]): string {
  return sentence.map((part, index) => `${typeset(part)}${index < inserted.length ? inserted[index] : ""}`).join("");
}

function typeset(part: string): string {
  return part
    .replace(/ :/g, "\u00a0:")
    .replace(/ ([;!?])/g, "\u202f$1")
    .replace(/« /g, "«\u00a0")
    .replace(/ »/g, "\u00a0»")
    .replace(/(\d) (%|€)/g, "$1\u00a0$2")
    .replace(/'/g, "’");
}
