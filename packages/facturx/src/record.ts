import { DEFAULT_BRAND, RULE, readable, SOFT, textOn } from "./pdf/colour.ts";
import { background } from "./pdf/mark.ts";
import { INNER_WIDTH, lineHeight, PAGE, Sheet } from "./pdf/sheet.ts";

/** What was recorded, as a table: presences of a training action. */
export interface RecordDocument {
  title: string;
  author: string;
  /** Day of the document, `YYYY-MM-DD`: also the date inside the file, so that the bytes do not vary. */
  day: string;
  facts: { label: string; value: string }[];
  /** Widths are shares of the whole. */
  columns: { title: string; share: number; align?: "right" }[];
  rows: string[][];
  closing: string;
  colour?: string;
  /** Words across every page: "DOCUMENT DE DÉMONSTRATION". */
  mark?: string;
}

const SIZE = 8.8;
const PAD = 5;
const LABEL = 130;

/** The document as A4 pages, PDF/A-3b, in the look of the invoices. Same document, same bytes. */
export async function recordDocument(document: RecordDocument): Promise<Uint8Array> {
  const { default: Document } = await import("pdfkit");
  const brand = document.colour ?? DEFAULT_BRAND;
  const sheet = new Sheet(Document, {
    title: document.title,
    author: document.author,
    day: document.day,
    background: (page) => background(page, brand, document.mark),
  });
  sheet.flow(document.title, { size: 17, weight: "bold", colour: readable(brand) });
  sheet.y += 10;
  for (const fact of document.facts) told(sheet, fact);
  sheet.y += 12;
  heading(sheet, document, brand);
  for (const row of document.rows) written(sheet, row, { document, brand });
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

/** A row is kept whole; on a new page the head of the table stands above it again. */
function written(sheet: Sheet, row: readonly string[], at: { document: RecordDocument; brand: string }): void {
  const boxes = placed(at.document);
  const cells = boxes.map((box, index) => sheet.wrap(row[index] ?? "", box.width, { size: SIZE }));
  const height = Math.max(...cells.map((lines) => lines.length)) * lineHeight(SIZE) + 2 * PAD;
  if (sheet.room(height)) heading(sheet, at.document, at.brand);
  for (const [index, box] of boxes.entries()) {
    const { align = "left" } = at.document.columns[index] ?? {};
    for (const [line, text] of (cells[index] ?? []).entries()) {
      sheet.line(text, { ...box, y: sheet.y + PAD + line * lineHeight(SIZE) }, { size: SIZE, align });
    }
  }
  sheet.y += height;
  sheet.rule(sheet.y, RULE);
}

function foot(sheet: Sheet, { author, title }: RecordDocument, pages: string): void {
  const style = { size: 7.4, colour: SOFT };
  const box = { x: PAGE.margin, y: PAGE.height - 46, width: INNER_WIDTH };
  sheet.rule(box.y - 6, RULE);
  const [text = ""] = sheet.wrap(`${author} — ${title}`, INNER_WIDTH - 70, style);
  sheet.line(text, box, style);
  sheet.line(pages, box, { ...style, align: "right" });
}
