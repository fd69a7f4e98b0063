import { fireEvent, screen, within } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { FIRM, visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const part = (over: object) => ({
  instalmentID: "i1",
  trigger: "session",
  on: "2027-01-12",
  amount: 19_600,
  due: 0,
  state: "waiting",
  number: null,
  dueOn: null,
  ...over,
});
const plan = {
  stage: "running",
  withdrawalUntil: "2026-12-08",
  gross: 84_000,
  paid: 25_200,
  method: { kind: "card", last4: "4242" },
};
const parts = [
  part({ trigger: "period", on: "2026-12-09", amount: 25_200, state: "paid", number: "F-2026-0007" }),
  part({ instalmentID: "i2", due: 19_600, state: "toPay", number: "F-2027-0001", dueOn: "2027-01-19" }),
  part({ instalmentID: "i3", on: "2027-02-09" }),
  part({ instalmentID: "i4", on: "2027-03-09" }),
];
const plain = (text: string | null | undefined) => (text ?? "").replaceAll(/[\u00a0\u202f]/g, " ");

test("a participant who pays himself reads what is paid, what comes next, and where to pay", async () => {
  const step = {
    enrolmentID: "e1",
    cohortID: "c1",
    cohortName: "Groupe d’automne",
    programmeTitle: "Codev",
    coachName: "Ana Roux",
    cohortStatus: "running",
    status: "accepted",
    sessions: [],
    tally: { present: 0, recorded: 0, unrecorded: 0 },
    peers: [],
    charter: { version: 1, articles: [], signedAt: null, signedAs: null },
    documents: [{ kind: "contract", path: "/contrat/abc" }],
  };
  const own = parts.map((one) => ({ ...one, payPath: one.number ? `/payer/${one.number}` : null }));
  visit("/parcours", {
    firms: [{ firmID: FIRM, name: "Cabinet Lumen", roles: ["participant"] }],
    answers: {
      "/space/path": { enrolments: [step] },
      "/space/payment": { plans: [{ ...plan, parts: own, enrolmentID: "e1", contractPath: "/contrat/abc" }] },
    },
  });
  const table = await screen.findByRole("table", { name: "Échéancier" });
  const rows = within(table).getAllByRole("row").slice(1);
  expect(rows.map((row) => plain(row.querySelectorAll("td, th")[1]?.textContent))).toEqual([
    "252,00 €",
    "196,00 €",
    "196,00 €",
    "196,00 €",
    "840,00 €",
  ]);
  const pay = await screen.findByRole("link", { name: /Régler/ });
  expect([pay.getAttribute("href"), plain(pay.textContent)]).toEqual([
    "/payer/F-2027-0001",
    expect.stringContaining("196,00 €"),
  ]);
  expect(plain(document.body.textContent)).toContain(
    "252,00 € réglés sur 840,00 €. Prochaine échéance : 196,00 €, après la séance du ",
  );
  expect(screen.getByRole("link", { name: /Contrat, carte et rétractation/ }).getAttribute("href")).toBe(
    "/contrat/abc",
  );
});

test("the firm reads the plan on the seat, each part with its invoice, and that nothing is to invoice by hand", async () => {
  const enrolment = {
    enrolmentID: "e1",
    cohortID: "c1",
    given: "Sam",
    family: "Seul",
    participantID: "p1",
    organizationID: null,
    email: "sam@lumen.example",
    job: null,
    status: "accepted",
    origin: "visitor",
    priceNet: 70_000,
    vatRate: 2_000,
    acceptedAt: "2026-12-09T00:00:00.000Z",
    datesCommittedAt: null,
    invoiceID: null,
    createdAt: "2026-11-24T09:00:00.000Z",
    payers: [{ payerID: "y1", kind: "individual", name: "Sam Seul", shareBasisPoints: 10_000, net: 70_000 }],
    charterSigned: true,
    charterSignedAt: null,
    withdrawalUntil: "2026-12-08",
    agreement: { kind: "contract", signatory: "Sam Seul", signedAt: "2026-11-24T09:00:00.000Z" },
  };
  const cohort = {
    cohortID: "c1",
    name: "Managers",
    programmeID: "p",
    programmeTitle: "Codev",
    programmeSlug: "codev",
    nature: "training",
    organizationID: null,
    organizationName: null,
    coachID: "m",
    coachName: "Ana Roux",
    status: "running",
    openToVisitors: true,
    seatsMin: 5,
    seatsMax: 8,
    seatsTaken: 1,
    priceNet: 70_000,
    vatRate: 2_000,
    zone: "Europe/Paris",
    modality: "onsite",
    place: null,
    link: null,
    anonymityFloor: 4,
    cancelReason: null,
    goesOn: null,
    charter: { version: 1, rules: [] },
  };
  visit("/groupes/c1?onglet=participants", {
    answers: {
      "/cohort/c1": { cohort, sessions: [], enrolments: [enrolment], attendance: [] },
      "/home": { cards: [] },
      "/plan": { ...plan, parts: parts.map((one) => ({ ...one, invoiceID: one.number ? "invoice_1" : null })) },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Échéancier de Sam Seul" }));
  const sheet = await screen.findByRole("dialog", { name: "Échéancier de Sam Seul" });
  const link = await within(sheet).findByRole("link", { name: "Ouvrir la facture F-2027-0001" });
  expect(link.getAttribute("href")).toMatch(/\/factures\/invoice_1$/);
  expect(plain(sheet.textContent)).toContain("252,00 € réglés sur 840,00 €.");
  expect(sheet.textContent).toContain("il n’y a rien à facturer à la main");
});
