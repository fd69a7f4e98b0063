import { numberFrench } from "./decimal.ts";
import type { Day, InvoiceDocument, Party } from "./document.ts";
import { DEFAULT_BRAND, RULE, readable, SOFT } from "./pdf/colour.ts";
import { headed } from "./pdf/head.ts";
import { background } from "./pdf/mark.ts";
import { INNER_WIDTH, lineHeight, PAGE, Sheet } from "./pdf/sheet.ts";
import { summary } from "./pdf/summary.ts";
import { table } from "./pdf/table.ts";
import { type Locale, wordsIn } from "./pdf/words.ts";

const WORDS = {
  fr: {
    quote: "Devis",
    validUntil: "Valable jusqu’au",
    to: "ADRESSÉ À",
    amount: "Montant du devis",
    billing: "Facturation",
    net: "HT",
    terms: "Conditions",
    agreed: "Bon pour accord",
    byHand: "Ou, par écrit, nom, qualité, date, signature et numéro de bon de commande\u00a0:",
  },
  en: {
    quote: "Quote",
    validUntil: "Valid until",
    to: "TO",
    amount: "Amount of the quote",
    billing: "Invoicing",
    net: "net",
    terms: "Terms",
    agreed: "Agreed",
    byHand: "Or, in writing, name, role, date, signature and purchase order number:",
  },
};

/** A quote as a closed copy: all that is printed is in here, in its language. */
export type QuoteDocument = Pick<InvoiceDocument, "lines" | "adjustments" | "totals"> & {
  number: string;
  sentOn: Day;
  validUntil: Day;
  seller: Party;
  buyer: Party;
  object: string;
  /** Programme, group, seats, purchase order: those that are known, in order. */
  facts: readonly (readonly [label: string, value: string | undefined])[];
  /** When each part is invoiced: `À la commande`, before VAT. */
  schedule: readonly { when: string; netCents: number }[];
  /** Sentences under the price: payment, late interest, particular terms. */
  terms: readonly string[];
  /** How the client agrees: the address of his page. */
  answer: { url: string; text: string };
  colour?: string;
  /** Words across every page: "DOCUMENT DE DÉMONSTRATION". */
  mark?: string;
  /** French unless said. */
  locale?: Locale;
};

/** The quote as A4 pages, PDF/A-3b, in the look of the invoices. Same document, same bytes. */
export async function quotePdf(quote: QuoteDocument): Promise<Uint8Array> {
  const { default: Document } = await import("pdfkit");
  const brand = quote.colour ?? DEFAULT_BRAND;
  const said = WORDS[quote.locale ?? "fr"];
  const { day } = wordsIn(quote.locale);
  const sheet = new Sheet(Document, {
    title: `${said.quote} ${quote.number} — ${quote.seller.name}`,
    ...(quote.locale && { locale: quote.locale }),
    author: quote.seller.name,
    day: quote.sentOn,
    background: (page) => background(page, brand, quote.mark),
  });
  const facts = [["Date", day(quote.sentOn)], [said.validUntil, day(quote.validUntil)], ...quote.facts] as const;
  headed(sheet, { ...quote, title: said.quote, size: 22, buyerLabel: said.to, facts }, brand);
  sheet.flow(quote.object, { size: 11.5, weight: "bold", colour: readable(brand) });
  sheet.y += 8;
  table(sheet, quote, brand);
  summary(sheet, quote, { brand, due: said.amount });
  schedule(sheet, quote);
  words(sheet, quote);
  agreed(sheet, quote, brand);
  return sheet.finish((page, pages) => foot(sheet, quote, `Page ${page}/${pages}`));
}

function title(sheet: Sheet, text: string): void {
  sheet.y += 6;
  sheet.room(lineHeight(10) + 2 * lineHeight(9));
  sheet.flow(text, { size: 10, weight: "bold" });
  sheet.y += 2;
}

function schedule(sheet: Sheet, { schedule: parts, locale = "fr" }: QuoteDocument): void {
  const { euros } = wordsIn(locale);
  title(sheet, WORDS[locale].billing);
  for (const { when, netCents } of parts) {
    sheet.room(lineHeight(9));
    sheet.line(when, { x: PAGE.margin, y: sheet.y, width: INNER_WIDTH });
    sheet.line(
      `${euros(netCents)} ${WORDS[locale].net}`,
      { x: PAGE.margin, y: sheet.y, width: 330 },
      { align: "right" },
    );
    sheet.y += lineHeight(9) + 1;
  }
}

function words(sheet: Sheet, { terms, totals, locale = "fr" }: QuoteDocument): void {
  title(sheet, WORDS[locale].terms);
  const grounds = new Set(totals.vat.flatMap(({ vat }) => (vat.reason ? [`${vat.reason}.`] : [])));
  for (const text of [...grounds, ...terms]) {
    sheet.flow(text, { size: 8.6 });
    sheet.y += 2;
  }
}

/** How to agree: by the link, or by hand on this page. */
function agreed(sheet: Sheet, { answer, locale = "fr" }: QuoteDocument, brand: string): void {
  sheet.y += 10;
  const height = 86;
  sheet.room(height);
  const { y } = sheet;
  const box = { x: PAGE.margin + 10, width: INNER_WIDTH - 20 };
  sheet.rule(y, RULE);
  sheet.line(WORDS[locale].agreed, { ...box, y: y + 8 }, { size: 10, weight: "bold" });
  sheet.line(answer.text, { ...box, y: y + 24 }, { size: 9, link: answer.url, colour: readable(brand) });
  sheet.line(WORDS[locale].byHand, { ...box, y: y + 40 }, { size: 8.6, colour: SOFT });
  sheet.rule(y + height - 4, RULE);
  sheet.y = y + height;
}

function foot(sheet: Sheet, { seller, number, locale = "fr" }: QuoteDocument, pages: string): void {
  const style = { size: 7.4, colour: SOFT };
  const box = { x: PAGE.margin, y: PAGE.height - 46, width: INNER_WIDTH };
  sheet.rule(box.y - 6, RULE);
  const siret = seller.siret ? ` — SIRET ${numberFrench(seller.siret)}` : "";
  const [text = ""] = sheet.wrap(`${seller.name}${siret}`, INNER_WIDTH - 220, style);
  sheet.line(text, box, style);
  sheet.line(`${WORDS[locale].quote} ${number} — ${pages}`, box, { ...style, align: "right" });
}
