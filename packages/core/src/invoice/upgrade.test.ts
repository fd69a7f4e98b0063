import { expect, it } from "vitest";
import { rowsOf } from "../db/index.ts";
import { InvoiceCards, Invoices } from "./index.ts";

const address = { street: "12 rue des Lilas", postalCode: "69003", city: "Lyon", country: "FR" };
const party = { name: "Inventé", siret: "73282932000074", vatNumber: null, address, email: "a@a.example" };
const id = "00000000000000000000000001";

/** As the first version wrote it. */
const content = {
  seller: { ...party, vatRegime: "standard", activityNumber: null, colour: null },
  buyer: { ...party, kind: "organization", organizationID: `organization_${id}` },
  object: "Codéveloppement",
  lines: [{ description: "Place", quantity: 1, unitNet: 70_000, vatRate: 2_000, net: 70_000, seats: [] }],
  rates: [{ vatRate: 2_000, base: 70_000, vat: 14_000 }],
  net: 70_000,
  vat: 14_000,
  gross: 84_000,
  notes: [],
  purchaseOrder: null,
  exemption: null,
};
const state = {
  invoiceID: `invoice_${id}`,
  kind: "standard",
  status: "issued",
  number: "F-2026-0001",
  issuedOn: "2026-10-01",
  issuedAt: "2026-10-01T08:00:00.000Z",
  dueOn: "2026-10-31",
  pdfHash: null,
  sentAt: null,
  paid: 0,
  paidAt: null,
  collected: [],
  openAttemptID: null,
  payLinkID: null,
  createdAt: "2026-10-01T07:00:00.000Z",
};

it("reads an invoice of the first version as one of today, saying the same", () => {
  const [row] = rowsOf(Invoices, [{ e: "invoice", v: 1, rev: 3, ...content, ...state }]);
  expect(row).toMatchObject({ ...content, ...state, rev: 3 });
  expect(row).toMatchObject({ series: "F", prepaid: 0, creditedGross: 0, preceding: [], discount: null });
  expect(row?.lines[0]).toMatchObject({ unit: "piece", discount: null, vat: null });
});

it("reads a card of the first version", () => {
  const { invoiceID, number, status, issuedOn, dueOn, paid, collected } = state;
  const card = { invoiceID, organizationID: null, number, status, buyerName: "A", object: "B", gross: 84_000 };
  const [row] = rowsOf(InvoiceCards, [{ e: "invoiceCard", v: 1, rev: 1, ...card, paid, collected, issuedOn, dueOn }]);
  expect(row).toMatchObject({ ...card, kind: "standard", prepaid: 0, creditedGross: 0, sentAt: null });
});
