import type { Adjustment, InvoiceDocument, Line, Totals, Vat } from "../document.ts";
import { RULE, SOFT, textOn } from "./colour.ts";
import { INNER_WIDTH, lineHeight, PAGE, type Sheet, type Style } from "./sheet.ts";
import { type Locale, wordsIn } from "./words.ts";

const SIZE = 9;
const SMALL = 8;
const PAD = 6;
const HEAD_HEIGHT = 20;

/** Widths in points; the designation takes what is left. */
const WIDTHS = { quantity: 52, price: 78, vat: 62, net: 80 };
const DESIGNATION = INNER_WIDTH - WIDTHS.quantity - WIDTHS.price - WIDTHS.vat - WIDTHS.net;
const COLUMNS = [
  { x: PAGE.margin, width: DESIGNATION },
  { x: PAGE.margin + DESIGNATION, width: WIDTHS.quantity },
  { x: PAGE.margin + DESIGNATION + WIDTHS.quantity, width: WIDTHS.price },
  { x: PAGE.width - PAGE.margin - WIDTHS.net - WIDTHS.vat, width: WIDTHS.vat },
  { x: PAGE.width - PAGE.margin - WIDTHS.net, width: WIDTHS.net },
];

/** `20 %`, or in a word why there is none. */
export function vatLabel(vat: Vat, locale?: Locale): string {
  const said = wordsIn(locale);
  return vat.category === "S" || vat.category === "Z" ? said.percent(vat.rate) : said.untaxed[vat.category];
}

/** `Remise fidélité (10 %) : −70,00 €`. */
export function adjustmentLabel(one: Adjustment, locale?: Locale): string {
  return "basisPoints" in one ? `${one.reason} (${wordsIn(locale).percent(one.basisPoints)})` : one.reason;
}

type Listed = Pick<InvoiceDocument, "lines" | "totals"> & { locale?: Locale | undefined };
interface Look {
  brand: string;
  locale: Locale | undefined;
}

/** The lines, over as many pages as they need, with the head of the table on each. */
export function table(sheet: Sheet, { lines, totals, locale }: Listed, brand: string): void {
  heading(sheet, { brand, locale });
  for (const [index, line] of lines.entries()) row(sheet, line, { index, totals, brand, locale });
}

function heading(sheet: Sheet, { brand, locale }: Look): void {
  const { y } = sheet;
  const titles = wordsIn(locale).columns;
  sheet.fill({ x: PAGE.margin, y, width: INNER_WIDTH, height: HEAD_HEIGHT, radius: 2 }, brand);
  for (const [index, column] of COLUMNS.entries()) {
    const box = { x: column.x + PAD, y: y + 4.5, width: column.width - 2 * PAD };
    sheet.line(titles[index] ?? "", box, {
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

function designation(
  sheet: Sheet,
  line: Line,
  { sizes, locale }: { sizes: number[]; locale: Locale | undefined },
): Entry[] {
  const said = wordsIn(locale);
  const width = DESIGNATION - 2 * PAD;
  const soft = { size: SMALL, colour: SOFT };
  const details = [
    line.description,
    line.period && `Du ${said.day(line.period.start)} au ${said.day(line.period.end)}`,
    ...(line.adjustments ?? []).map(
      (one, at) =>
        `${adjustmentLabel(one, locale)}${said.colon} ${said.euros((one.charge ? 1 : -1) * (sizes[at] ?? 0))}`,
    ),
  ];
  const of = (text: string, style: Style) => sheet.wrap(text, width, style).map((one) => ({ text: one, style }));
  return [...of(line.name, { size: SIZE }), ...details.flatMap((text) => (text ? of(text, soft) : []))];
}

/** A row is kept whole where a page can hold it; a longer one flows on, under a new head. */
function row(sheet: Sheet, line: Line, at: Look & { index: number; totals: Totals }): void {
  const { locale } = at;
  const entries = designation(sheet, line, { sizes: at.totals.lineAdjustmentCents[at.index] ?? [], locale });
  const heights = entries.map((entry) => lineHeight(entry.style.size ?? SIZE));
  const height = heights.reduce((sum, one) => sum + one, 0) + 2 * PAD - 2;
  const whole = height < PAGE.height - PAGE.top - PAGE.bottom - HEAD_HEIGHT;
  if (sheet.room(whole ? height : lineHeight(SIZE) + PAD)) heading(sheet, at);
  sheet.y += PAD - 2;
  figures(sheet, line, { netCents: at.totals.lineNetCents[at.index] ?? 0, locale });
  for (const [index, entry] of entries.entries()) {
    if (sheet.room(heights[index] ?? 0)) heading(sheet, at);
    sheet.line(entry.text, { x: PAGE.margin + PAD, y: sheet.y, width: DESIGNATION }, entry.style);
    sheet.y += heights[index] ?? 0;
  }
  sheet.y += PAD;
  sheet.rule(sheet.y, RULE);
}

function figures(
  sheet: Sheet,
  line: Line,
  { netCents, locale }: { netCents: number; locale: Locale | undefined },
): void {
  const said = wordsIn(locale);
  const unit = { C62: "", HUR: said.hours, DAY: said.days }[line.unit ?? "C62"];
  const texts = [
    `${said.quantity(line.quantity)}${unit}`,
    said.price(line.unitCents),
    vatLabel(line.vat, locale),
    said.euros(netCents),
  ];
  for (const [index, text] of texts.entries()) {
    const column = COLUMNS[index + 1];
    if (!column) continue;
    const box = { x: column.x, y: sheet.y, width: column.width - PAD };
    sheet.line(text, box, { size: text.length > 14 ? SMALL : SIZE, align: "right" });
  }
}
