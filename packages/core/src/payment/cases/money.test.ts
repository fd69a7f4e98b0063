import { describe, expect, it } from "vitest";
import { ID } from "../../kernel/index.ts";
import { control, openTill, owner, system } from "../fixture.ts";
import { Payment } from "../index.ts";
import { atStripe, credit, disputeID, expectSound, net, netAtStripe, paid, state, tell, withFee } from "./fixture.ts";

openTill();

const work = async (invoiceID: string) => {
  for (const row of (await state(invoiceID)).refunds) await system(() => Payment.sendRefund(row));
};

describe("money that goes back", () => {
  it("case 36: two partial refunds, then the full remainder, each in its own movement", async () => {
    const { invoiceID } = await paid();
    for (const netOfPart of [10_001, 20_000, 39_999]) {
      const before = (await state(invoiceID)).invoice;
      const creditNoteID = await credit(invoiceID, netOfPart);
      const amount = (await state(invoiceID)).invoice.creditedGross - before.creditedGross;
      expect(await owner(() => Payment.refund({ invoiceID, amount, creditNoteID }))).toEqual({
        refunded: amount,
        byHand: 0,
      });
      await work(invoiceID);
    }
    const { invoice, collections, refunds } = await expectSound(invoiceID);
    expect(invoice).toMatchObject({ paid: 0, toCredit: 0 });
    expect(refunds.map((row) => row.status)).toEqual(["sent", "sent", "sent"]);
    expect(collections).toHaveLength(4);
    const rates = collections.flatMap((one) => one.rates);
    expect([net(rates.map((r) => ({ amount: r.base }))), net(rates.map((r) => ({ amount: r.vat })))]).toEqual([0, 0]);
    expect(await netAtStripe()).toBe(0);
  });

  it("case 36: the same credit note gives back once, however many ask", async () => {
    const { invoiceID } = await paid();
    const creditNoteID = await credit(invoiceID, 70_000);
    await Promise.all([1, 2, 3].map(() => owner(() => Payment.refund({ invoiceID, amount: 84_000, creditNoteID }))));
    await Promise.all([1, 2, 3].map(() => work(invoiceID)));
    const { refunds, collections } = await expectSound(invoiceID);
    expect(refunds).toHaveLength(1);
    expect(collections.map((one) => one.amount).sort((one, other) => one - other)).toEqual([-84_000, 84_000]);
    expect(collections.find((one) => one.amount < 0)).toMatchObject({ kind: "refund", creditNoteID });
  });

  it("case 37: more than what is left is refused, and nothing is asked of Stripe", async () => {
    const { invoiceID } = await paid();
    const refund = (amount: number, creditNoteID?: string) =>
      owner(() => Payment.refund({ invoiceID, amount, ...(creditNoteID && { creditNoteID }) }));
    const refused = { code: "payment.refund_above_owed", fields: [{ path: "amount" }] };
    await expect(refund(1)).rejects.toMatchObject(refused);
    // No credit note, or that of another invoice.
    for (const note of [ID.create("invoice"), await credit((await paid()).invoiceID, 1_000), invoiceID])
      await expect(refund(1, note)).rejects.toMatchObject({ code: "invoice.not_found" });
    await refund(60_000, await credit(invoiceID, 50_000));
    const second = await credit(invoiceID, 20_000);
    await expect(refund(24_001, second)).rejects.toMatchObject(refused);
    expect(await netAtStripe()).toBe(2 * 84_000);
  });

  it("case 38: a refund clicked in the dashboard asks for a credit note, and claims nothing from the payer", async () => {
    const { invoiceID, intentID } = await paid();
    const said = (await (await control("refund", { payment_intent: intentID, amount: 30_000 })).json()) as {
      id: string;
    };
    await tell("v1.refund.created", said.id);
    await tell("v1.charge.refunded", said.id.replace("re_", "ch_"));
    const { invoice, refunds, due } = await expectSound(invoiceID);
    expect(refunds).toMatchObject([{ reason: "dashboard", status: "sent", amount: 30_000, uncovered: 30_000 }]);
    expect(invoice).toMatchObject({ paid: 54_000, toCredit: 30_000 });
    expect(due).toBe(0);
  });

  it("case 39: a refund pending, then failed, is owed again; asked anew it goes", async () => {
    const { invoiceID } = await paid("sepa");
    const creditNoteID = await credit(invoiceID, 70_000);
    await owner(() => Payment.refund({ invoiceID, amount: 84_000, creditNoteID }));
    await work(invoiceID);
    expect((await expectSound(invoiceID)).refunds).toMatchObject([{ status: "pending" }]);
    const [row] = (await state(invoiceID)).refunds;
    await control("fail", { refund: row?.refundID });
    await tell("v1.refund.failed", String(row?.refundID));
    await tell("v1.refund.updated", String(row?.refundID));
    const failed = await expectSound(invoiceID);
    expect(failed.invoice.paid).toBe(84_000);
    expect(failed.refunds).toMatchObject([{ status: "failed" }]);
    expect(failed.collections.map((one) => one.kind).sort()).toEqual(["payment", "refund", "refundFailed"]);
    await owner(() => Payment.refundAgain({ invoiceID, refundKey: creditNoteID }));
    await work(invoiceID);
    const again = (await state(invoiceID)).refunds.find((one) => one.status === "pending");
    await control("settle", { refund: again?.refundID });
    await tell("v1.refund.updated", String(again?.refundID));
    const { invoice, refunds } = await expectSound(invoiceID);
    expect(invoice.paid).toBe(0);
    expect(refunds.map((one) => one.status).sort()).toEqual(["failed", "sent"]);
    expect(await netAtStripe()).toBe(0);
  });

  it("case 40: a dispute takes the money back and keeps the invoice; won, it is paid again; lost, it is not", async () => {
    for (const end of ["win", "lose"] as const) {
      const { invoiceID, intentID } = await paid();
      const said = (await (await control("dispute", { payment_intent: intentID })).json()) as { id: string };
      await tell("v1.charge.dispute.created", said.id);
      await tell("v1.charge.dispute.funds_withdrawn", said.id);
      const open = await expectSound(invoiceID);
      expect(open.disputes).toMatchObject([{ status: "open", withdrawn: 84_000 }]);
      expect(open.invoice).toMatchObject({ paid: 0, status: "issued", toCredit: 0 });
      expect(open.due).toBe(84_000);
      await control(end, { dispute: said.id });
      await tell("v1.charge.dispute.closed", said.id);
      const { invoice, disputes, collections } = await expectSound(invoiceID);
      expect(disputes).toMatchObject([{ status: end === "win" ? "won" : "lost" }]);
      expect(invoice.status).toBe(end === "win" ? "paid" : "issued");
      expect(collections.map((one) => one.amount)).toHaveLength(end === "win" ? 3 : 2);
    }
  });

  it("case 41: a contested payment is not refunded on top", async () => {
    const { invoiceID, intentID } = await paid();
    const creditNoteID = await credit(invoiceID, 70_000);
    await owner(() => Payment.refund({ invoiceID, amount: 84_000, creditNoteID }));
    // The dispute comes between the asking and the sending: Stripe refuses, and it is said.
    await control("dispute", { payment_intent: intentID });
    await work(invoiceID);
    expect((await state(invoiceID)).refunds).toMatchObject([{ status: "failed", failureCode: "charge_disputed" }]);
    await tell("v1.charge.dispute.created", await disputeID());
    // What is contested left already: nothing is to be given back.
    const again = () => owner(() => Payment.refundAgain({ invoiceID, refundKey: creditNoteID }));
    await expect(again()).rejects.toMatchObject({ code: "payment.refund_above_paid" });
    expect(await netAtStripe()).toBe(0);
  });

  it("case 43: the platform's fee goes back in proportion of what is refunded", async () => {
    await withFee(200, async () => {
      const { invoiceID } = await paid();
      expect((await state(invoiceID)).payments).toMatchObject([{ fee: 1_680 }]);
      const creditNoteID = await credit(invoiceID, 35_000);
      await owner(() => Payment.refund({ invoiceID, amount: 42_000, creditNoteID }));
      await work(invoiceID);
      const said = await atStripe();
      expect(said.fees).toMatchObject([{ amount: 1_680, amount_refunded: 840 }]);
    });
  });
});
