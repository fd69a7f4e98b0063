import { dayFrench, numberFrench } from "../decimal.ts";
import { type InvoiceDocument, isCreditNote, KIND_NAMES, type Party, type PostalAddress } from "../document.ts";
import { RULE, readable, SOFT } from "./colour.ts";
import { INNER_WIDTH, lineHeight, PAGE, type Sheet } from "./sheet.ts";
import { type Locale, wordsIn } from "./words.ts";

const GAP = 28;
const COLUMN = (INNER_WIDTH - GAP) / 2;
const RIGHT = PAGE.margin + COLUMN + GAP;

/** Made when asked: Intl loads its names in tens of milliseconds, and most buyers are in France. */
const countryName = (code: string, locale: Locale): string =>
  new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;

/** Lines of an address; the country only when it is not France. */
const addressLines = (place: PostalAddress, locale: Locale = "fr"): string[] => [
  place.street,
  ...(place.extra ? [place.extra] : []),
  `${place.postalCode} ${place.city}`.trim(),
  ...(place.country === "FR" ? [] : [countryName(place.country, locale)]),
];

function identityLines(party: Party, locale?: Locale): string[] {
  const number = party.siret
    ? `SIRET ${numberFrench(party.siret)}`
    : party.siren && `SIREN ${numberFrench(party.siren)}`;
  return [number, party.vatNumber && wordsIn(locale).vatNumber(party.vatNumber)].flatMap((one) => (one ? [one] : []));
}

/** What stands above the lines of a document: who, which one, its dates and references, to whom. */
export interface Headed {
  seller: Party;
  buyer: Party;
  title: string;
  /** Points of the title. */
  size: number;
  number: string;
  facts: readonly (readonly [label: string, value: string | undefined])[];
  buyerLabel: string;
  locale?: Locale | undefined;
}

/** Seller and title, then dates and references beside the buyer. Leaves the cursor under both. */
export function headed(sheet: Sheet, document: Headed, brand: string): void {
  const colour = readable(brand);
  const below = Math.max(seller(sheet, document, colour), title(sheet, document, colour));
  const y = Math.max(below + 22, 150);
  sheet.y = Math.max(facts(sheet, document.facts, y), buyer(sheet, document, y)) + 20;
}

export function head(sheet: Sheet, invoice: InvoiceDocument, brand: string): void {
  const { kind, number, seller: from, buyer: to } = invoice;
  const document = {
    seller: from,
    buyer: to,
    number,
    title: KIND_NAMES[kind],
    size: kind === "standard" || kind === "credit-note" ? 22 : 15,
    facts: factsOf(invoice),
    buyerLabel: isCreditNote(kind) ? "CLIENT" : "FACTURÉ À",
  };
  headed(sheet, document, brand);
}

function seller(sheet: Sheet, { seller: party, locale }: Headed, colour: string): number {
  const soft = { size: 8.6, colour: SOFT };
  const box = { x: PAGE.margin, width: COLUMN + GAP };
  const contact = [party.contact?.phone ?? party.phone, party.contact?.email ?? party.email];
  const lines = [
    ...(party.tradeName ? [party.name] : []),
    ...(party.legalForm ? [party.legalForm] : []),
    ...addressLines(party.address, locale),
    identityLines(party, locale).join(" — "),
    contact.flatMap((one) => (one ? [one] : [])).join(" — "),
  ];
  const y = sheet.block(party.tradeName ?? party.name, { ...box, y: PAGE.top }, { size: 15, weight: "bold", colour });
  return sheet.block(lines.filter(Boolean).join("\n"), { ...box, y: y + 3 }, soft);
}

function title(sheet: Sheet, { title: words, size, number, locale }: Headed, colour: string): number {
  const box = { x: RIGHT, width: COLUMN };
  const y = PAGE.top + lineHeight(size);
  sheet.line(words.toUpperCase(), { ...box, y: PAGE.top - 4 }, { size, weight: "bold", align: "right", colour });
  sheet.line(wordsIn(locale).number(number), { ...box, y: y - 2 }, { size: 11, weight: "bold", align: "right" });
  return y + lineHeight(11);
}

function factsOf(invoice: InvoiceDocument): Headed["facts"] {
  const { period, deliverTo } = invoice;
  return [
    ["Date d’émission", dayFrench(invoice.issuedOn)],
    ["Échéance", invoice.dueOn && dayFrench(invoice.dueOn)],
    ["Date de l’opération", invoice.suppliedOn && dayFrench(invoice.suppliedOn)],
    ["Période", period && `du ${dayFrench(period.start)} au ${dayFrench(period.end)}`],
    ["Lieu", deliverTo && [deliverTo.name, ...addressLines(deliverTo.address)].join(", ")],
    ["Bon de commande", invoice.purchaseOrder],
    ["Convention", invoice.agreement],
    ["Votre référence", invoice.buyerReference],
  ];
}

function facts(sheet: Sheet, rows: Headed["facts"], y: number): number {
  let below = y;
  for (const [label, value] of rows) {
    if (!value) continue;
    sheet.line(label, { x: PAGE.margin, y: below, width: 92 }, { size: 8.6, colour: SOFT });
    below = sheet.block(value, { x: PAGE.margin + 92, y: below, width: COLUMN - 92 }, { size: 9 }) + 2;
  }
  return below;
}

function buyer(sheet: Sheet, { buyer: party, buyerLabel, locale }: Headed, y: number): number {
  const box = { x: RIGHT + 14, width: COLUMN - 14 };
  const lines = [...addressLines(party.address, locale), ...identityLines(party, locale), party.email ?? ""];
  sheet.line(buyerLabel, { ...box, y }, { size: 7.4, weight: "bold", colour: SOFT });
  const below = sheet.block(party.tradeName ?? party.name, { ...box, y: y + 12 }, { size: 11, weight: "bold" });
  const official = party.tradeName ? [party.name, ...lines] : lines;
  const end = sheet.block(official.filter(Boolean).join("\n"), { ...box, y: below + 1 }, { size: 9 });
  sheet.fill({ x: RIGHT, y, width: 2, height: end - y }, RULE);
  return end;
}
