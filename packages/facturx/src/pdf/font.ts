import { createRequire } from "node:module";
import type PDFDocument from "pdfkit";

/** The part of a fontkit font that we use. */
export interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

export type Weight = "regular" | "bold";
export type Fonts = Record<Weight, ParsedFont>;

const FILES: Record<Weight, string> = {
  regular: "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  bold: "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
};

let parsed: Fonts | undefined;

/**
 * Both weights of Source Sans 3, parsed once a process. The files are found at the first call, from wherever this
 * module runs: once bundled, the font package stays outside, beside pdfkit.
 */
export function fonts(Document: typeof PDFDocument): Fonts {
  parsed ??= { regular: parse(Document, FILES.regular), bold: parse(Document, FILES.bold) };
  return parsed;
}

/** pdfkit parses with its own fontkit and takes the result back later; it has no public way to ask for it. */
function parse(Document: typeof PDFDocument, file: string): ParsedFont {
  const path = createRequire(import.meta.url).resolve(file);
  const probe = new Document({ autoFirstPage: false, font: "" }).font(path);
  return (probe as unknown as { _font: { font: ParsedFont } })._font.font;
}
