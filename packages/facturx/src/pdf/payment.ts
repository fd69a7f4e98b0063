import { dayFrench } from "../decimal.ts";
import { type InvoiceDocument, isCreditNote } from "../document.ts";
import { readable, SOFT, textOn, tint } from "./colour.ts";
import { INNER_WIDTH, lineHeight, PAGE, type Sheet } from "./sheet.ts";

const PAD = 12;
const BUTTON = { width: 132, height: 24 };

/** How to pay: terms and bank details on the left, the payer's page as a button on the right, kept together. */
export function payment(sheet: Sheet, invoice: InvoiceDocument, brand: string): void {
  const { link } = invoice.payment;
  const payable = invoice.totals.dueCents > 0 && !isCreditNote(invoice.kind);
  const rows = [...termRows(invoice), ...(payable ? bankRows(invoice) : [])];
  if (rows.length === 0 && !link) return;
  const width = INNER_WIDTH - 2 * PAD - (payable && link ? BUTTON.width + 16 : 0);
  const lines = rows.flatMap((row) => sheet.wrap(row, width));
  const urls = payable && link ? sheet.wrap(link.url, INNER_WIDTH - 2 * PAD, { size: 8 }) : [];
  const head = lineHeight(9.5) + 3;
  const body = Math.max(lines.length * lineHeight(9), urls.length ? BUTTON.height - head + 8 : 0);
  const height = 2 * PAD + head + body + urls.length * lineHeight(8) - 2;
  sheet.room(height + 8);
  const { y } = sheet;
  sheet.fill({ x: PAGE.margin, y, width: INNER_WIDTH, height, radius: 4 }, tint(brand));
  const box = { x: PAGE.margin + PAD, width };
  const title = isCreditNote(invoice.kind) ? "Remboursement" : "Règlement";
  sheet.line(title, { ...box, y: y + PAD - 1 }, { size: 9.5, weight: "bold", colour: readable(brand) });
  for (const [index, line] of lines.entries()) {
    sheet.line(line, { ...box, y: y + PAD + head + index * lineHeight(9) });
  }
  if (payable && link) {
    button(sheet, link, { y: y + PAD, brand });
    for (const [index, line] of urls.entries()) {
      const at = { ...box, y: y + PAD + head + body + index * lineHeight(8) };
      sheet.line(line, at, { size: 8, colour: SOFT, link: link.url });
    }
  }
  sheet.y = y + height + 6;
}

function termRows({ payment: given, dueOn, totals }: InvoiceDocument): string[] {
  if (given.terms) return [given.terms];
  return dueOn && totals.dueCents > 0 ? [`À régler au plus tard le ${dayFrench(dueOn)}.`] : [];
}

function bankRows({ payment: { bank, reference }, number }: InvoiceDocument): string[] {
  if (!bank) return [];
  const iban = bank.iban.replaceAll(/\s/g, "").replaceAll(/(.{4})(?=.)/g, "$1\u00a0");
  return [
    `Virement\u00a0: IBAN ${iban}${bank.bic ? ` — BIC ${bank.bic}` : ""}`,
    [bank.holder && `Titulaire\u00a0: ${bank.holder}`, `Référence à rappeler\u00a0: ${reference ?? number}`]
      .flatMap((one) => (one ? [one] : []))
      .join(" — "),
  ];
}

function button(sheet: Sheet, link: { url: string; text: string }, at: { y: number; brand: string }): void {
  const x = PAGE.width - PAGE.margin - PAD - BUTTON.width;
  sheet.fill({ x, y: at.y, ...BUTTON, radius: 4 }, at.brand);
  const style = { size: 9.5, weight: "bold", colour: textOn(at.brand), align: "center" } as const;
  sheet.line(link.text, { x, y: at.y + 6, width: BUTTON.width }, style);
  sheet.document.link(x, at.y, BUTTON.width, BUTTON.height, link.url);
}
