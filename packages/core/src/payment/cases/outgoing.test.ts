import { afterEach, describe, expect, it } from "vitest";
import { Stripe, stripeNode } from "../../gateway/index.ts";
import { withClock } from "../../kernel/index.ts";
import { control, openTill, owner, payer, press, ready, stripeOrigin, system } from "../fixture.ts";
import { Payment } from "../index.ts";
import { accountID, atStripe, credit, expectSound, paid, state } from "./fixture.ts";

openTill();

const faults = (mode: string, times = 1, path = "/v1/(checkout/sessions|refunds)$") =>
  control("faults", { faults: [{ path, mode, times }] });
afterEach(() => control("faults", { faults: [] }));

const open = (invoiceID: string) => payer(invoiceID, () => Payment.start({}));

async function sessionsOfFirm() {
  const account = await accountID();
  return (await atStripe()).sessions.filter((one) => one.account === account);
}

describe("what Stripe answers badly", () => {
  it.each([
    ["case 54: a reset after the commit", "reset_after_commit", 1],
    ["case 55: a key in use (409)", "409", 1],
    ["case 56: too many calls (429)", "429", 2],
    ["a failure that passes (500)", "500", 2],
    ["case 58: a page of HTML (502)", "html502", 1],
    ["case 57: a failure kept under the key (500)", "500_stored", 1],
  ])("%s ends with one page all the same", async (_, mode, times) => {
    const { invoiceID } = await ready();
    await faults(mode, times);
    const { url } = await open(invoiceID);
    expect(await sessionsOfFirm()).toHaveLength(1);
    await press(url, { how: "card" });
    await system(() => Payment.lookAgain(invoiceID));
    expect((await expectSound(invoiceID)).invoice.status).toBe("paid");
  });

  it("case 53: no answer after the commit is asked again under the same key: one page", {
    timeout: 20_000,
  }, async () => {
    const { invoiceID } = await ready();
    await faults("timeout_after_commit");
    await open(invoiceID);
    expect(await sessionsOfFirm()).toHaveLength(1);
  });

  it.each([
    ["case 59: JSON without `error` (503) is no success", "json503"],
    ["429 for ever", "429"],
  ])("%s: the payer is asked to try again, and finds one page then", async (_, mode) => {
    const { invoiceID } = await ready();
    await faults(mode, 99);
    await expect(open(invoiceID)).rejects.toMatchObject({ kind: "busy", code: "payment.stripe_unreachable" });
    await control("faults", { faults: [] });
    expect((await state(invoiceID)).attempts).toMatchObject([{ status: "created", sessionID: null }]);
    await open(invoiceID);
    expect((await state(invoiceID)).attempts).toHaveLength(1);
    expect(await sessionsOfFirm()).toHaveLength(1);
  });

  it("case 57: a refund whose failure is kept is made once, under a second key", async () => {
    const { invoiceID } = await paid();
    const creditNoteID = await credit(invoiceID, 70_000);
    await owner(() => Payment.refund({ invoiceID, amount: 84_000, creditNoteID }));
    await faults("500_stored");
    for (const row of (await state(invoiceID)).refunds) await system(() => Payment.sendRefund(row));
    expect((await expectSound(invoiceID)).refunds).toMatchObject([{ status: "sent" }]);
    const account = await accountID();
    expect((await atStripe()).refunds.filter((one) => one.account === account)).toHaveLength(1);
  });

  it("case 61: a refund asked again after a day, its answer lost, is found by what it carries", async () => {
    const { invoiceID } = await paid();
    const creditNoteID = await credit(invoiceID, 70_000);
    await owner(() => Payment.refund({ invoiceID, amount: 50_000, creditNoteID }));
    const [row] = (await state(invoiceID)).refunds;
    if (!row) throw new Error("no refund");
    await faults("reset_after_commit", 9);
    await expect(system(() => Payment.sendRefund(row))).rejects.toThrow();
    await control("faults", { faults: [] });
    await control("clock", { advanceSeconds: 25 * 3_600 });
    await withClock(Date.now() + 25 * 3_600_000, () => system(() => Payment.sendRefund(row)));
    await control("clock", { advanceSeconds: -25 * 3_600 });
    const account = await accountID();
    expect((await atStripe()).refunds.filter((one) => one.account === account)).toHaveLength(1);
    expect((await expectSound(invoiceID)).refunds).toMatchObject([{ status: "sent", amount: 50_000 }]);
  });

  it("case 60: the same key with other params is refused as a mistake of ours", async () => {
    const { intentID } = await paid();
    const account = await accountID();
    const order = { intentID, amount: 100, key: "one-key", feeBack: false };
    await Stripe.use().refund(account, order);
    await expect(Stripe.use().refund(account, { ...order, amount: 200 })).rejects.toMatchObject({ lasting: true });
  });

  it("case 62: a param that Stripe does not know is refused, and said", async () => {
    const body = new URLSearchParams({ payment_intent: "pi_x", surprise: "1" });
    const headers = { authorization: "Bearer sk_test_local" };
    const answer = await fetch(`${stripeOrigin()}/v1/refunds`, { method: "POST", headers, body });
    expect(await answer.json()).toMatchObject({ error: { code: "parameter_unknown", param: "surprise" } });
  });

  it("case 63: a revoked key and an account taken away are refusals that last", async () => {
    const { invoiceID } = await ready();
    const revoked = stripeNode({
      secretKey: "sk_wrong",
      webhookSecrets: [],
      apiBase: stripeOrigin(),
      production: false,
    });
    await expect(revoked.account(await accountID())).rejects.toMatchObject({ lasting: true });
    await control("deauthorize", { account: await accountID() });
    await expect(open(invoiceID)).rejects.toMatchObject({ code: "payment.refused_by_stripe" });
  });
});
