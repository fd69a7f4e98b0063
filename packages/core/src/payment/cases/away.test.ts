import { describe, expect, it } from "vitest";
import { db, Outbox, rowsOf } from "../../db/index.ts";
import { ID } from "../../kernel/index.ts";
import { attemptOf, control, openTill, owner, payer, press, ready, system } from "../fixture.ts";
import { Payment, PaymentAttempts } from "../index.ts";
import { accountID, atStripe, expectSound, state, tell } from "./fixture.ts";

openTill();

/** A way to pay that the payer saves by his own act, on Stripe's page. */
async function saved(how: "card" | "sepa" | "authenticate" | "declined") {
  const setupID = ID.create("setup");
  const back = "http://127.0.0.1:1/back";
  const asked = { setupID, email: "payeur@exemple.fr", successURL: `${back}?s={CHECKOUT_SESSION_ID}`, cancelURL: back };
  const { url } = await owner(() => Payment.saveMethod(asked));
  const answer = await press(url, { how });
  const sessionID = new URL(String(answer.headers.get("location"))).searchParams.get("s") ?? "";
  const method = await owner(() => Payment.savedMethod(setupID, sessionID));
  expect(await owner(() => Payment.savedMethod(ID.create("setup"), sessionID))).toBeUndefined();
  if (!method) throw new Error("Nothing was saved");
  return { customerID: method.customerID, paymentMethodID: method.paymentMethodID };
}

const collect = (invoiceID: string, method: Awaited<ReturnType<typeof saved>>) =>
  system(() => Payment.collectOffSession({ invoiceID, ...method }));

async function told(invoiceID: string) {
  const { items } = await system(() => db().query({ pk: ["OUTBOX"], limit: 500 }));
  return rowsOf(Outbox, items).filter((row) => row.ids.invoiceID === invoiceID && row.event.startsWith("payment."));
}

describe("an instalment asked while the payer is away", () => {
  it("is paid on the card he saved, once", async () => {
    const { invoiceID } = await ready();
    const method = await saved("card");
    expect(await collect(invoiceID, method)).toMatchObject({ status: "succeeded", failureCode: null });
    await expect(collect(invoiceID, method)).rejects.toMatchObject({ code: "payment.nothing_due" });
    const { invoice, collections, payments } = await expectSound(invoiceID);
    expect(invoice.status).toBe("paid");
    expect(collections).toMatchObject([{ kind: "payment", amount: 84_000, method: "card" }]);
    expect(payments[0]?.chargeID).toMatch(/^ch_/);
  });

  it("is told to him with the pay page when his bank asks for authentication, or declines", async () => {
    for (const [how, code] of [
      ["authenticate", "authentication_required"],
      ["declined", "card_declined"],
    ] as const) {
      const { invoiceID } = await ready();
      expect(await collect(invoiceID, await saved(how))).toMatchObject({ status: "failed", failureCode: code });
      expect((await told(invoiceID)).map((row) => row.event)).toContain("payment.failed");
      const { invoice } = await expectSound(invoiceID);
      expect(invoice.openAttemptID).toBeNull();
      expect((await payer(invoiceID, () => Payment.start({}))).url).toContain("/c/pay/");
    }
  });

  it("is under way for days on a bank account: no page is opened meanwhile", async () => {
    const { invoiceID } = await ready();
    expect(await collect(invoiceID, await saved("sepa"))).toMatchObject({ status: "processing" });
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.under_way" });
    const { intentID } = await attemptOf(invoiceID);
    await control("settle", { payment_intent: intentID });
    await tell("v1.payment_intent.succeeded", String(intentID));
    expect((await expectSound(invoiceID)).invoice.status).toBe("paid");
  });

  it("is found again when Stripe's answer was lost, and no page collects it twice meanwhile", async () => {
    const { invoiceID } = await ready();
    const method = await saved("card");
    await control("faults", { faults: [{ path: "/v1/payment_intents$", mode: "reset_after_commit", times: 9 }] });
    await expect(collect(invoiceID, method)).rejects.toMatchObject({ code: "payment.stripe_unreachable" });
    await control("faults", { faults: [] });
    expect((await attemptOf(invoiceID)).status).toBe("created");
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.under_way" });
    const attempt = await attemptOf(invoiceID);
    expect(await system(() => Payment.reconcile(attempt))).toBeUndefined();
    expect((await expectSound(invoiceID)).invoice.status).toBe("paid");
    const account = await accountID();
    expect((await atStripe()).payments.filter((one) => one.account === account)).toHaveLength(1);
  });

  it("case 61: is found by what it carries once Stripe has forgotten the key", async () => {
    const { invoiceID } = await ready();
    const method = await saved("card");
    await collect(invoiceID, method);
    const attempt = await attemptOf(invoiceID);
    const { intentID: _, ...lost } = { ...attempt, status: "created" as const };
    await system(() => db().heal({ lost: PaymentAttempts.replace(lost) }));
    await control("clock", { advanceSeconds: 26 * 3_600 });
    await system(() => Payment.reconcile(attempt));
    const account = await accountID();
    expect((await atStripe()).payments.filter((one) => one.account === account)).toHaveLength(1);
    expect((await state(invoiceID)).payments).toHaveLength(1);
    await control("clock", { advanceSeconds: -26 * 3_600 });
  });
});
