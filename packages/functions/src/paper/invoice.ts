import { Identity } from "@entrepairs/core/firm";
import type { WordingPort } from "@entrepairs/core/gateway";
import type { Invoice } from "@entrepairs/core/invoice";
import { type InvoiceDocument, type Note, notesFor, type Party, totals, type Vat, vatFor } from "@entrepairs/facturx";

/** The dated legal sentences of the documents' package, as core asks for them. */
export const invoiceWording: WordingPort = {
  ofInvoice: ({ activityNumber, ...input }) => {
    const notes = notesFor({
      ...input,
      ...(activityNumber && { activity: { number: Identity.formatActivityNumber(activityNumber) } }),
    });
    const { reason, code } = vatFor({ ...input, rate: 0 });
    return {
      notes: notes.map(({ subject, text }) => ({ code: subject, text })),
      exemption: input.sellerRegime !== "standard" && reason && code ? { reason, code } : null,
    };
  },
};

type Issued = Invoice.Stored & { number: string; issuedOn: string; dueOn: string };

export function isIssued(invoice: Invoice.Stored): invoice is Issued {
  return invoice.number !== null && invoice.issuedOn !== null && invoice.dueOn !== null;
}

/** An issued invoice as it is drawn: from its frozen content and nothing else, so that it is always the same bytes. */
export function documentOf(invoice: Issued, payURL: string): InvoiceDocument {
  const { bank } = invoice.seller;
  const individual = invoice.buyer.kind === "individual";
  const lines = invoice.lines.map((line) => ({
    name: line.description,
    description: line.seats.map((seat) => seat.name).join(", "),
    quantity: line.quantity,
    unitCents: line.unitNet,
    vat: vatOf(line.vatRate, invoice.exemption),
  }));
  return {
    number: invoice.number,
    kind: "standard",
    currency: "EUR",
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    operation: "services",
    buyerKind: individual ? "individual" : "professional",
    seller: sellerOf(invoice.seller),
    buyer: buyerOf(invoice.buyer),
    ...(invoice.purchaseOrder && { purchaseOrder: invoice.purchaseOrder }),
    lines,
    totals: totals(lines),
    payment: {
      terms: bank
        ? "Paiement à 30 jours date de facture, en ligne ou par virement."
        : "Paiement à 30 jours date de facture.",
      ...(bank && { bank: { iban: bank.iban, holder: bank.holder, ...(bank.bic && { bic: bank.bic }) } }),
      link: { url: payURL, text: "Voir et payer en ligne" },
    },
    notes: invoice.notes.map(({ code, text }) => ({ subject: code as Note["subject"], text })),
    ...(invoice.vat > 0 && { vatOnDebits: false }),
    ...(invoice.seller.colour && { colour: wholeColour(invoice.seller.colour) }),
  };
}

function vatOf(rate: number, exemption: Invoice.Content["exemption"]): Vat {
  return rate > 0 || !exemption ? { category: "S", rate } : { category: "E", rate: 0, ...exemption };
}

function sellerOf(seller: Invoice.Content["seller"]): Party {
  const { name, siret, vatNumber, address, email } = seller;
  const siren = siret.slice(0, 9);
  // A small business without VAT number gives its SIREN in its place (BR-E-02).
  return { name, siren, siret, ...(vatNumber ? { vatNumber } : { taxNumber: siren }), address, contact: { email } };
}

function buyerOf(buyer: Invoice.Content["buyer"]): Party {
  const { name, siret, vatNumber, address, email } = buyer;
  if (!address) throw new Error("An issued invoice has its buyer's address");
  return { name, ...(siret && { siren: siret.slice(0, 9), siret }), ...(vatNumber && { vatNumber }), address, email };
}

/** `#abc` in six digits. */
function wholeColour(colour: string): string {
  return colour.length === 4 ? colour.replace(/[0-9a-fA-F]/g, "$&$&") : colour;
}
