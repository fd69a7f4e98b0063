import { screen, waitFor, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { afterEach, expect, test, vi } from "vitest";
import { visit } from "../../testing/served.tsx";
import { monthsUntil, periodOf } from "./period.ts";

afterEach(() => vi.unstubAllGlobals());

const documents = ["F-2026-0001", "AV-2026-0001"].map((number, at) => ({
  invoiceID: `invoice_${at}`,
  number,
  fileName: `${number}.pdf`,
  issuedOn: "2026-11-20",
  kind: at === 0 ? "standard" : "creditNote",
  buyerName: "Valdor",
  gross: 84_000,
  hasPDF: true,
}));
const books = {
  accounts: [
    { number: "411000", label: "Clients", debit: 84_000, credit: 84_000 },
    { number: "706000", label: "Prestations de services", debit: 0, credit: 70_000 },
  ],
  debit: 168_000,
  credit: 168_000,
  entries: 2,
  rates: [{ vatRate: 2_000, base: 70_000, vat: 14_000 }],
  documents,
  fileName: "732829320FEC20261130.txt",
};
const empty = { ...books, accounts: [], debit: 0, credit: 0, entries: 0, rates: [], documents: [] };

test("shows a balanced month with its accounts, the VAT of what was collected, and the files", async () => {
  const { container } = visit("/factures/comptabilite", { answers: { "/accounting": books } });
  const accounts = await screen.findByRole("table", { name: "Comptes mouvementés" });
  expect(within(accounts).getByText("706000")).toBeTruthy();
  expect(screen.getByText("Équilibré")).toBeTruthy();
  expect(screen.getByRole("table", { name: "Encaissements par taux de TVA" })).toBeTruthy();
  const fec = screen.getByRole("link", { name: "Format FEC" });
  expect(fec.getAttribute("href")).toMatch(/\/accounting\/fec\?period=\d{4}-\d{2}$/);
  const { violations } = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations).toEqual([]);
});

test("gathers every document of the period into one file", async () => {
  const saved: Blob[] = [];
  vi.stubGlobal(
    "URL",
    Object.assign(URL, { createObjectURL: (one: Blob) => saved.push(one), revokeObjectURL: () => undefined }),
  );
  const { asked } = visit("/factures/comptabilite", {
    answers: { "/accounting": books, "/pdf": new Response("%PDF-1.7") },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Toutes les factures en PDF (2)" }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(asked.filter(({ path }) => path.endsWith("/pdf"))).toHaveLength(2);
  expect(await saved[0]?.text()).toContain("AV-2026-0001.pdf");
});

test("says that a month holds nothing", async () => {
  visit("/factures/comptabilite?periode=2020", { answers: { "/accounting": empty } });
  expect(await screen.findByText("Aucune écriture sur cette période")).toBeTruthy();
});

test("takes from the address a month or a year that can be chosen, else this month", () => {
  const months = monthsUntil("2026-01-15");
  expect([months[0], months[1], months.length]).toEqual(["2026-01", "2025-12", 24]);
  expect(["2025-03", "2025", "1999-01", "x"].map((asked) => periodOf(asked, months))).toEqual([
    "2025-03",
    "2025",
    "2026-01",
    "2026-01",
  ]);
});
