import type { InvoiceDocument } from "../document.ts";
import { SOFT, textOn } from "./colour.ts";
import { lineHeight, PAGE, type Sheet } from "./sheet.ts";
import { adjustmentLabel, vatLabel } from "./table.ts";
import { type Locale, wordsIn } from "./words.ts";

const WIDTH = 262;
const LEFT = PAGE.width - PAGE.margin - WIDTH;
const PAD = 6;
const STEP = lineHeight(9) + 3.5;
const DUE_HEIGHT = 26;

interface Row {
  label: string;
  cents: number;
  strong?: boolean;
}

type Summed = Pick<InvoiceDocument, "totals" | "adjustments"> & { locale?: Locale | undefined };

/** Net, VAT once per rate, gross, what was paid before, what is due: kept together on one page. */
export function summary(sheet: Sheet, invoice: Summed, { brand, due: label }: { brand: string; due: string }): void {
  const { euros } = wordsIn(invoice.locale);
  const rows = [...netRows(invoice), ...vatRows(invoice), ...grossRows(invoice)];
  sheet.room(rows.length * STEP + DUE_HEIGHT + 20);
  sheet.y += 10;
  for (const row of rows) {
    const weight = row.strong ? "bold" : "regular";
    sheet.line(
      row.label,
      { x: LEFT + PAD, y: sheet.y, width: WIDTH },
      { weight, ...(row.strong ? {} : { colour: SOFT }) },
    );
    sheet.line(euros(row.cents), { x: LEFT, y: sheet.y, width: WIDTH - PAD }, { weight, align: "right" });
    sheet.y += STEP;
  }
  due(sheet, { label, text: euros(invoice.totals.dueCents) }, brand);
}

function netRows({ totals, adjustments = [], locale }: Summed): Row[] {
  const said = wordsIn(locale);
  const net: Row = { label: said.net, cents: totals.netCents, strong: true };
  if (adjustments.length === 0) return [net];
  const listed = adjustments.map((one, at) => ({
    label: adjustmentLabel(one, locale),
    cents: (one.charge ? 1 : -1) * (totals.adjustmentCents[at] ?? 0),
  }));
  return [{ label: said.subtotal, cents: totals.linesCents }, ...listed, net];
}

function vatRows({ totals, locale }: Summed): Row[] {
  const said = wordsIn(locale);
  return totals.vat.map(({ vat, baseCents, vatCents }) => ({
    label: said.vat(vatLabel(vat, locale), said.euros(baseCents)),
    cents: vatCents,
  }));
}

function grossRows({ totals, locale }: Summed): Row[] {
  const said = wordsIn(locale);
  const gross: Row = { label: said.gross, cents: totals.grossCents, strong: true };
  return totals.prepaidCents ? [gross, { label: said.prepaid, cents: -totals.prepaidCents }] : [gross];
}

function due(sheet: Sheet, { label, text }: { label: string; text: string }, brand: string): void {
  const style = { size: 11.5, weight: "bold", colour: textOn(brand) } as const;
  sheet.fill({ x: LEFT, y: sheet.y + 1, width: WIDTH, height: DUE_HEIGHT, radius: 3 }, brand);
  sheet.line(label, { x: LEFT + PAD, y: sheet.y + 6.5, width: WIDTH }, style);
  sheet.line(text, { x: LEFT, y: sheet.y + 6.5, width: WIDTH - PAD }, { ...style, align: "right" });
  sheet.y += DUE_HEIGHT + 12;
}
