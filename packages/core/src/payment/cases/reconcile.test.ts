import { describe, expect, it } from "vitest";
import { now, plusMinutes } from "../../kernel/index.ts";
import { firmDay } from "../../testing/index.ts";
import { control, openTill, owner, ready, stripeOrigin, system } from "../fixture.ts";
import { Payment } from "../index.ts";
import { accountID, credit, expectSound, intentIDOf, paid, pressed, state } from "./fixture.ts";

openTill();

const compare = (days?: number) => system(() => Payment.reconcileFirm(days === undefined ? {} : { days }));

describe("comparing the firm with Stripe", () => {
  it("case 7: heals a payment whose events were dropped, and finds nothing the second time", async () => {
    const { invoiceID } = await ready();
    await pressed(invoiceID, "card");
    expect(await compare()).toEqual({ looked: 1, healed: 1, unknown: 0, mismatched: 0 });
    expect((await expectSound(invoiceID)).invoice.status).toBe("paid");
    expect(await compare()).toEqual({ looked: 1, healed: 0, unknown: 0, mismatched: 0 });
  });

  it("case 8: heals refunds and disputes that no event told, from the objects themselves", async () => {
    const [first, second] = [await paid(), await paid()];
    await control("refund", { payment_intent: first.intentID, amount: 10_000 });
    await control("dispute", { payment_intent: second.intentID });
    // Nothing is to be heard from the list of events either.
    await control("drop", { share: 1 });
    expect(await compare()).toMatchObject({ healed: 2, unknown: 0, mismatched: 0 });
    expect((await state(first.invoiceID)).refunds).toMatchObject([{ reason: "dashboard", amount: 10_000 }]);
    expect((await state(second.invoiceID)).disputes).toMatchObject([{ withdrawn: 84_000 }]);
  });

  it("case 35: counts a payment made at the last second of its page, told after the page is thought over", async () => {
    const { invoiceID } = await ready();
    const { attempt } = await pressed(invoiceID, "card");
    await compare();
    expect(await system(() => Payment.converge(attempt))).toBe("succeeded");
    expect((await expectSound(invoiceID)).payments).toHaveLength(1);
  });

  it("leaves what is none of ours as findings, once, until the firm closes them", async () => {
    await paid();
    const made = await foreign(await accountID());
    const report = await compare();
    expect(report).toMatchObject({ unknown: 1 });
    await compare();
    const found = await owner(() => Payment.findings({}));
    expect(found).toMatchObject([{ objectID: made, kind: "payment", amount: 5_000 }]);
    await owner(() => Payment.closeFinding({ objectID: made }));
    expect(await owner(() => Payment.findings({}))).toEqual([]);
  });

  it("adds up a payout line by line: collected, refunded, fees; what is unknown is named", async () => {
    const { invoiceID } = await paid();
    const creditNoteID = await credit(invoiceID, 70_000);
    await owner(() => Payment.refund({ invoiceID, amount: 20_000, creditNoteID }));
    for (const row of (await state(invoiceID)).refunds) await system(() => Payment.sendRefund(row));
    const { id } = (await (await control("payout", { account: await accountID() })).json()) as { id: string };
    const payout = await system(() => Payment.reconcilePayout(id));
    expect(payout).toMatchObject({
      collected: 84_000,
      refunded: -20_000,
      stripeFees: 1_285,
      unknown: [],
      mismatched: [],
    });
    expect(payout?.amount).toBe(84_000 - 20_000 - 1_285);
    expect(await compare()).toMatchObject({ unknown: 0, mismatched: 0 });
    const today = firmDay();
    expect(await owner(() => Payment.payouts({ from: today, to: today }))).toHaveLength(1);
  });

  it("says the same next look whoever asks within the quarter of an hour", async () => {
    await ready();
    const [a, b] = await Promise.all([1, 2].map(() => system(() => Payment.nextReconciliation())));
    expect(a).toBe(b);
    expect(String(a) <= plusMinutes(now(), 15) && String(a) > now()).toBe(true);
  });

  it("case 46: a debit that settles is paid; case 47: one that fails is not", async () => {
    for (const end of ["settle", "fail"]) {
      const { invoiceID } = await ready();
      await pressed(invoiceID, "sepa");
      await compare();
      expect((await state(invoiceID)).invoice.status).toBe("issued");
      await control(end, { payment_intent: await intentIDOf(invoiceID) });
      await compare();
      expect((await expectSound(invoiceID)).invoice.status).toBe(end === "settle" ? "paid" : "issued");
    }
  });

  it("case 48: a debit that its bank sends back weeks later reverses the payment, and keeps the invoice", async () => {
    const { invoiceID, intentID } = await paid("sepa");
    await control("clock", { advanceSeconds: 40 * 86_400 });
    await control("dispute", { payment_intent: intentID, reason: "insufficient_funds" });
    await compare(60);
    await control("clock", { advanceSeconds: -40 * 86_400 });
    const { invoice, disputes, collections, due } = await expectSound(invoiceID);
    expect(disputes).toMatchObject([{ status: "lost", reason: "insufficient_funds", withdrawn: 84_000 }]);
    expect(invoice).toMatchObject({ status: "issued", paid: 0 });
    expect(due).toBe(84_000);
    expect(collections.map((one) => one.kind).sort()).toEqual(["dispute", "payment"]);
  });
});

/** A payment of the firm's own, made beside us on its account. */
async function foreign(account: string): Promise<string> {
  const headers = { authorization: "Bearer sk_test_local", "stripe-account": account };
  const post = async (path: string, body: Record<string, string>) =>
    (await (
      await fetch(`${stripeOrigin()}${path}`, { method: "POST", headers, body: new URLSearchParams(body) })
    ).json()) as { id: string; url: string; payment_intent: string };
  const session = await post("/v1/checkout/sessions", {
    mode: "payment",
    success_url: "http://127.0.0.1:1/",
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": "eur",
    "line_items[0][price_data][unit_amount]": "5000",
    "line_items[0][price_data][product_data][name]": "Livre",
  });
  await fetch(session.url, { method: "POST", body: new URLSearchParams({ how: "card" }), redirect: "manual" });
  const read = await fetch(`${stripeOrigin()}/v1/checkout/sessions/${session.id}`, { headers });
  return ((await read.json()) as { payment_intent: string }).payment_intent;
}
