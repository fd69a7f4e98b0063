import { screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const address = { street: "1 rue de l’Exemple", postalCode: "44000", city: "Nantes", country: "FR" };
const seller = {
  name: "Cabinet Lumen",
  siret: "73282932000074",
  vatNumber: "FR44732829320",
  vatRegime: "standard",
  activityNumber: null,
  legalForm: null,
  registration: null,
  address,
  email: "ana@lumen.example",
  colour: null,
};
const buyer = {
  kind: "organization",
  organizationID: "organization_1",
  name: "Valdor",
  siret: "73282932000074",
  vatNumber: null,
  address,
  email: "finances@valdor.example",
  serviceCode: null,
  engagementNumber: null,
  reference: null,
  country: "FR",
};
const seats = [{ cohortID: "c", enrolmentID: "e", name: "Inès Diallo" }];
const line = {
  description: "Codev",
  quantity: 1,
  unit: "piece",
  discount: null,
  vat: null,
  unitNet: 70_000,
  vatRate: 2_000,
  net: 70_000,
  seats,
};
const draft = {
  invoiceID: "invoice_1",
  rev: 1,
  kind: "standard",
  prepaid: 0,
  creditedGross: 0,
  balance: 0,
  preceding: [],
  remaining: [7e4],
  discount: null,
  reason: null,
  terms: null,
  term: { days: 30, endOfMonth: false },
  status: "draft",
  seller,
  buyer,
  object: "Codev",
  lines: [line],
  net: 7e4,
  vat: 14e3,
  gross: 84e3,
  rates: [
    {
      vatRate: 2e3,
      base: 7e4,
      vat: 14e3,
    },
  ],
  notes: [],
  purchaseOrder: null,
  exemption: null,
  number: null,
  issuedOn: null,
  issuedAt: null,
  dueOn: null,
  sentAt: null,
  paid: 0,
  paidAt: null,
  due: 0,
  createdAt: "2026-11-01T08:00:00.000Z",
  payURL: null,
  hasPDF: false,
};
const whole = (invoice: object) => ({
  invoice,
  attempts: [],
  payments: [],
  refunds: [],
  disputes: [],
  moments: [],
  expected: false,
});
const client = (lacks: object) => ({
  organization: {
    organizationID: "organization_1",
    name: "Valdor",
    siret: buyer.siret,
    vatNumber: null,
    address,
    rev: 1,
    billingEmail: "finances@valdor.example",
    contactName: null,
    ...lacks,
  },
  people: [],
});

test("a draft names what the client's card lacks, leads there, and is not issued meanwhile", async () => {
  const { container } = visit("/factures/invoice_1", {
    answers: {
      "/invoice/invoice_1": whole(draft),
      "/organization/organization_1": client({ address: null, siret: null }),
    },
  });
  const link = await screen.findByRole("link", { name: "Compléter la fiche du client" });
  expect(link.getAttribute("href")).toContain("/entreprises/organization_1/modifier");
  expect(screen.getByText("L’adresse de facturation")).toBeTruthy();
  expect(screen.getByText("Le SIRET")).toBeTruthy();
  expect(await screen.findByRole("button", { name: "Émettre la facture" })).toHaveProperty("disabled", true);
  const report = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(report.violations.map((violation) => violation.id)).toEqual([]);
});

test("issuing says what will happen, then tells a refusal in place", async () => {
  const error = { code: "invoice.seat_gone", message: "x" };
  const { asked } = visit("/factures/invoice_1", {
    answers: {
      "/issue": Response.json({ error }, { status: 409 }),
      "/invoice/invoice_1": whole(draft),
      "/organization/organization_1": client({}),
    },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Émettre la facture" }));
  const dialog = screen.getByRole("dialog");
  expect(dialog.textContent).toContain("finances@valdor.example");
  expect(dialog.textContent).toContain("ne pourra plus être modifiée");
  await user.click(within(dialog).getByRole("button", { name: "Émettre la facture" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Une place de ce brouillon a été rendue");
  expect(asked.filter(({ path }) => path.endsWith("/issue"))).toHaveLength(1);
});

test("an issued invoice offers no change, and says why", async () => {
  const issued = { ...draft, status: "issued", number: "F-2026-0001", issuedOn: "2026-11-02", dueOn: "2027-12-02" };
  visit("/factures/invoice_1", {
    answers: {
      "/invoice/invoice_1": whole({ ...issued, due: 84_000, hasPDF: true, payURL: "http://127.0.0.1/payer/x" }),
      "/firm": { firm: { stripeStatus: "active" } },
    },
  });
  expect(await screen.findByRole("heading", { name: "Une facture émise ne change plus" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Supprimer le brouillon" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Modifier l’objet/ })).toBeNull();
  expect(screen.getByRole("link", { name: "Télécharger le PDF" })).toBeTruthy();
});

test("a credit note takes back what is typed, line by line, with its reason", async () => {
  const issued = { ...draft, status: "issued", number: "F-2026-0001", issuedOn: "2026-11-02", dueOn: "2027-12-02" };
  const { asked } = visit("/factures/invoice_1", {
    answers: {
      "/credit": { invoiceID: "invoice_2", number: "AV-2026-0001", status: "issued" },
      "/invoice/invoice_1": whole({ ...issued, due: 84_000, hasPDF: true, payURL: "http://127.0.0.1/payer/x" }),
      "/firm": { firm: { stripeStatus: "active" } },
    },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("link", { name: "Créer un avoir" }));
  const sum = await screen.findByLabelText(/Codev, HT/);
  await user.clear(sum);
  await user.type(sum, "100,50");
  await user.type(screen.getByLabelText(/Motif/), "Une séance de moins");
  await user.click(screen.getByRole("button", { name: "Émettre l’avoir" }));
  expect(await screen.findByText(/AV-2026-0001 est émis/)).toBeTruthy();
  const sent = asked.find(({ path }) => path.endsWith("/credit"));
  expect(sent?.body).toEqual({ reason: "Une séance de moins", lines: [{ line: 0, net: 10_050 }] });
});
