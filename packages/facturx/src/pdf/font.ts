import { createRequire } from "node:module";
import type PDFDocument from "pdfkit";

/** The part of a fontkit font that we use. */
export interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

export type Weight = "regular" | "bold";
export interface Fonts extends Record<Weight, ParsedFont> {
  /** Characters known to have their glyph in both weights. */
  known: Set<string>;
}

/** Literal paths inside the call, so that tools see which package is meant. */
function files(): Record<Weight, string> {
  const require = createRequire(import.meta.url);
  return {
    regular: require.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
    bold: require.resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
  };
}

let parsed: Fonts | undefined;

/**
 * Both weights of Source Sans 3, parsed once a process. The files are found at the first call, from wherever this
 * module runs: once bundled, the font package stays outside, beside pdfkit.
 */
export function fonts(Document: typeof PDFDocument): Fonts {
  if (parsed) return parsed;
  const { regular, bold } = files();
  parsed = { regular: parse(Document, regular), bold: parse(Document, bold), known: new Set() };
  return parsed;
}

/** pdfkit parses with its own fontkit and takes the result back later; it has no public way to ask for it. */
function parse(Document: typeof PDFDocument, path: string): ParsedFont {
  const probe = new Document({ autoFirstPage: false, font: "" }).font(path);
  return remembering((probe as unknown as { _font: { font: ShapedFont } })._font.font);
}

interface Run {
  positions: object[];
}

interface ShapedFont extends ParsedFont {
  layout(text: string, ...options: unknown[]): Run;
}

const WORDS_MAX = 4_000;
const WORD_LENGTH_MAX = 40;

/**
 * Shaping words is most of the cost of a page, and invoices share most of their words: the shapes are kept between
 * documents. pdfkit scales the positions it is given in place, so it gets a copy.
 */
function remembering(font: ShapedFont): ShapedFont {
  const shape = font.layout.bind(font);
  const known = new Map<string, Run>();
  font.layout = (text, ...options) => {
    const plain = options.every((option) => option === undefined);
    if (!plain || text.length > WORD_LENGTH_MAX) return shape(text, ...options);
    const run = known.get(text) ?? shape(text);
    if (known.size >= WORDS_MAX) known.clear();
    known.set(text, run);
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.assign(Object.create(Object.getPrototypeOf(run)), run, { positions });
  };
  return font;
}
