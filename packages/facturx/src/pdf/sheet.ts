import type PDFDocument from "pdfkit";
import { escapeXml } from "../xml/element.ts";
import { INK } from "./colour.ts";
import { type Fonts, fonts, type Weight } from "./font.ts";
import { printable } from "./printable.ts";

/** Points; A4. */
export const PAGE = { width: 595.28, height: 841.89, margin: 48, top: 48, bottom: 72 };
export const INNER_WIDTH = PAGE.width - 2 * PAGE.margin;
const LEADING = 1.32;

export interface Style {
  size?: number;
  weight?: Weight;
  colour?: string;
  align?: "left" | "right" | "center";
  /** A web address to open when the text is pressed. */
  link?: string;
}

export interface Box {
  x: number;
  y: number;
  width: number;
}

export interface SheetInput {
  title: string;
  author: string;
  /** Day written as the date of creation: the bytes then depend on the content alone. */
  day: string;
  /** Language of the words; French unless told. */
  locale?: "fr" | "en";
  /** Drawn first on every page, under the content. */
  background?: (sheet: Sheet) => void;
}

export const lineHeight = (size: number): number => size * LEADING;

/**
 * A4 pages with our own flow: `y` is the cursor, nothing breaks a page unless `room` asks for it, and every text
 * goes through `printable`. PDF/A-3b, PDF 1.7.
 */
export class Sheet {
  y = PAGE.top;
  readonly document: PDFKit.PDFDocument;
  readonly fonts: Fonts;
  readonly #background: ((sheet: Sheet) => void) | undefined;
  readonly #done: Promise<Uint8Array>;

  constructor(Document: typeof PDFDocument, input: SheetInput) {
    this.fonts = fonts(Document);
    this.#background = input.background;
    this.document = open(Document, this.fonts, input);
    this.#done = collect(this.document);
    this.addPage();
  }

  addPage(): void {
    this.document.addPage();
    this.#background?.(this);
    this.y = PAGE.top;
  }

  /** Goes to a new page unless this height is left on the current one; says whether it did. */
  room(height: number): boolean {
    if (this.y + height <= PAGE.height - PAGE.bottom) return false;
    this.addPage();
    return true;
  }

  width(text: string, style: Style): number {
    const { size = 9, weight = "regular" } = style;
    return this.document.font(weight).fontSize(size).widthOfString(text);
  }

  /** Measured with its space: pdfkit keeps the shape of "word " and finds it again when it draws the line. */
  #wordWidth(word: string, style: Style): number {
    return this.width(`${word} `, style) - this.width(" ", style);
  }

  /** Lines of a text in a width, cut at plain spaces (no-break spaces hold), words too long cut where they must. */
  wrap(text: string, width: number, style: Style = {}): string[] {
    const space = this.width(" ", style);
    return printable(this.fonts, text)
      .split("\n")
      .flatMap((paragraph) => {
        const lines: string[] = [];
        let used = Number.POSITIVE_INFINITY;
        for (const word of paragraph.split(" ").flatMap((one) => this.#pieces(one, width, style))) {
          const size = this.#wordWidth(word, style);
          const fits = used + space + size <= width;
          if (fits) lines.push(`${lines.pop() ?? ""} ${word}`);
          if (!fits) lines.push(word);
          used = fits ? used + space + size : size;
        }
        return lines;
      });
  }

  #pieces(word: string, width: number, style: Style): string[] {
    if (this.#wordWidth(word, style) <= width) return [word];
    const pieces = [""];
    for (const character of word) {
      const grown = `${pieces.at(-1) ?? ""}${character}`;
      if (this.width(grown, style) > width && grown.length > 1) pieces.push(character);
      if (this.width(grown, style) <= width || grown.length === 1) pieces[pieces.length - 1] = grown;
    }
    return pieces;
  }

  /** One line at a place; does not move the cursor. */
  line(text: string, box: Box, style: Style = {}): void {
    const { size = 9, weight = "regular", colour = INK, align = "left", link } = style;
    const clean = printable(this.fonts, text).replaceAll("\n", " ");
    const free = box.width - (align === "left" ? 0 : this.width(clean, style));
    const x = box.x + { left: 0, center: free / 2, right: free }[align];
    this.document.font(weight).fontSize(size).fillColor(colour).text(clean, x, box.y, { lineBreak: false });
    if (link) this.document.link(x, box.y, this.width(clean, style), lineHeight(size), link);
  }

  /** Wrapped text at a place, on this page; returns the y below it. */
  block(text: string, box: Box, style: Style = {}): number {
    const step = lineHeight(style.size ?? 9);
    const lines = this.wrap(text, box.width, style);
    for (const [index, one] of lines.entries()) this.line(one, { ...box, y: box.y + index * step }, style);
    return box.y + lines.length * step;
  }

  /** Wrapped text at the cursor that flows over pages and moves the cursor. */
  flow(
    text: string,
    style: Style = {},
    box: { x: number; width: number } = { x: PAGE.margin, width: INNER_WIDTH },
  ): void {
    const step = lineHeight(style.size ?? 9);
    for (const one of this.wrap(text, box.width, style)) {
      this.room(step);
      this.line(one, { ...box, y: this.y }, style);
      this.y += step;
    }
  }

  fill(area: Box & { height: number; radius?: number }, colour: string): void {
    this.document.roundedRect(area.x, area.y, area.width, area.height, area.radius ?? 0).fill(colour);
  }

  rule(y: number, colour: string, width = 0.5): void {
    this.document
      .moveTo(PAGE.margin, y)
      .lineTo(PAGE.width - PAGE.margin, y)
      .lineWidth(width)
      .stroke(colour);
  }

  /** Draws the foot of every page, now that their number is known, and closes the file. */
  finish(foot: (page: number, pages: number) => void): Promise<Uint8Array> {
    const { count } = this.document.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.document.switchToPage(index);
      foot(index + 1, count);
    }
    this.document.end();
    return this.#done;
  }
}

function open(Document: typeof PDFDocument, parsed: Fonts, input: SheetInput): PDFKit.PDFDocument {
  const date = new Date(`${input.day}T12:00:00.000Z`);
  const plain = (text: string) => printable(parsed, text).replaceAll("\n", " ");
  const document = new Document({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    subset: "PDF/A-3b",
    pdfVersion: "1.7",
    lang: input.locale === "en" ? "en-GB" : "fr-FR",
    displayTitle: true,
    font: "",
    info: {
      Title: plain(input.title),
      Author: plain(input.author),
      Creator: "Entrepairs",
      Producer: "pdfkit",
      CreationDate: date,
      ModDate: date,
    },
  });
  for (const weight of ["regular", "bold"] as const) {
    // The types know bytes and paths only; pdfkit takes a parsed font as well.
    document.registerFont(weight, parsed[weight] as unknown as Uint8Array);
  }
  escapeMetadata(document);
  return document;
}

/** pdfkit copies the title into XMP unescaped, where "&" breaks it; /Info is already written by then. */
function escapeMetadata(document: PDFKit.PDFDocument): void {
  const end = document.endMetadata.bind(document);
  document.endMetadata = () => {
    const { info } = document;
    for (const key of ["Title", "Author", "Creator", "Producer"] as const) info[key] = escapeXml(info[key] ?? "");
    end();
  };
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on("error", reject);
  });
}
