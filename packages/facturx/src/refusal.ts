import type { InvoiceDocument, Party, Vat } from "./document.ts";
import { isCreditNote } from "./document.ts";
import { totals } from "./totals.ts";
import { isBlank } from "./xml/element.ts";

/** Why a document must not be issued: rule of EN 16931 or BR-FR, field, sentence. */
export interface Refusal {
  rule: string;
  path: string;
  message: string;
}

/** Rates in percent that the French rules know (BR-FR-16), in basis points. */
const RATES = new Set([0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1000, 1300, 1960, 2000, 2060]);
const DAY = /^20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * All that makes a document unfit for issue, or nothing. `xml` and `pdf` throw the first one, so no file ever
 * says something that its lines do not.
 */
export function refusals(invoice: InvoiceDocument): Refusal[] {
  return [
    ...ofHeader(invoice),
    ...ofReferences(invoice),
    ...ofParties(invoice),
    ...when(
      invoice.lines.some(({ name }) => isBlank(name)),
      "BR-25",
      "lines.name",
      "A name on every line",
    ),
    ...ofVat(invoice),
    ...ofTotals(invoice),
  ];
}

export function assertIssuable(invoice: InvoiceDocument): void {
  const [first] = refusals(invoice);
  if (first) throw new RangeError(`${first.rule} (${first.path}): ${first.message}`);
}

const when = (bad: boolean, rule: string, path: string, message: string): Refusal[] =>
  bad ? [{ rule, path, message }] : [];

function ofHeader(invoice: InvoiceDocument): Refusal[] {
  const { number, issuedOn, dueOn, currency } = invoice;
  const others = [dueOn, invoice.suppliedOn, invoice.period?.start, invoice.period?.end];
  const settled = invoice.totals.dueCents <= 0;
  const late = dueOn !== undefined && dueOn < issuedOn && !settled && invoice.kind !== "deposit";
  return [
    ...when(!/^[A-Za-z0-9+\-_/]{1,35}$/.test(number), "BR-FR-02", "number", "Up to 35 letters, digits, + - _ /"),
    ...when(!DAY.test(issuedOn), "BR-FR-03", "issuedOn", "A day from 2000 to 2099"),
    ...when(
      others.some((day) => day !== undefined && !DAY.test(day)),
      "BR-FR-03",
      "dueOn",
      "A day from 2000 to 2099",
    ),
    ...when(late, "BR-FR-CO-07", "dueOn", "The due day is not before the day of issue"),
    ...when(currency !== "EUR", "BR-FR-CO-12", "currency", "Only euros"),
    ...when(!/^#[0-9a-fA-F]{6}$/.test(invoice.colour ?? "#000000"), "colour", "colour", "A colour is #rrggbb"),
  ];
}

function ofReferences(invoice: InvoiceDocument): Refusal[] {
  const count = invoice.preceding?.length ?? 0;
  return [
    ...when(isCreditNote(invoice.kind) && count === 0, "BR-FR-CO-05", "preceding", "A credit note names its invoice"),
    ...when(invoice.kind === "corrected" && count !== 1, "BR-FR-CO-04", "preceding", "Names exactly one invoice"),
  ];
}

function ofParty(party: Party, path: string): Refusal[] {
  const { siren, siret } = party;
  return [
    ...when(isBlank(party.name), "BR-06", `${path}.name`, "A name"),
    ...when(siren !== undefined && !/^\d{9}$/.test(siren), "BR-FR-10", `${path}.siren`, "9 digits"),
    ...when(
      siret !== undefined && !(/^\d{14}$/.test(siret) && siret.startsWith(siren ?? "")),
      "BR-FR-09",
      `${path}.siret`,
      "14 digits that begin with the SIREN",
    ),
  ];
}

function ofParties({ seller, buyer, buyerKind }: InvoiceDocument): Refusal[] {
  return [
    ...ofParty(seller, "seller"),
    ...ofParty(buyer, "buyer"),
    ...when(!seller.siren, "BR-FR-10", "seller.siren", "The seller's SIREN"),
    ...when(buyerKind === "professional" && !buyer.siren, "BR-FR-11", "buyer.siren", "The buyer's SIREN"),
  ];
}

function ofVat(invoice: InvoiceDocument): Refusal[] {
  const used: Vat[] = [...invoice.lines, ...(invoice.adjustments ?? [])].map((one) => one.vat);
  const registered = Boolean(invoice.seller.vatNumber || invoice.buyer.vatNumber);
  const taxed = (vat: Vat) => vat.category === "S";
  return [
    ...when(
      used.some((vat) => !RATES.has(vat.rate)),
      "BR-FR-16",
      "lines.vat.rate",
      "A rate of the French list",
    ),
    ...when(
      used.some((vat) => taxed(vat) && vat.rate === 0),
      "BR-S-05",
      "lines.vat.rate",
      "A rate above zero",
    ),
    ...when(
      used.some((vat) => !taxed(vat) && vat.rate !== 0),
      "BR-E-05",
      "lines.vat.rate",
      "No rate when exempt",
    ),
    ...when(
      used.some((vat) => !taxed(vat) && vat.category !== "Z" && !(vat.reason && vat.code)),
      "BR-E-10",
      "lines.vat.reason",
      "The ground of the exemption, in words and as a code",
    ),
    ...when(used.some((vat) => vat.category === "O") && registered, "BR-O-02", "seller.vatNumber", "No VAT number"),
  ];
}

function ofTotals(invoice: InvoiceDocument): Refusal[] {
  const { lines, adjustments, prepaidCents } = invoice;
  const exact = totals(lines, { adjustments, prepaidCents });
  const same = JSON.stringify(exact, ordered) === JSON.stringify(invoice.totals, ordered);
  return when(!same, "BR-CO-15", "totals", "The totals are not those of the lines");
}

/** Key order of a stored copy is not ours to rely on. */
const ordered = (_key: string, value: unknown): unknown =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
