import { describe, expect, it } from "vitest";
import { db } from "../../db/index.ts";
import { Stripe } from "../../gateway/index.ts";
import { Invoice, Invoices } from "../../invoice/index.ts";
import { ID } from "../../kernel/index.ts";
import { asMember, Billing, firmDay } from "../../testing/index.ts";
import { largestRemainder } from "../collection.ts";
import {
  attemptOf,
  connected,
  control,
  firmOf,
  issued,
  openTill,
  owner,
  payer,
  press,
  ready,
  system,
} from "../fixture.ts";
import { Payment, PaymentAttempts } from "../index.ts";
import { accountID, credit, expectSound, intentIDOf, net, netAtStripe, pressed, state, tell } from "./fixture.ts";

openTill();

const COMPLETED = "v1.checkout.session.completed";
const SUCCEEDED = "v1.payment_intent.succeeded";

describe("whose it is", () => {
  it("case 27: the session of another firm on this firm's return counts nothing here", async () => {
    const theirs = await asMember({ firmID: ID.createFirm(), roles: ["owner"] }, async () => {
      await connected();
      return issued();
    });
    const { invoiceID } = await ready();
    await payer(invoiceID, () => Payment.start({}));
    const attempt = await attemptOf(invoiceID);
    const input = { invoiceID, attemptID: attempt.attemptID, sessionID: "cs_test_of_another" };
    await expect(system(() => Payment.converge(input))).rejects.toMatchObject({ code: "payment.refused_by_stripe" });
    expect((await state(invoiceID)).payments).toEqual([]);
    expect(theirs).not.toBe(invoiceID);
  });

  it("case 28: an account that its owner took away collects no more, and no event of it is believed", async () => {
    const { invoiceID } = await ready();
    const { attempt } = await pressed(invoiceID, "card");
    await control("deauthorize", { account: await accountID() });
    await tell(COMPLETED, String(attempt.sessionID));
    expect((await state(invoiceID)).payments).toEqual([]);
    await tell("v1.account.application.deauthorized", await accountID());
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.not_connected" });
  });

  it("case 30: restricted between the page and the button, the attempt ends and the invoice is free", async () => {
    const { invoiceID } = await ready();
    for (const capability of ["card_payments", "sepa_debit_payments"])
      await control("restrict", { account: await accountID(), capability });
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({
      code: "payment.refused_by_stripe",
    });
    const { invoice, attempts } = await state(invoiceID);
    expect(attempts).toMatchObject([{ status: "failed" }]);
    expect(invoice.openAttemptID).toBeNull();
  });
});

