import { Identity } from "@entrepairs/core/firm";
import type { WordingPort } from "@entrepairs/core/gateway";
import type { Invoice } from "@entrepairs/core/invoice";
import {
  type DocumentAdjustment,
  type InvoiceDocument,
  type Line,
  type Note,
  notesFor,
  type Party,
  totals,
  type Vat,
  wordingAt,
} from "@entrepairs/facturx";
import { wholeColour } from "./agreement.ts";

/** The dated legal sentences of the documents' package, as core asks for them. */
export const invoiceWording: WordingPort = {
  ofInvoice: ({ activityNumber, legalForm, registration, buyerKind, ...input }) => {
    const notes = notesFor({
      ...input,
      buyerKind: buyerKind === "publicBody" ? "professional" : buyerKind,
      publicBody: buyerKind === "publicBody",
      ...(legalForm && { legalForm }),
      ...(registration && { registration }),
      ...(activityNumber && { activity: { number: Identity.formatActivityNumber(activityNumber) } }),
    });
    return { notes: notes.map(({ subject, text }) => ({ code: subject, text })) };
  },
  ofVat: ({ day, ground }) => {
    if (ground === "charged") return { category: "S", reason: null, code: null };
    const { category, reason, code } = wordingAt(day)[ground];
    return { category: category === "AE" || category === "O" ? category : "E", reason, code };
  },
};

export type Issued = Invoice.Stored & { number: string; issuedOn: string; dueOn: string };

export function isIssued(invoice: Invoice.Stored): invoice is Issued {
  return invoice.number !== null && invoice.issuedOn !== null && invoice.dueOn !== null;
}

const KINDS = {
  standard: "standard",
  fee: "standard",
  deposit: "deposit",
  interim: "interim",
  balance: "balance",
  corrected: "corrected",
  creditNote: "credit-note",
  depositCreditNote: "deposit-credit-note",
} as const satisfies Record<Issued["kind"], InvoiceDocument["kind"]>;
const UNITS = { piece: "C62", hour: "HUR", day: "DAY" } as const;

/** An issued invoice as it is drawn: from its frozen content and nothing else, so that it is always the same bytes. */
export function documentOf(invoice: Issued, payURL: string): InvoiceDocument {
  const lines = invoice.lines.map((line) => lineOf(line, invoice.exemption));
  const beyond = { adjustments: adjustmentsOf(invoice, lines), prepaidCents: invoice.prepaid };
  const exact = totals(lines, beyond);
  if (exact.grossCents !== invoice.gross) throw new Error("An invoice was drawn with another total than its own");
  const outside = lines.some(({ vat }) => vat.category === "O");
  const { serviceCode, reference, engagementNumber } = invoice.buyer;
  // A public body finds its invoice by its own engagement (BT-13); the file of a funder, a public contract: BT-12.
  const order =
    invoice.buyer.kind === "publicBody" ? (engagementNumber ?? invoice.purchaseOrder) : invoice.purchaseOrder;
  const agreement = reference;
  return {
    number: invoice.number,
    kind: KINDS[invoice.kind],
    currency: "EUR",
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    operation: "services",
    buyerKind: buyerKindOf(invoice),
    seller: sellerOf(invoice.seller, outside),
    buyer: buyerOf(invoice.buyer, outside),
    ...(serviceCode && { buyerReference: serviceCode }),
    ...(order && { purchaseOrder: order }),
    ...(agreement && { agreement }),
    ...(invoice.preceding.length > 0 && {
      preceding: invoice.preceding.map(({ number, issuedOn }) => ({ number, issuedOn })),
    }),
    lines,
    ...(beyond.adjustments.length > 0 && { adjustments: beyond.adjustments }),
    ...(invoice.prepaid > 0 && { prepaidCents: invoice.prepaid }),
    totals: exact,
    payment: paymentOf(invoice, payURL),
    notes: notesOf(invoice),
    ...(invoice.vat > 0 && { vatOnDebits: invoice.vatOnDebits }),
    ...(invoice.seller.colour && { colour: wholeColour(invoice.seller.colour) }),
  };
}

/** Its notes; the purchase order too where an engagement number stands in its place. */
function notesOf({ notes, purchaseOrder, buyer }: Issued): Note[] {
  const both = buyer.kind === "publicBody" && buyer.engagementNumber && purchaseOrder;
  const said = both ? [{ code: "AAI", text: `Bon de commande\u00a0: ${purchaseOrder}` }] : [];
  return [...said, ...notes].map(({ code, text }) => ({ subject: code as Note["subject"], text }));
}

