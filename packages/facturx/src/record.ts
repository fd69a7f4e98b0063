import { DEFAULT_BRAND, INK, RULE, readable, SOFT, textOn } from "./pdf/colour.ts";
import { background } from "./pdf/mark.ts";
import { INNER_WIDTH, lineHeight, PAGE, Sheet } from "./pdf/sheet.ts";

/** A cell's words, or a signature drawn above them: strokes of a pad of 600 by 200, "M x y L x y …". */
export type RecordCell = string | { text: string; strokes: string };

/** What was recorded, as a table: presences of a training action. */
export interface RecordDocument {
  title: string;
  author: string;
  /** Day of the document, `YYYY-MM-DD`: also the date inside the file, so that the bytes do not vary. */
  day: string;
  facts: { label: string; value: string }[];
  /** Widths are shares of the whole. */
  columns: { title: string; share: number; align?: "right" }[];
  rows: RecordCell[][];
  /** French unless told. */
  locale?: "fr" | "en";
  /** What people said, below the table: each as it was said. */
  quotes?: { title: string; texts: readonly string[] };
  closing: string;
  colour?: string;
  /** Words across every page: "DOCUMENT DE DÉMONSTRATION". */
  mark?: string;
}

const SIZE = 8.8;
const PAD = 5;
const LABEL = 130;
const PEN = { width: 600, height: 200, drawn: 34 };

/** The document as A4 pages, PDF/A-3b, in the look of the invoices. Same document, same bytes. */
export async function recordDocument(document: RecordDocument): Promise<Uint8Array> {
  const { default: Document } = await import("pdfkit");
  const brand = document.colour ?? DEFAULT_BRAND;
  const sheet = new Sheet(Document, {
    title: document.title,
    author: document.author,
    day: document.day,
    ...(document.locale && { locale: document.locale }),
    background: (page) => background(page, brand, document.mark),
  });
  sheet.flow(document.title, { size: 17, weight: "bold", colour: readable(brand) });
  sheet.y += 10;
  for (const fact of document.facts) told(sheet, fact);
  sheet.y += 12;
  heading(sheet, document, brand);
  for (const row of document.rows) written(sheet, row, { document, brand });
  if (document.quotes && document.quotes.texts.length > 0) quoted(sheet, document.quotes);
  sheet.y += 12;
  sheet.flow(document.closing, { size: 8.4, colour: SOFT });
  return sheet.finish((page, pages) => foot(sheet, document, `Page ${page}/${pages}`));
}

function told(sheet: Sheet, { label, value }: { label: string; value: string }): void {
  sheet.room(lineHeight(9.5));
  sheet.line(label, { x: PAGE.margin, y: sheet.y, width: LABEL }, { size: 9, colour: SOFT });
  sheet.flow(value, { size: 9.5 }, { x: PAGE.margin + LABEL, width: INNER_WIDTH - LABEL });
  sheet.y += 2;
}

function quoted(sheet: Sheet, { title, texts }: NonNullable<RecordDocument["quotes"]>): void {
  sheet.y += 14;
  sheet.room(3 * lineHeight(SIZE));
  sheet.flow(title, { size: 10, weight: "bold" });
  for (const text of texts) {
    sheet.y += 5;
    sheet.flow(text, { size: SIZE }, { x: PAGE.margin + PAD, width: INNER_WIDTH - 2 * PAD });
  }
}

/** Where each column stands, in points. */
function placed({ columns }: RecordDocument): { x: number; width: number }[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x = PAGE.margin;
  return columns.map(({ share }) => {
    const width = (INNER_WIDTH * share) / whole;
    const box = { x: x + PAD, width: width - 2 * PAD };
    x += width;
    return box;
  });
}

function heading(sheet: Sheet, document: RecordDocument, brand: string): void {
  const height = 20;
  sheet.fill({ x: PAGE.margin, y: sheet.y, width: INNER_WIDTH, height, radius: 2 }, brand);
  for (const [at, box] of placed(document).entries()) {
    const style = { size: 8.2, weight: "bold" as const, colour: textOn(brand) };
    const { title = "", align = "left" } = document.columns[at] ?? {};
    sheet.line(title, { ...box, y: sheet.y + 4.5 }, { ...style, align });
  }
  sheet.y += height + 1;
}

const textOf = (cell: RecordCell | undefined): string => (typeof cell === "object" ? cell.text : (cell ?? ""));
const drawnIn = (cell: RecordCell | undefined): number => (typeof cell === "object" ? PEN.drawn + 2 : 0);

/** A row is kept whole; on a new page the head of the table stands above it again. */
function written(sheet: Sheet, row: readonly RecordCell[], at: { document: RecordDocument; brand: string }): void {
  const boxes = placed(at.document);
  const cells = boxes.map((box, index) => sheet.wrap(textOf(row[index]), box.width, { size: SIZE }));
  const heights = cells.map((lines, index) => lines.length * lineHeight(SIZE) + drawnIn(row[index]));
  const height = Math.max(...heights) + 2 * PAD;
  if (sheet.room(height)) heading(sheet, at.document, at.brand);
  for (const [index, box] of boxes.entries()) {
    const { align = "left" } = at.document.columns[index] ?? {};
    const cell = row[index];
    if (typeof cell === "object") drawn(sheet, cell.strokes, { ...box, y: sheet.y + PAD });
    const top = sheet.y + PAD + drawnIn(cell);
    for (const [line, text] of (cells[index] ?? []).entries()) {
      sheet.line(text, { ...box, y: top + line * lineHeight(SIZE) }, { size: SIZE, align });
    }
  }
  sheet.y += height;
  sheet.rule(sheet.y, RULE);
}

/** A signature as it was drawn, in the height of two lines. */
function drawn(sheet: Sheet, strokes: string, box: { x: number; y: number; width: number }): void {
  const scale = Math.min(box.width / PEN.width, PEN.drawn / PEN.height);
  const { document } = sheet;
  document.save().translate(box.x, box.y).scale(scale);
  document.path(strokes).lineWidth(5).lineCap("round").lineJoin("round").stroke(INK);
  document.restore();
}

function foot(sheet: Sheet, { author, title }: RecordDocument, pages: string): void {
  const style = { size: 7.4, colour: SOFT };
  const box = { x: PAGE.margin, y: PAGE.height - 46, width: INNER_WIDTH };
  sheet.rule(box.y - 6, RULE);
  const [text = ""] = sheet.wrap(`${author} — ${title}`, INNER_WIDTH - 70, style);
  sheet.line(text, box, style);
  sheet.line(pages, box, { ...style, align: "right" });
}
