import { ID } from "@entrepairs/core/kernel";
import { xml } from "@entrepairs/facturx";
import { describe, expect, test } from "vitest";
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
const S = { category: "S" as const, reason: null, code: null };
const taxed = (over: Partial<Issued> = {}): Issued => ({
  ...issued(null),
  seller: { ...issued(null).seller, vatRegime: "standard", vatNumber: "FR44732829320" },
  lines: [{ ...LINE, quantity: 5, unitNet: 70_000, vatRate: 2_000, vat: S, net: 350_000 }],
  rates: [{ vatRate: 2_000, category: "S", base: 350_000, vat: 70_000 }],
  net: 350_000,
  vat: 70_000,
  gross: 420_000,
  exemption: null,
  notes: ["PMD", "PMT", "AAB"].map((code) => ({ code, text: `Mention ${code}` })),
  ...over,
});
const before = { invoiceID: ID.create("invoice"), number: "F-2026-0001", issuedOn: "2026-10-01" };
const written = (invoice: Issued) => xml(documentOf(invoice, "https://exemple.test/payer"));

describe("the XML of each kind", () => {
  test("a deposit, and the balance that deducts it", () => {
    expect(written(taxed({ kind: "deposit" }))).toContain("<ram:TypeCode>386</ram:TypeCode>");
    const balance = written(taxed({ kind: "balance", prepaid: 126_000, preceding: [before] }));
    expect(balance).toContain("<ram:TotalPrepaidAmount>1260.00</ram:TotalPrepaidAmount>");
    expect(balance).toContain("<ram:DuePayableAmount>2940.00</ram:DuePayableAmount>");
  });

  test("a credit note: positive amounts, its invoice named, nothing on how to pay", () => {
    const note = written(taxed({ kind: "creditNote", preceding: [before], dueOn: "2026-11-22" }));
    expect(note).toContain("<ram:TypeCode>381</ram:TypeCode>");
    expect(note).toContain("<ram:IssuerAssignedID>F-2026-0001</ram:IssuerAssignedID>");
    expect(note).not.toContain("SpecifiedTradeSettlementPaymentMeans");
    expect(written(taxed({ kind: "corrected", preceding: [before] }))).toContain("<ram:TypeCode>384</ram:TypeCode>");
  });

  test("a discount on the whole, cut by rate as the bases were", () => {
    const low = { ...LINE, quantity: "3.5", unit: "hour" as const, unitNet: 10_000, vatRate: 550, vat: S, net: 35_000 };
    const lines = [...taxed().lines, low];
    const rates = [
      { vatRate: 2_000, category: "S" as const, base: 315_000, vat: 63_000 },
      { vatRate: 550, category: "S" as const, base: 31_500, vat: 1_733 },
    ];
    const discount = { reason: "Fidélité", basisPoints: 1_000 };
    const cut = written(taxed({ lines, rates, discount, net: 346_500, vat: 64_733, gross: 411_233 }));
    expect(cut).toContain("<ram:AllowanceTotalAmount>385.00</ram:AllowanceTotalAmount>");
    expect(cut).toContain("<ram:GrandTotalAmount>4112.33</ram:GrandTotalAmount>");
    expect(cut).toContain('unitCode="HUR">3.5<');
  });

  test.each([
    ["AE", "DE", "DE123456789"],
    ["O", "US", null],
  ] as const)("%s for a buyer of %s", (category, country, vatNumber) => {
    const vat = { category, reason: "Motif", code: `VATEX-EU-${category}` };
    const line = { ...LINE, quantity: 1, unitNet: 70_000, vatRate: 0, vat, net: 70_000 };
    const buyer = { ...taxed().buyer, siret: null, vatNumber, country, address: { ...address, country } };
    const rates = [{ vatRate: 0, category, base: 70_000, vat: 0 }];
    const given = taxed({ lines: [line], rates, buyer, net: 70_000, vat: 0, gross: 70_000 });
    expect(written(given)).toContain(`<ram:CategoryCode>${category}</ram:CategoryCode>`);
    expect(written(given).includes("FR44732829320")).toBe(category === "AE");
  });

  test("another total than that of its lines is never drawn", () => {
    expect(() => written(taxed({ gross: 420_001 }))).toThrow();
  });
});

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