function lineOf(line: Issued["lines"][number], exemption: Invoice.Content["exemption"]): Line {
  const { discount } = line;
  return {
    name: line.description,
    description: line.seats.map((seat) => seat.name).join(", "),
    quantity: line.quantity,
    ...(line.unit !== "piece" && { unit: UNITS[line.unit] }),
    unitCents: line.unitNet,
    vat: vatOf(line, exemption),
    ...(discount && { adjustments: [{ reason: discount.reason, ...sizeOf(discount) }] }),
  };
}

function sizeOf({ amount, basisPoints }: NonNullable<Issued["discount"]>) {
  return amount === undefined ? { basisPoints: basisPoints ?? 0 } : { amountCents: amount };
}

/** The discount on the whole, one adjustment a rate, as the frozen bases cut it. */
function adjustmentsOf({ discount, rates, lines }: Issued, drawn: readonly Line[]): DocumentAdjustment[] {
  if (!discount) return [];
  return rates.flatMap(({ vatRate, category, base }) => {
    const own = lines.map((line, at) => ({ line, vat: drawn[at]?.vat }));
    const group = own.filter(({ line }) => line.vatRate === vatRate && (line.vat?.category ?? null) === category);
    const amountCents = group.reduce((sum, { line }) => sum + line.net, 0) - base;
    const [first] = group;
    return first?.vat && amountCents > 0 ? [{ reason: discount.reason, amountCents, vat: first.vat }] : [];
  });
}

function paymentOf(invoice: Issued, payURL: string): InvoiceDocument["payment"] {
  if (invoice.kind === "creditNote" || invoice.kind === "depositCreditNote") return {};
  const { bank } = invoice.seller;
  const { days, endOfMonth } = invoice.term;
  const isPublic = invoice.buyer.kind === "publicBody";
  const byCard = !isPublic || invoice.buyer.takesCards;
  const byMandate = `Paiement par mandat administratif à ${days}\u00a0jours (art. L2192-10 du Code de la commande publique).`;
  const agreed = endOfMonth ? `Paiement à ${days} jours fin de mois` : `Paiement à ${days} jours date de facture`;
  return {
    terms: invoice.terms ?? (isPublic ? byMandate : `${agreed}${bank ? ", en ligne ou par virement." : "."}`),
    ...(bank && { bank: { iban: bank.iban, holder: bank.holder, ...(bank.bic && { bic: bank.bic }) } }),
    link: { url: payURL, text: byCard ? "Voir et payer en ligne" : "Voir la facture et où payer" },
  };
}

/** Which French flow: a professional of France, an individual, a professional of elsewhere. */
function buyerKindOf({ buyer, lines }: Issued): InvoiceDocument["buyerKind"] {
  if (buyer.kind === "individual") return "individual";
  if (lines.some(({ vat }) => vat?.category === "AE")) return "eu-professional";
  return buyer.country === "FR" ? "professional" : "foreign-professional";
}

function vatOf({ vat, vatRate }: Issued["lines"][number], exemption: Invoice.Content["exemption"]): Vat {
  if (vat && vat.category !== "S" && vat.reason && vat.code)
    return { category: vat.category, rate: 0, reason: vat.reason, code: vat.code };
  return vatRate > 0 || !exemption ? { category: "S", rate: vatRate } : { category: "E", rate: 0, ...exemption };
}

/** Outside the scope of VAT no VAT number may stand on a document (BR-O-02): its SIREN names the seller. */
function sellerOf(seller: Invoice.Content["seller"], outside: boolean): Party {
  const { name, siret, vatNumber, address, email, legalForm } = seller;
  const siren = siret.slice(0, 9);
  return {
    name,
    ...(legalForm && { legalForm }),
    siren,
    siret,
    // A small business without VAT number gives its SIREN in its place (BR-E-02).
    ...(vatNumber && !outside ? { vatNumber } : { taxNumber: siren }),
    address,
    contact: { email },
  };
}

function buyerOf(buyer: Invoice.Content["buyer"], outside: boolean): Party {
  const { name, siret, vatNumber, address, email } = buyer;
  if (!address) throw new Error("An issued invoice has its buyer's address");
  const tax = vatNumber && !outside ? { vatNumber } : {};
  return { name, ...(siret && { siren: siret.slice(0, 9), siret }), ...tax, address, email };
}
