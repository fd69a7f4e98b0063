import { dayFrench, euros, percent, priceEuros, quantityFrench } from "../decimal.ts";
import type { Adjustment, InvoiceDocument, Line, Totals, Unit, Vat, VatCategory } from "../document.ts";
import { RULE, SOFT, textOn } from "./colour.ts";
import { INNER_WIDTH, lineHeight, PAGE, type Sheet, type Style } from "./sheet.ts";

const SIZE = 9;
const SMALL = 8;
const PAD = 6;
const HEAD_HEIGHT = 20;

/** Widths in points; the designation takes what is left. */
const WIDTHS = { quantity: 52, price: 78, vat: 62, net: 80 };
const DESIGNATION = INNER_WIDTH - WIDTHS.quantity - WIDTHS.price - WIDTHS.vat - WIDTHS.net;
const COLUMNS = [
  { title: "Désignation", x: PAGE.margin, width: DESIGNATION },
  { title: "Quantité", x: PAGE.margin + DESIGNATION, width: WIDTHS.quantity },
  { title: "Prix unitaire HT", x: PAGE.margin + DESIGNATION + WIDTHS.quantity, width: WIDTHS.price },
  { title: "TVA", x: PAGE.width - PAGE.margin - WIDTHS.net - WIDTHS.vat, width: WIDTHS.vat },
  { title: "Total HT", x: PAGE.width - PAGE.margin - WIDTHS.net, width: WIDTHS.net },
];

const UNITS: Record<Unit, string> = { C62: "", HUR: "\u00a0h", DAY: "\u00a0j" };
const UNTAXED: Record<Exclude<VatCategory, "S" | "Z">, string> = {
  E: "exonérée",
  AE: "autoliquidation",
  K: "exonérée",
  G: "exonérée",
  O: "hors champ",
};

/** `20 %`, or in a word why there is none. */
export const vatLabel = (vat: Vat): string =>
  vat.category === "S" || vat.category === "Z" ? percent(vat.rate) : UNTAXED[vat.category];

/** `Remise fidélité (10 %) : −70,00 €`. */
export function adjustmentLabel(one: Adjustment): string {
  return "basisPoints" in one ? `${one.reason} (${percent(one.basisPoints)})` : one.reason;
}

/** The lines, over as many pages as they need, with the head of the table on each. */
export function table(sheet: Sheet, invoice: Pick<InvoiceDocument, "lines" | "totals">, brand: string): void {
  heading(sheet, brand);
  for (const [index, line] of invoice.lines.entries()) row(sheet, line, { index, totals: invoice.totals, brand });
}

function heading(sheet: Sheet, brand: string): void {
  const { y } = sheet;
  sheet.fill({ x: PAGE.margin, y, width: INNER_WIDTH, height: HEAD_HEIGHT, radius: 2 }, brand);
  for (const [index, column] of COLUMNS.entries()) {
    const box = { x: column.x + PAD, y: y + 4.5, width: column.width - 2 * PAD };
    sheet.line(column.title, box, {
      size: 8.2,
      weight: "bold",
      colour: textOn(brand),
      align: index ? "right" : "left",
    });
  }
  sheet.y += HEAD_HEIGHT + 1;
}

interface Entry {
  text: string;
  style: Style;
}

function designation(sheet: Sheet, line: Line, sizes: number[]): Entry[] {
  const width = DESIGNATION - 2 * PAD;
  const soft = { size: SMALL, colour: SOFT };
  const details = [
    line.description,
    line.period && `Du ${dayFrench(line.period.start)} au ${dayFrench(line.period.end)}`,
    ...(line.adjustments ?? []).map(
      (one, at) => `${adjustmentLabel(one)}\u00a0: ${euros((one.charge ? 1 : -1) * (sizes[at] ?? 0))}`,
    ),
  ];
  const of = (text: string, style: Style) => sheet.wrap(text, width, style).map((one) => ({ text: one, style }));
  return [...of(line.name, { size: SIZE }), ...details.flatMap((text) => (text ? of(text, soft) : []))];
}

/** A row is kept whole where a page can hold it; a longer one flows on, under a new head. */
function row(sheet: Sheet, line: Line, at: { index: number; totals: Totals; brand: string }): void {
  const entries = designation(sheet, line, at.totals.lineAdjustmentCents[at.index] ?? []);
  const heights = entries.map((entry) => lineHeight(entry.style.size ?? SIZE));
  const height = heights.reduce((sum, one) => sum + one, 0) + 2 * PAD - 2;
  const whole = height < PAGE.height - PAGE.top - PAGE.bottom - HEAD_HEIGHT;
  if (sheet.room(whole ? height : lineHeight(SIZE) + PAD)) heading(sheet, at.brand);
  sheet.y += PAD - 2;
  figures(sheet, line, at.totals.lineNetCents[at.index] ?? 0);
  for (const [index, entry] of entries.entries()) {
    if (sheet.room(heights[index] ?? 0)) heading(sheet, at.brand);
    sheet.line(entry.text, { x: PAGE.margin + PAD, y: sheet.y, width: DESIGNATION }, entry.style);
    sheet.y += heights[index] ?? 0;
  }
  sheet.y += PAD;
  sheet.rule(sheet.y, RULE);
}

function figures(sheet: Sheet, line: Line, netCents: number): void {
  const unit = UNITS[line.unit ?? "C62"];
  const texts = [
    `${quantityFrench(line.quantity)}${unit}`,
    priceEuros(line.unitCents),
    vatLabel(line.vat),
    euros(netCents),
  ];
  for (const [index, text] of texts.entries()) {
    const column = COLUMNS[index + 1];
    if (!column) continue;
    const box = { x: column.x, y: sheet.y, width: column.width - PAD };
    sheet.line(text, box, { size: text.length > 14 ? SMALL : SIZE, align: "right" });
  }
}
