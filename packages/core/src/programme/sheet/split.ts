import { fr } from "./text.ts";

/** Past this size it is not a catalogue sheet. */
export const bytesMax = 1_048_576;
const frontMatterMax = 32_768;

export type SourceLine = { text: string; number: number };

/** A file cut in two; or the sentence that says why it cannot be. */
export type Parts =
  | { front: SourceLine[]; body: SourceLine[]; refused?: undefined }
  | { front?: undefined; body?: undefined; refused: string };

/** Strict UTF-8 (a byte order mark is dropped), or nothing. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The YAML between the two `---` lines that open a file, and what follows. Any line end is accepted. */
export function split(text: string): Parts {
  const lines = text
    .replace(/^\ufeff+/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ text: line, number: index + 1 }));
  const opening = lines.findIndex((line) => line.text.trim() !== "");
  if (opening === -1) return { refused: fr`Le fichier est vide.` };
  if (!/^---\s*$/.test(lines[opening]?.text ?? "")) {
    return { refused: fr`Le fichier ne commence pas par un en-tête YAML entre deux lignes « --- ».` };
  }
  const closing = lines.findIndex((line, index) => index > opening && /^(---|\.\.\.)\s*$/.test(line.text));
  if (closing === -1) {
    return { refused: fr`L'en-tête ouvert à la ligne ${opening + 1} n'est jamais refermé par une ligne « --- ».` };
  }
  const front = lines.slice(opening + 1, closing);
  const size = front.reduce((sum, line) => sum + line.text.length + 1, 0);
  if (size > frontMatterMax) return { refused: fr`L'en-tête dépasse 32 Ko : ce n'est pas une fiche de catalogue.` };
  return { front, body: lines.slice(closing + 1) };
}
