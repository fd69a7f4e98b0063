import { describe, expect, it } from "vitest";
import { Invoice } from "../invoice/index.ts";
import { plusDays } from "../kernel/index.ts";
import { firmDay } from "../testing/index.ts";
import { expectSound, state } from "./cases/fixture.ts";
import { issued, openTill, owner, ready } from "./fixture.ts";
import { Payment } from "./index.ts";

openTill();

const today = firmDay();
const record = (invoiceID: string, amount: number, method: "transfer" | "cheque" | "mandate" = "transfer") =>
  owner(() => Payment.record({ invoiceID, method, amount, receivedOn: today, over: true }));
const rated = (rows: Awaited<ReturnType<typeof state>>["collections"]) =>
  rows.flatMap((row) => row.rates).reduce((sum, { base, vat }) => sum + base + vat, 0);

describe("a payment that comes back", () => {
  it("reopens the invoice, and takes its VAT back to the cent", async () => {
    const { invoiceID } = await ready();
    const { reference } = await record(invoiceID, 84_000, "cheque");
    await owner(() => Payment.recordReturn({ invoiceID, reference, returnedOn: today }));
    const { due, collections, payments, invoice } = await expectSound(invoiceID);
    expect([due, invoice.status, rated(collections)]).toEqual([84_000, "issued", 0]);
    expect(payments).toMatchObject([{ returnedOn: today }]);
    const again = owner(() => Payment.recordReturn({ invoiceID, reference, returnedOn: today }));
    await expect(again).rejects.toMatchObject({ code: "payment.returned" });
  });

  it("is refused before it was received, in the future, and beside what was given back", async () => {
    const { invoiceID } = await ready();
    const { reference } = await record(invoiceID, 90_000);
    const returned = (returnedOn: string) => owner(() => Payment.recordReturn({ invoiceID, reference, returnedOn }));
    await expect(returned(plusDays(today, -1))).rejects.toMatchObject({ code: "payment.before_receipt" });
    await expect(returned(plusDays(today, 2))).rejects.toMatchObject({ code: "payment.in_future" });
    await owner(() => Payment.recordGiveBack({ invoiceID, amount: 6_000, method: "transfer", givenOn: today }));
    await expect(returned(today)).rejects.toMatchObject({ code: "payment.given_back" });
  });

  it("is once, whoever says it at the same moment", async () => {
    const { invoiceID } = await ready();
    const { reference } = await record(invoiceID, 84_000);
    const say = () => owner(() => Payment.recordReturn({ invoiceID, reference, returnedOn: today }));
    const said = await Promise.allSettled(Array.from({ length: 6 }, say));
    expect(said.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await expectSound(invoiceID)).due).toBe(84_000);
  });
});

describe("what was paid over", () => {
  it("goes back as it came, without VAT, and never more than it is", async () => {
    const { invoiceID } = await ready();
    await record(invoiceID, 90_000, "mandate");
    const back = (amount: number) =>
      owner(() => Payment.recordGiveBack({ invoiceID, amount, method: "transfer", givenOn: today }));
    await expect(back(6_001)).rejects.toMatchObject({ code: "payment.refund_above_owed" });
    await back(6_000);
    const { invoice, collections, refunds } = await state(invoiceID);
    expect([invoice.paid, Invoice.balanceOf(invoice), rated(collections)]).toEqual([84_000, 0, 84_000]);
    expect(refunds).toMatchObject([{ byHand: "transfer", status: "sent", amount: 6_000 }]);
  });

  it("is set against another invoice of the same client, in one write, with its VAT where it is owed", async () => {
    const { invoiceID } = await ready();
    const { buyer } = (await state(invoiceID)).invoice;
    const other = await owner(async () => {
      const line = { description: "Journée", quantity: 1, unitNet: 50_000, vatRate: 2_000 };
      const { invoiceID: id } = await Invoice.prepare({ kind: "standard", buyer, object: "Journée", lines: [line] });
      await Invoice.issue({ invoiceID: id });
      return id;
    });
    await record(invoiceID, 90_000);
    const move = (amount: number) => owner(() => Payment.setOff({ invoiceID, otherID: other, amount }));
    const moved = await Promise.allSettled([move(6_000), move(6_000), move(6_000)]);
    expect(moved.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [from, to] = [await state(invoiceID), await state(other)];
    expect([from.invoice.paid, from.invoice.status, rated(from.collections)]).toEqual([84_000, "paid", 84_000]);
    expect([Invoice.dueOf(to.invoice), to.invoice.status, rated(to.collections)]).toEqual([
      54_000,
      "partlyPaid",
      6_000,
    ]);
  });

  it("is never set against another client's invoice, nor above what is due there", async () => {
    const { invoiceID } = await ready();
    const other = await owner(issued);
    await record(invoiceID, 90_000);
    const asked = owner(() => Payment.setOff({ invoiceID, otherID: other, amount: 6_000 }));
    await expect(asked).rejects.toMatchObject({ code: "payment.other_client" });
    const itself = owner(() => Payment.setOff({ invoiceID, otherID: invoiceID, amount: 6_000 }));
    await expect(itself).rejects.toMatchObject({ code: "payment.other_client" });
  });
});
