import { DEFAULT_BRAND, RULE, readable, SOFT, tint } from "./pdf/colour.ts";
import { background } from "./pdf/mark.ts";
import { INNER_WIDTH, lineHeight, PAGE, Sheet } from "./pdf/sheet.ts";

/** A contract, an agreement, a charter: all its words are given, frozen as they were accepted. */
export interface TextDocument {
  title: string;
  subtitle?: string;
  author: string;
  /** Day of the document, `YYYY-MM-DD`: also the date inside the file, so that the bytes do not vary. */
  day: string;
  parties?: { role: string; lines: string[] }[];
  introduction?: string;
  articles: { title: string; text: string }[];
  signatures?: { role: string; name: string; signedAt?: string; method?: string }[];
  /** SHA-256 of the accepted words, or another proof, printed under the signatures. */
  proof?: string;
  colour?: string;
  /** Language of the few words that stand around it; French unless told. */
  locale?: "fr" | "en";
  /** Words across every page: "DOCUMENT DE DÉMONSTRATION". */
  mark?: string;
}

/** The document as A4 pages, PDF/A-3b, in the look of the invoices. Same document, same bytes. */
export async function textDocument(document: TextDocument): Promise<Uint8Array> {
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
  if (document.subtitle) sheet.flow(document.subtitle, { size: 10, colour: SOFT });
  sheet.y += 12;
  for (const party of document.parties ?? []) described(sheet, party);
  if (document.introduction) sheet.flow(document.introduction, { size: 9.8 });
  for (const [index, article] of document.articles.entries())
    written(sheet, `${index + 1}. ${article.title}`, article.text);
  signed(sheet, document, brand);
  return sheet.finish((page, pages) => foot(sheet, document, `Page ${page}/${pages}`));
}

function described(sheet: Sheet, party: { role: string; lines: string[] }): void {
  const box = { x: PAGE.margin + 12, width: INNER_WIDTH - 12 };
  const height = lineHeight(7.4) + 2 + party.lines.length * lineHeight(9.5);
  sheet.room(height);
  const top = sheet.y;
  sheet.line(party.role.toUpperCase(), { ...box, y: top }, { size: 7.4, weight: "bold", colour: SOFT });
  sheet.y += lineHeight(7.4) + 2;
  for (const [index, line] of party.lines.entries()) {
    sheet.flow(line, { size: 9.5, weight: index ? "regular" : "bold" }, box);
  }
  if (sheet.y > top) sheet.fill({ x: PAGE.margin, y: top, width: 2, height: sheet.y - top }, RULE);
  sheet.y += 12;
}

function written(sheet: Sheet, title: string, text: string): void {
  sheet.y += 8;
  // A title never stands alone at the foot of a page.
  sheet.room(lineHeight(10.5) + 2 * lineHeight(9.8));
  sheet.flow(title, { size: 10.5, weight: "bold" });
  sheet.y += 1;
  sheet.flow(text, { size: 9.8 });
}

const WORDS = { fr: { on: "Signé le", not: "Non signé" }, en: { on: "Signed on", not: "Not signed" } };

function signed(sheet: Sheet, { signatures = [], proof, locale = "fr" }: TextDocument, brand: string): void {
  const said = WORDS[locale];
  const width = (INNER_WIDTH - 16) / 2;
  sheet.y += 16;
  for (let first = 0; first < signatures.length; first += 2) {
    sheet.room(84);
    for (const [column, one] of signatures.slice(first, first + 2).entries()) {
      const x = PAGE.margin + column * (width + 16);
      const lines = [one.signedAt ? `${said.on} ${one.signedAt}` : said.not, one.method ?? ""].filter(Boolean);
      sheet.fill({ x, y: sheet.y, width, height: 76, radius: 4 }, tint(brand));
      const box = { x: x + 10, width: width - 20 };
      sheet.line(one.role.toUpperCase(), { ...box, y: sheet.y + 8 }, { size: 7.4, weight: "bold", colour: SOFT });
      const below = sheet.block(one.name, { ...box, y: sheet.y + 21 }, { size: 11, weight: "bold" });
      sheet.block(lines.join("\n"), { ...box, y: below + 2 }, { size: 8.4, colour: SOFT });
    }
    sheet.y += 84;
  }
  if (proof) sheet.flow(proof, { size: 7.6, colour: SOFT });
}

function foot(sheet: Sheet, { author, title }: TextDocument, pages: string): void {
  const style = { size: 7.4, colour: SOFT };
  const box = { x: PAGE.margin, y: PAGE.height - 46, width: INNER_WIDTH };
  sheet.rule(box.y - 6, RULE);
  const [text = ""] = sheet.wrap(`${author} — ${title}`, INNER_WIDTH - 70, style);
  sheet.line(text, box, style);
  sheet.line(pages, box, { ...style, align: "right" });
}
