import { dayFrench, numberFrench } from "../decimal.ts";
import { type InvoiceDocument, isCreditNote, KIND_NAMES } from "../document.ts";
import { assertIssuable } from "../refusal.ts";
import { wordingAt } from "../wording/index.ts";
import { serialize } from "../xml/cii.ts";
import { attach } from "./attachment.ts";
import { DEFAULT_BRAND, RULE, SOFT } from "./colour.ts";
import { head } from "./head.ts";
import { background } from "./mark.ts";
import { payment } from "./payment.ts";
import { INNER_WIDTH, lineHeight, PAGE, Sheet } from "./sheet.ts";
import { summary } from "./summary.ts";
import { table } from "./table.ts";

export interface PdfOptions {
  locale?: "fr";
  /** "demo": an invented firm, no invoice at all; "duplicata": a copy printed again; both at once. */
  watermark?: "demo" | "duplicata" | "demo-duplicata";
}

/**
 * The document as A4 pages, PDF/A-3b, with its CII attached (Factur-X). Both are made from the same copy; the same
 * copy gives the same bytes. Throws RangeError when `refusals` finds one.
 */
export async function pdf(invoice: InvoiceDocument, options: PdfOptions = {}): Promise<Uint8Array> {
  assertIssuable(invoice);
  // Loaded at the first document: the import of this package must cost nothing to those who draw none.
  const { default: Document } = await import("pdfkit");
  const brand = invoice.colour ?? DEFAULT_BRAND;
  const mark = markOf(invoice, options);
  const sheet = new Sheet(Document, {
    title: `${KIND_NAMES[invoice.kind]} ${invoice.number} — ${invoice.seller.name}`,
    author: invoice.seller.name,
    day: invoice.issuedOn,
    background: (page) => background(page, brand, mark),
  });
  head(sheet, invoice, brand);
  table(sheet, invoice, brand);
  summary(sheet, invoice, { brand, due: isCreditNote(invoice.kind) ? "Montant de l’avoir" : "Net à payer" });
  payment(sheet, invoice, brand);
  notes(sheet, invoice);
  attach(sheet, serialize(options.watermark?.startsWith("demo") ? withMark(invoice) : invoice), invoice.issuedOn);
  return sheet.finish((page, pages) => foot(sheet, invoice, `Page ${page}/${pages}`));
}

function markOf({ issuedOn }: InvoiceDocument, { watermark }: PdfOptions): string | undefined {
  const wording = wordingAt(issuedOn);
  if (watermark === "demo") return wording.demo;
  if (watermark === "demo-duplicata") return `${wording.duplicate} — ${wording.demo}`;
  return watermark === "duplicata" ? wording.duplicate : undefined;
}

/** Software reads the attachment, not the page: a demonstration says so in both. */
const withMark = (invoice: InvoiceDocument): InvoiceDocument => ({
  ...invoice,
  notes: [...invoice.notes, { subject: "AAI", text: wordingAt(invoice.issuedOn).demo }],
});

function notes(sheet: Sheet, invoice: InvoiceDocument): void {
  const grounds = new Set(invoice.totals.vat.flatMap(({ vat }) => (vat.reason ? [`${vat.reason}.`] : [])));
  const sources = (invoice.preceding ?? []).map((one) => `${one.number} du ${dayFrench(one.issuedOn)}`).join(", ");
  // The legal form already stands under the seller's name.
  const printed = invoice.notes.map((note) => note.text).filter((text) => text !== invoice.seller.legalForm);
  const verb = isCreditNote(invoice.kind) || invoice.kind === "corrected" ? "Se rapporte à" : "Fait suite à";
  const texts = [...(sources ? [`${verb}\u00a0: ${sources}.`] : []), ...grounds, ...printed];
  const style = { size: 7.6, colour: SOFT };
  sheet.y += 4;
  sheet.room(lineHeight(style.size) * Math.min(6, texts.length));
  for (const text of texts) {
    sheet.flow(text, style);
    sheet.y += 1.5;
  }
}

function foot(sheet: Sheet, { seller, number, kind }: InvoiceDocument, pages: string): void {
  const style = { size: 7.4, colour: SOFT };
  const y = PAGE.height - 46;
  const registered = seller.siret ? `SIRET ${numberFrench(seller.siret)}` : `SIREN ${numberFrench(seller.siren ?? "")}`;
  sheet.rule(y - 6, RULE);
  const box = { x: PAGE.margin, y, width: INNER_WIDTH };
  const [text = ""] = sheet.wrap(`${seller.name} — ${registered}`, INNER_WIDTH - 220, style);
  sheet.line(text, box, style);
  sheet.line(`${KIND_NAMES[kind]} ${number} — ${pages}`, box, { ...style, align: "right" });
}
