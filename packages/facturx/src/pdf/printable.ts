import type { Fonts } from "./font.ts";

/** Pictures and their tones, joiners, variants, direction marks: drawn as nothing. */
const UNSEEN = /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}\p{C}\p{M}]/u;

const drawn = (fonts: Fonts, character: string): boolean => {
  const codePoint = character.codePointAt(0) ?? 0;
  return fonts.regular.hasGlyphForCodePoint(codePoint) && fonts.bold.hasGlyphForCodePoint(codePoint);
};

/**
 * Text that the font can draw, because one missing glyph makes a PDF/A invalid: emoji and control characters go,
 * a letter of another script becomes its base letter or "?". Line breaks stay. The XML keeps the original.
 */
export function printable(fonts: Fonts, text: string): string {
  const clean = text
    .normalize("NFC")
    .replaceAll("\t", " ")
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n");
  let result = "";
  for (const character of clean) result += remembered(fonts, character);
  return result.replaceAll(/ {2,}/g, " ");
}

function remembered(fonts: Fonts, character: string): string {
  if (fonts.known.has(character)) return character;
  const found = replacement(fonts, character);
  // Bounded by what the fonts hold: hostile text does not grow the memory of a process.
  if (found === character) fonts.known.add(character);
  return found;
}

function replacement(fonts: Fonts, character: string): string {
  if (character === "\n") return character;
  if (/\p{Cc}|\p{Cf}/u.test(character)) return "";
  if (drawn(fonts, character)) return character;
  const [base = ""] = character.normalize("NFKD");
  if (base !== character && drawn(fonts, base)) return base;
  return UNSEEN.test(character) ? "" : "?";
}
