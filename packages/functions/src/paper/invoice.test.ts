import { ID } from "@entrepairs/core/kernel";
import { expect, test } from "vitest";
import { documentOf, invoiceWording } from "./invoice.ts";

const address = { street: "12 rue des Lilas", postalCode: "69003", city: "Lyon", country: "FR" };
const party = { name: "Cabinet Inventé", siret: "73282932000074", vatNumber: null, address, email: "a@a.example" };
type Issued = Parameters<typeof documentOf>[0];
type Bank = Issued["seller"]["bank"];

const LEGAL = { legalForm: null, registration: null };
const PRIVATE = { serviceCode: null, engagementNumber: null, reference: null };
const LINE = { description: "Place", unit: "piece" as const, discount: null, vat: null, seats: [] };

function issued(bank: Bank): Issued {
  return {
    invoiceID: ID.create("invoice"),
    kind: "standard",
    series: "F",
    status: "issued",
    seller: { ...party, vatRegime: "franchise", activityNumber: null, ...LEGAL, colour: null, bank },
    buyer: { ...party, kind: "organization", organizationID: null, ...PRIVATE, country: "FR" },
    object: "Codéveloppement",
    lines: [{ ...LINE, quantity: 1, unitNet: 70_000, vatRate: 0, net: 70_000 }],
    discount: null,
    prepaid: 0,
    preceding: [],
    vatOnDebits: false,
    terms: null,
    term: { days: 30, endOfMonth: false },
    creditedGross: 0,
    creditedNets: [],
    reason: null,
    net: 70_000,
    vat: 0,
    gross: 70_000,
    rates: [],
    notes: [],
    purchaseOrder: null,
    exemption: { reason: "TVA non applicable", code: "VATEX-FR-FRANCHISE" },
    number: "F2026-0001",
    issuedOn: "2026-11-22",
    issuedAt: "2026-11-22T08:00:00.000Z",
    dueOn: "2026-12-22",
    pdfHash: null,
    sentAt: null,
    paid: 0,
    paidAt: null,
    collected: [],
    openAttemptID: null,
    payLinkID: null,
    createdAt: "2026-11-22T08:00:00.000Z",
    rev: 1,
  };
}
const paid = (bank: Bank) => documentOf(issued(bank), "https://exemple.test/payer").payment;

test("an invoice offers a transfer when, and only when, it says where to", () => {
  expect(paid(null).terms).not.toContain("virement");
  expect(paid(undefined)).not.toHaveProperty("bank");
  const bank = { iban: "FR7699999000440000000001022", bic: null, holder: "Cabinet Inventé" };
  expect(paid(bank)).toMatchObject({
    terms: expect.stringContaining("virement"),
    bank: { iban: bank.iban, holder: bank.holder },
  });
});

test("a training body's number stands on its invoice with the sentence of the law", () => {
  const said = (activityNumber: string | null) =>
    invoiceWording
      .ofInvoice({ day: "2026-11-22", sellerRegime: "standard", buyerKind: "professional", activityNumber })
      .notes.map(({ text }) => text.replaceAll("\u00a0", " "))
      .join("\n");
  expect(said("52449999944")).toContain(
    "Enregistrée sous le numéro 52 44 99999 44. Cet enregistrement ne vaut pas agrément de l’État.",
  );
  expect(said(null)).not.toContain("agrément");
});
