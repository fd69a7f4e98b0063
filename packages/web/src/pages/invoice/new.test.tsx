import { screen } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const seat = (enrolmentID: string, name: string, status: string) => ({
  cohortID: "cohort_1",
  cohortName: "Groupe de janvier",
  enrolmentID,
  name,
  status,
  priceNet: 70_000,
  vatRate: 2_000,
  scheduledBy: null as { orderID: string; number: string } | null,
});
const payer = {
  key: "organization_1",
  kind: "organization",
  organizationID: "organization_1",
  name: "Valdor",
  net: 140_000,
  vat: 28_000,
  gross: 168_000,
  seats: [seat("e1", "Inès Diallo", "accepted"), seat("e2", "Paul Remy", "invited")],
};

test("a seat that is only invited says so, and is not billed unless it is ticked", async () => {
  visit("/factures/nouvelle", { answers: { "/invoice/candidates": { payers: [payer] } } });
  const accepted = await screen.findByRole("checkbox", { name: /^Inès Diallo/ });
  const invited = screen.getByRole("checkbox", { name: /^Paul Remy – Invitation envoyée/ });
  expect([accepted, invited].map((one) => one.matches(":checked"))).toEqual([true, false]);
});

test("a seat that an order bills is not to be ticked: its schedule is named with a link", async () => {
  const ofOrder = {
    ...seat("e3", "Zoé Petit", "accepted"),
    scheduledBy: { orderID: "order_1", number: "D-2026-0012" },
  };
  const seats = [...payer.seats, ofOrder];
  visit("/factures/nouvelle", { answers: { "/invoice/candidates": { payers: [{ ...payer, seats }] } } });
  const link = await screen.findByRole("link", { name: "D-2026-0012" });
  expect(link.getAttribute("href")).toMatch(/\/devis\/order_1$/);
  expect(screen.queryByRole("checkbox", { name: /^Zoé Petit/ })).toBeNull();
});