describe("how much it is", () => {
  it.each([
    ["case 31: another amount", { amount: 1 }],
    ["case 26: another invoice in what it carries", { attemptID: ID.create("attempt") }],
  ])("%s counts nothing, and is said", async (_, over) => {
    const { invoiceID } = await ready();
    const { attempt } = await pressed(invoiceID, "card");
    const wrong = { ...attempt, ...over };
    await system(() =>
      db().heal({ wrong: "amount" in over ? PaymentAttempts.put(wrong) : PaymentAttempts.create({ ...wrong }) }),
    );
    expect(await system(() => Payment.converge({ invoiceID, attemptID: wrong.attemptID }))).toBe("mismatch");
    expect((await state(invoiceID)).payments).toEqual([]);
  });

  it("case 32: another currency is judged a mismatch whatever else fits", async () => {
    const { invoiceID } = await ready();
    const { attempt } = await pressed(invoiceID, "card");
    const session = await Stripe.use().session(await accountID(), String(attempt.sessionID));
    expect(Payment.judge(attempt, { ...session, currency: "usd" }, firmOf())).toEqual({
      kind: "mismatch",
      what: "currency",
    });
    const { intent } = session;
    if (!intent) throw new Error("not paid");
    const swapped = { ...session, intent: { ...intent, currency: "usd" } };
    expect(Payment.judge(attempt, swapped, firmOf())).toEqual({ kind: "mismatch", what: "currency" });
  });

  it("case 33: credited while its page is open, it closes; paid at that very moment, the rest goes back", async () => {
    const { invoiceID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    await credit(invoiceID, 35_000);
    await system(() => Payment.closeWrongPage(invoiceID));
    expect((await attemptOf(invoiceID)).status).toBe("expired");
    expect((await payer(invoiceID, () => Payment.start({}))).url).not.toBe(url);
    expect((await attemptOf(invoiceID)).amount).toBe(42_000);
    await press((await payer(invoiceID, () => Payment.start({}))).url, { how: "card" });
    await credit(invoiceID, 35_000);
    await system(() => Payment.closeWrongPage(invoiceID));
    const { refunds } = await state(invoiceID);
    expect(refunds).toMatchObject([{ reason: "surplus", amount: 42_000, status: "owed" }]);
    for (const row of refunds) await system(() => Payment.sendRefund(row));
    expect(await netAtStripe()).toBe(0);
    expect(net((await expectSound(invoiceID)).collections)).toBe(0);
  });

  it("cases 34 and 66: two pages both paid are one payment, one refund and one invoice", async () => {
    const { invoiceID } = await ready();
    const first = await payer(invoiceID, () => Payment.start({}));
    const one = await attemptOf(invoiceID);
    const invoice = await system(() => Invoice.get(invoiceID));
    // As if we had thought the first page closed when it was not.
    await system(() =>
      db().heal({
        attempt: PaymentAttempts.replace({ ...one, status: "expired" }),
        invoice: Invoices.replace({ ...invoice, openAttemptID: null }),
      }),
    );
    const second = await payer(invoiceID, () => Payment.start({}));
    await Promise.all([first, second].map(({ url }) => press(url, { how: "card" })));
    const { attempts } = await state(invoiceID);
    await Promise.all(attempts.map((attempt) => tell(COMPLETED, String(attempt.sessionID))));
    for (const row of (await state(invoiceID)).refunds) await system(() => Payment.sendRefund(row));
    const { payments, refunds, collections, invoice: after } = await expectSound(invoiceID);
    expect(payments).toHaveLength(1);
    expect(refunds).toMatchObject([{ reason: "surplus", status: "sent" }]);
    expect(collections.map((row) => row.kind).sort()).toEqual(["payment", "refund", "surplus"]);
    expect(after).toMatchObject({ status: "paid", number: invoice.number });
    expect(await netAtStripe()).toBe(84_000);
  });

  it("case 42: transfers under, in two, and over: what is over is to be given back", async () => {
    const invoiceID = await owner(async () => {
      await Billing.foundFirm();
      return issued();
    });
    const record = (amount: number, over = false) =>
      owner(() => Payment.record({ invoiceID, method: "transfer", amount, receivedOn: firmDay(), over }));
    expect(await record(30_000)).toMatchObject({ status: "partlyPaid" });
    await expect(record(54_001)).rejects.toMatchObject({ code: "payment.above_due" });
    expect(await record(60_000, true)).toMatchObject({ status: "paid" });
    const { balance, due, collections } = await expectSound(invoiceID);
    expect([balance, due]).toEqual([-6_000, 0]);
    // The over-payment is no turnover: the rates hold the invoice to the cent.
    expect(net(collections.flatMap((one) => one.rates).map(({ vat }) => ({ amount: vat })))).toBe(14_000);
    expect(await owner(() => Payment.refund({ invoiceID, amount: 6_000 }))).toEqual({ refunded: 0, byHand: 6_000 });
  });

  it("case 44: less than 50 cents is not asked online", async () => {
    const { invoiceID } = await ready();
    const receivedOn = firmDay();
    await owner(() => Payment.record({ invoiceID, method: "transfer", amount: 83_951, receivedOn }));
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.too_small" });
    await owner(() => Payment.record({ invoiceID, method: "transfer", amount: 49, receivedOn }));
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.nothing_due" });
  });

  it("case 45: nine parts of 840 euros differ by a cent at most, and add up", () => {
    const parts = largestRemainder(
      Array.from({ length: 9 }, () => 84_000),
      84_000,
    );
    expect(parts).toEqual([9_334, 9_334, 9_334, 9_333, 9_333, 9_333, 9_333, 9_333, 9_333]);
  });
});

describe("when it ends", () => {
  it("case 49: an expired page frees the invoice; case 50: told after it was paid, it changes nothing", async () => {
    const { invoiceID } = await ready();
    await payer(invoiceID, () => Payment.start({}));
    const first = await attemptOf(invoiceID);
    await control("expire", { session: first.sessionID });
    await tell("v1.checkout.session.expired", String(first.sessionID));
    expect((await state(invoiceID)).invoice.openAttemptID).toBeNull();
    await pressed(invoiceID, "card");
    await system(() => Payment.converge(first));
    await payer(invoiceID, () => Payment.lookAgain(invoiceID));
    await tell("v1.checkout.session.expired", String(first.sessionID));
    await tell("v1.checkout.session.expired", String((await attemptOf(invoiceID)).sessionID));
    expect((await expectSound(invoiceID)).invoice.status).toBe("paid");
  });

  it("case 51: 3-D Secure left half-way waits, then expires; case 52: a card declined, then another, pays once", async () => {
    const { invoiceID } = await ready();
    const { url, attempt } = await pressed(invoiceID, "authenticate");
    expect(await system(() => Payment.converge(attempt))).toBe("open");
    await press(url, { how: "unauthenticated" });
    await press(url, { how: "declined" });
    await tell("v1.payment_intent.payment_failed", await intentIDOf(invoiceID));
    expect((await attemptOf(invoiceID)).status).toBe("open");
    await press(url, { how: "card" });
    await tell(SUCCEEDED, await intentIDOf(invoiceID));
    expect((await expectSound(invoiceID)).payments).toHaveLength(1);
    const other = (await ready()).invoiceID;
    const half = await pressed(other, "authenticate");
    await control("expire", { session: half.attempt.sessionID });
    expect(await system(() => Payment.converge(half.attempt))).toBe("expired");
  });

  it("case 65: an issue that is refused takes no number", async () => {
    await ready();
    const numbers = await owner(async () => {
      const seat = await Billing.addSeat(
        await Billing.addCohort(),
        await Billing.addClient({ siret: null, billingEmail: null }),
      );
      const { invoiceID: broken } = await Invoice.draft({ seats: [seat] });
      await expect(Invoice.issue({ invoiceID: broken })).rejects.toBeDefined();
      const next = await issued();
      return Promise.all([Invoice.get(broken), Invoice.get(next)]);
    });
    expect(numbers[0].number).toBeNull();
    expect(numbers[1].number?.slice(-4)).toBe("0002");
  });
});
