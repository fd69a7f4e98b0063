import { describe, expect, it } from "vitest";
import type { InvoiceCards } from "../invoice/index.ts";
import { ID, type Row } from "../kernel/index.ts";
import { ageingOf, linesOf } from "./statement.ts";

type Card = Row<typeof InvoiceCards>;
const card = (over: Partial<Card>): Card => ({
  invoiceID: ID.create("invoice"),
  organizationID: ID.create("organization"),
  number: "F-1",
  kind: "standard",
  status: "issued",
  buyerName: "Client",
  object: "Journée",
  gross: 100_000,
  paid: 0,
  collected: [],
  issuedOn: "2026-01-10",
  dueOn: "2026-02-10",
  prepaid: 0,
  creditedGross: 0,
  sentAt: null,
  rev: 1,
  ...over,
});

describe("a client's account", () => {
  it("tells documents and money in order, and ends at what is owed", () => {
    const invoice = card({ paid: 30_000, creditedGross: 20_000 });
    const note = card({ kind: "creditNote", number: "AV-1", gross: 20_000, issuedOn: "2026-03-01", dueOn: null });
    const paid = {
      invoiceID: invoice.invoiceID,
      kind: "payment" as const,
      amount: 30_000,
      on: "2026-02-20",
      method: "transfer" as const,
      number: "F-1",
      collectionID: "c1",
    };
    const strange = { ...paid, invoiceID: ID.create("invoice"), collectionID: "c2" };
    const lines = linesOf([note, invoice, card({ number: null, issuedOn: null, status: "draft" })], [paid, strange]);
    expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["invoice", 100_000],
      ["payment", -30_000],
      ["creditNote", -20_000],
    ]);
  });

  it("takes what the former tool was paid off its invoice, and a seat given up for nothing", () => {
    const taken = card({ takenOverOn: "2026-11-01", paid: 50_000 });
    const later = { invoiceID: taken.invoiceID, kind: "payment" as const, amount: 20_000, on: "2026-11-05" };
    const moved = [{ ...later, method: "cheque" as const, number: "F-1", collectionID: "c" }];
    const lines = linesOf([taken, card({ lapsedAt: "2026-05-01T08:00:00.000Z" })], moved);
    expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["invoice", 100_000],
      ["before", -30_000],
      ["payment", -20_000],
    ]);
  });

  it("ages what is open by the days since it was due: 0, 1, 30, 31, 60, 61, 90, 91", () => {
    const due = (dueOn: string) => card({ dueOn, gross: 100 });
    const on = "2026-06-30";
    const days = [
      "2026-06-30",
      "2026-06-29",
      "2026-05-31",
      "2026-05-30",
      "2026-05-01",
      "2026-04-30",
      "2026-04-01",
      "2026-03-31",
    ];
    expect(ageingOf(days.map(due), on)).toEqual({ notDue: 100, upTo30: 200, upTo60: 200, upTo90: 200, over90: 100 });
    expect(ageingOf([card({ paid: 100_500 }), card({ status: "draft" })], on)).toMatchObject({
      notDue: -500,
      over90: 0,
    });
  });
});
