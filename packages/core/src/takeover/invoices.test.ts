import { describe, expect, it } from "vitest";
import { Table } from "../db/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Payment } from "../payment/index.ts";
import { asSystem, firmDay } from "../testing/index.ts";
import { declare, dyingAt, here, issued, open, openBooks, owner, take, YEAR } from "./fixture.ts";
import { Takeover } from "./index.ts";
import { takenInvoiceID } from "./invoice-finish.ts";

openBooks();

describe("open invoices of the former tool", () => {
  it("are owed, late, paid and stated like ours, under their own number", async () => {
    await declare();
    const { count } = await take([open(`FA${YEAR}-040`), open(`2025/17`, "500;100;0")]);
    expect(count).toBe(2);
    await owner(async () => {
      const { invoices, totals } = await Invoice.list({});
      expect(invoices.map(({ number, due, status }) => ({ number, due, status }))).toEqual(
        expect.arrayContaining([
          { number: `FA${YEAR}-040`, due: 90_000, status: "partlyPaid" },
          { number: "2025/17", due: 60_000, status: "issued" },
        ]),
      );
      expect(totals.due).toBe(150_000);
      expect(totals.collectedThisMonth).toBe(0);
      const invoiceID = takenInvoiceID(`FA${YEAR}-040`);
      await Payment.record({ invoiceID, method: "transfer", amount: 90_000, receivedOn: firmDay() });
      const { invoice, collections } = await Payment.load(invoiceID);
      expect(invoice).toMatchObject({ status: "paid", pdfHash: null, payLinkID: expect.any(String) });
      expect(collections[0]?.rates).toEqual([{ vatRate: 2_000, base: 75_000, vat: 15_000 }]);
      expect(await issued()).toBe(`FA${YEAR}-042`);
    });
  });

  it("are named line by line when they cannot be taken, and nothing is", async () => {
    await declare();
    const wrong = [
      open(`FA${YEAR}-040`),
      open(`FA${YEAR}-042`),
      open("avec espace"),
      open("A1", "1000;100;0"),
      open("A2", "1000;200;1300"),
      `A3;32/01/${YEAR};;Client Inventé;;;20;1;0,20;`,
      `A4;01/01/${YEAR};;Inconnue SARL;;;20;1;0,20;`,
      `A5;01/01/${YEAR};;Client Inventé;404833048;;20;1;0,20;`,
      open("A6", "1000;200;0").replace("20 %", "19 %"),
      `AVA${YEAR}-002;01/01/${YEAR};;Client Inventé;;;20;1;0,20;`,
    ];
    await expect(take(wrong)).rejects.toMatchObject({
      code: "takeover.list_refused",
      fields: [
        { path: "lines.3", code: "number_ahead" },
        { path: "lines.4", code: "number" },
        { path: "lines.5", code: "vat_off" },
        { path: "lines.6", code: "paid_above" },
        { path: "lines.7", code: "date" },
        { path: "lines.8", code: "client_unknown" },
        { path: "lines.9", code: "siret" },
        { path: "lines.10", code: "rate" },
        { path: "lines.11", code: "number_credit" },
      ],
    });
    expect(await owner(() => Invoice.list({}))).toMatchObject({ invoices: [] });
  });

  it("wait until the firm said where its numbers stand, and are there once", async () => {
    await expect(take([open("A1")])).rejects.toMatchObject({ code: "takeover.series_first" });
    await declare();
    await take([open("A1")]);
    await expect(take([open("A1")])).rejects.toMatchObject({ fields: [{ code: "number_known" }] });
  });

  it("may come after a first number of ours, and then bear none that is still to come", async () => {
    await owner(issued);
    await expect(take([open(`F-${YEAR}-0002`)])).rejects.toMatchObject({ fields: [{ code: "number_ahead" }] });
    await expect(take([open(`F-${YEAR}-0001`)])).rejects.toMatchObject({ fields: [{ code: "number_known" }] });
    expect(await take([open("ANC-7")])).toMatchObject({ count: 1 });
  });

  it("of several rates are one invoice of several lines", async () => {
    await declare();
    await take([open("A1", "100;20;0"), open("A1", "100;5,50;0").replace("20 %", "5,5 %")]);
    const invoice = await owner(() => Invoice.get(takenInvoiceID("A1")));
    expect(invoice).toMatchObject({ gross: 22_550, vat: 2_550, lines: [{ vatRate: 2_000 }, { vatRate: 550 }] });
  });

  const kills = [1, 2, 3, 4].flatMap((number) => (["before", "after"] as const).map((when) => ({ number, when })));
  it.each(kills)("killed $when transaction $number and run again, are all there, once", async ({ number, when }) => {
    await declare();
    const lines = Array.from({ length: 25 }, (_, at) => open(`A${at + 1}`, "1000;200;0"));
    const key = crypto.randomUUID();
    await Table.provide(dyingAt(number, when), () => take(lines, key).catch(() => undefined));
    await take(lines, key);
    const { invoices, totals } = await owner(() => Invoice.list({}));
    expect(invoices).toHaveLength(25);
    expect(totals.due).toBe(25 * 120_000);
  });

  it("that a dead process left are finished by the job", async () => {
    await declare();
    const lines = Array.from({ length: 25 }, (_, at) => open(`A${at + 1}`, "1000;200;0"));
    await Table.provide(dyingAt(2, "after"), () => take(lines).catch(() => undefined));
    const { batches } = await owner(() => Takeover.standing({}));
    await asSystem(here.firmID, () => Takeover.finish(batches[0]?.batchID ?? ""));
    expect((await owner(() => Invoice.list({}))).invoices).toHaveLength(25);
  });
});
