import { screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const of = { invoiceID: "invoice_1", number: "F-2026-0001", buyerName: "Valdor" };
const moved = {
  ...of,
  collectionID: "collection_1",
  kind: "payment",
  amount: 84_000,
  on: "2026-11-12",
  method: "card",
  rates: [],
  reference: "pi_1",
  fee: 840,
};
const settling = {
  toGiveBack: [] as object[],
  toCredit: [] as object[],
  refunds: [] as object[],
  disputes: [] as object[],
  findings: [] as object[],
  compared: null as object | null,
  connected: true,
  simulated: true,
};
const served = (given: Partial<typeof settling> = {}, movements: object[] = [moved]) => ({
  "/payment/movements": { movements },
  "/payment/to-settle": { ...settling, ...given },
});

test("says what came in by day, means and invoice, with the platform's fee", async () => {
  const back = { ...moved, collectionID: "collection_2", kind: "refund", amount: -24_000, fee: 0 };
  const { container } = visit("/encaissements", { answers: served({}, [moved, back]) });
  const table = await screen.findByRole("table", { name: "Mouvements" });
  expect(within(table).getAllByRole("row")).toHaveLength(3);
  expect(within(table).getAllByText("Valdor")).toHaveLength(2);
  expect(screen.getByText("Net").parentElement?.textContent).toContain("600,00");
  expect(screen.getByText("Frais de la plateforme").parentElement?.textContent).toContain("8,40");
  const report = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(report.violations.map((violation) => violation.id)).toEqual([]);
});

test("an empty month says where payments are recorded", async () => {
  visit("/encaissements", { answers: served({}, []) });
  expect(await screen.findByRole("heading", { name: "Aucun mouvement ce mois-ci" })).toBeTruthy();
});

test("one act issues the credit note that a refund at Stripe asks for", async () => {
  const { asked } = visit("/encaissements?vue=a-traiter", {
    answers: {
      "/payment/invoice/invoice_1/credit": { invoiceID: "invoice_2", number: "AV-2026-0001", status: "issued" },
      ...served({ toCredit: [{ ...of, amount: 12_000 }] }),
    },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Émettre l’avoir" }));
  const dialog = await screen.findByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Émettre l’avoir" }));
  expect(await screen.findByText(/AV-2026-0001 est émis/)).toBeTruthy();
  expect(asked.find(({ path }) => path.endsWith("/credit"))?.body).toEqual({ reason: "Remboursement accordé" });
});

test("a dispute tells its reason and until when to answer; a debit sent back has nothing to answer", async () => {
  const dispute = {
    ...of,
    disputeID: "du_1",
    amount: 84_000,
    status: "open",
    reason: "fraudulent",
    withdrawn: 84_000,
    answerBy: "2026-12-01T00:00:00.000Z",
    openedAt: "2026-11-20T00:00:00.000Z",
    isDebit: false,
  };
  const debit = { ...dispute, disputeID: "du_2", status: "lost", reason: "insufficient_funds", isDebit: true };
  visit("/encaissements?vue=contestations", { answers: served({ disputes: [dispute, debit] }) });
  expect(await screen.findByText("Le titulaire dit ne pas avoir payé")).toBeTruthy();
  expect(screen.getByText("À répondre")).toBeTruthy();
  expect(screen.getByText("Prélèvement revenu")).toBeTruthy();
  expect(screen.getByText("Compte sans provision")).toBeTruthy();
});

test("what Stripe has and nobody can place is shown until it is seen", async () => {
  const finding = {
    objectID: "pi_lost",
    kind: "payment",
    amount: 5_000,
    currency: "eur",
    foundAt: "2026-11-20T00:00:00.000Z",
  };
  const compared = { at: "2026-11-20T00:00:00.000Z", looked: 12, healed: 1, unknown: 1, mismatched: 0 };
  const { asked } = visit("/encaissements?vue=controle", {
    answers: {
      "/payment/findings/pi_lost/close": { objectID: "pi_lost" },
      ...served({ findings: [finding], compared }),
    },
  });
  expect(await screen.findByText("Un paiement sans facture ici")).toBeTruthy();
  await userEvent.setup().click(screen.getByRole("button", { name: "C’est vu" }));
  expect(asked.some(({ path }) => path.endsWith("/close"))).toBe(true);
});
