import { describe, expect, it } from "vitest";
import { db, Outbox, rowsOf } from "../db/index.ts";
import { Firms } from "../firm/index.ts";
import { Stripe } from "../gateway/index.ts";
import { Invoice, Invoices } from "../invoice/index.ts";
import { ID, withClock } from "../kernel/index.ts";
import { asMember, asSystem, Billing, firmDay } from "../testing/index.ts";
import {
  attemptOf,
  connected,
  control,
  forget,
  issued,
  openTill,
  owner,
  payer,
  press,
  ready,
  system,
} from "./fixture.ts";
import { Payment, PaymentAttempts } from "./index.ts";

const { foundFirm } = Billing;

openTill();

async function events() {
  const { items } = await system(() => db().query({ pk: ["OUTBOX"], limit: 500 }));
  return rowsOf(Outbox, items).map((row) => row.event);
}

describe("connecting", () => {
  it("makes one account a firm, however often and by however many it is asked", () =>
    owner(async () => {
      await foundFirm();
      const made = await Promise.all([1, 2, 3].map(() => Payment.connect({})));
      expect(new Set(made.map((one) => one.stripeAccountID)).size).toBe(1);
      expect((await db().get(Firms, {}))?.stripeStatus).toBe("pending");
      expect(await Payment.onboardingURL()).not.toBe(await Payment.onboardingURL());
    }));

  it("reads from Stripe alone whether the firm may collect", () =>
    owner(async () => {
      const accountID = await connected();
      expect(await Payment.refreshAccount()).toEqual({ status: "active", requirements: [] });
      await control("restrict", { account: accountID });
      expect(await Payment.refreshAccount()).toMatchObject({ status: "restricted" });
      await control("deauthorize", { account: accountID });
      expect(await Payment.refreshAccount()).toMatchObject({ status: "restricted" });
    }));

  it("is for owners", () =>
    asMember({ firmID: ID.createFirm(), roles: ["manager"] }, async () => {
      await expect(Payment.connect({})).rejects.toMatchObject({ code: "actor.forbidden" });
    }));
});

describe("paying by card", () => {
  it("hands out one page, however often the button is pressed", async () => {
    const { invoiceID } = await ready();
    const urls = await Promise.all([1, 2, 3, 4].map(() => payer(invoiceID, () => Payment.start({}))));
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1);
    expect((await system(() => Payment.load(invoiceID))).attempts).toHaveLength(1);
  });

  it("counts the money once, whatever is told how often by whom", async () => {
    const { invoiceID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    await press(url, { how: "card" });
    const attempt = await attemptOf(invoiceID);
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map(() => system(() => Payment.converge(attempt))));
    expect(new Set(outcomes)).toEqual(new Set(["succeeded"]));
    const { invoice, payments } = await system(() => Payment.load(invoiceID));
    expect(invoice).toMatchObject({ status: "paid", paid: 84_000, openAttemptID: null });
    expect(invoice.collected).toEqual([{ month: firmDay().slice(0, 7), amount: 84_000 }]);
    expect(payments).toMatchObject([{ amount: 84_000, method: "card", attemptID: attempt.attemptID }]);
    expect((await events()).filter((one) => one === "invoice.paid")).toHaveLength(1);
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.nothing_due" });
  });

  it("stays to be paid after a declined card, on the same page", async () => {
    const { invoiceID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    await press(url, { how: "declined" });
    await system(() => Payment.lookAgain(invoiceID));
    expect(await attemptOf(invoiceID)).toMatchObject({ status: "open" });
    expect((await payer(invoiceID, () => Payment.start({}))).url).toBe(url);
  });

  it("finds the page again when the answer of Stripe was lost", async () => {
    const { invoiceID } = await ready();
    const first = await payer(invoiceID, () => Payment.start({}));
    await forget(invoiceID);
    expect(await payer(invoiceID, () => Payment.start({}))).toEqual(first);
  });

  it("opens a new page once the old one is closed", async () => {
    const { invoiceID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    const attempt = await attemptOf(invoiceID);
    await control("expire", { session: attempt.sessionID });
    expect((await payer(invoiceID, () => Payment.start({}))).url).not.toBe(url);
    const { attempts } = await system(() => Payment.load(invoiceID));
    expect(attempts.map((one) => one.status).sort()).toEqual(["expired", "open"]);
  });

  it("is refused by a firm that is not connected", async () => {
    const invoiceID = await owner(async () => {
      await foundFirm();
      return issued();
    });
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.not_connected" });
  });
});

describe("a debit", () => {
  it("is under way until it settles, and asks for no second payment meanwhile", async () => {
    const { invoiceID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    await press(url, { how: "sepa" });
    const attempt = await attemptOf(invoiceID);
    expect(await system(() => Payment.converge(attempt))).toBe("processing");
    await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.under_way" });
    const session = await Stripe.use().session(
      String((await owner(() => db().get(Firms, {})))?.stripeAccountID),
      String(attempt.sessionID),
    );
    await control("settle", { payment_intent: session.intent?.intentID });
    expect(await system(() => Payment.converge(attempt))).toBe("succeeded");
    expect((await system(() => Payment.load(invoiceID))).payments).toMatchObject([{ method: "sepa_debit" }]);
  });

  it("is told in the firm's list from its order until the bank answers", async () => {
    const listed = async (invoiceID: string) =>
      (await owner(() => Invoice.list({}))).invoices.find((card) => card.invoiceID === invoiceID)?.debitedAt;
    for (const answer of ["settle", "fail"]) {
      const { invoiceID, accountID } = await ready();
      const { url } = await payer(invoiceID, () => Payment.start({}));
      expect(await listed(invoiceID)).toBeUndefined();
      await press(url, { how: "sepa" });
      const attempt = await attemptOf(invoiceID);
      await system(() => Payment.converge(attempt));
      const since = await listed(invoiceID);
      expect(since).toBeDefined();
      await system(() => Payment.converge(attempt));
      expect(await listed(invoiceID)).toBe(since);
      const session = await Stripe.use().session(accountID, String(attempt.sessionID));
      await control(answer, { payment_intent: session.intent?.intentID });
      await system(() => Payment.converge(attempt));
      expect(await listed(invoiceID)).toBeUndefined();
    }
  });

  it("that the bank refuses leaves the invoice to be paid, and says so once", async () => {
    const { invoiceID, accountID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    await press(url, { how: "sepa" });
    const attempt = await attemptOf(invoiceID);
    await system(() => Payment.converge(attempt));
    const session = await Stripe.use().session(accountID, String(attempt.sessionID));
    await control("fail", { payment_intent: session.intent?.intentID });
    expect(await system(() => Payment.converge(attempt))).toBe("failed");
    expect(await system(() => Payment.converge(attempt))).toBe("failed");
    expect((await events()).filter((one) => one === "payment.failed")).toHaveLength(1);
    expect((await payer(invoiceID, () => Payment.start({}))).url).not.toBe(url);
  });
});

describe("what is forged", () => {
  it("counts nothing on another invoice, another firm or another amount", async () => {
    const { invoiceID, accountID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    await press(url, { how: "card" });
    const attempt = await attemptOf(invoiceID);
    const other = await owner(issued);
    expect(await system(() => Payment.converge({ invoiceID: other, attemptID: attempt.attemptID }))).toBe("unknown");
    await system(() => db().write({ attempt: PaymentAttempts.update(attempt, { set: { amount: 1 } }) }, {}));
    expect(await system(() => Payment.converge(attempt))).toBe("mismatch");
    // Another firm's account, whose session carries our ids: under its own account it finds nothing of ours.
    const stranger = ID.createFirm();
    const theirs = await asMember({ firmID: stranger, roles: ["owner"] }, connected);
    expect(theirs).not.toBe(accountID);
    await asSystem(stranger, () =>
      Payment.take({
        stripeEventID: "evt_1",
        type: "v1.checkout.session.completed",
        objectID: String(attempt.sessionID),
        accountID: theirs,
        livemode: false,
      }),
    );
    await asSystem(stranger, () => Payment.hear("evt_1"));
    expect((await system(() => Payment.load(invoiceID))).payments).toEqual([]);
  });
});

describe("recording by hand", () => {
  const record = (invoiceID: string, amount: number) =>
    owner(() => Payment.record({ invoiceID, method: "transfer", amount, receivedOn: firmDay() }));

  it("refuses a day of another century", async () => {
    const { invoiceID } = await ready();
    for (const receivedOn of ["0000-01-01", "1926-11-20"])
      await expect(
        owner(() => Payment.record({ invoiceID, method: "transfer", amount: 100, receivedOn })),
      ).rejects.toMatchObject({ fields: [{ path: "receivedOn", code: "day" }] });
  });

  it("takes parts, refuses more than what is due, and closes a page that asks too much", async () => {
    const { invoiceID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    expect(await record(invoiceID, 34_000)).toMatchObject({ status: "partlyPaid" });
    await expect(record(invoiceID, 50_001)).rejects.toMatchObject({ code: "payment.above_due" });
    await system(() => Payment.closeWrongPage(invoiceID));
    expect(await attemptOf(invoiceID)).toMatchObject({ status: "expired" });
    expect((await payer(invoiceID, () => Payment.start({}))).url).not.toBe(url);
    expect((await attemptOf(invoiceID)).amount).toBe(50_000);
    expect(await record(invoiceID, 50_000)).toMatchObject({ status: "paid" });
  });

  it("never goes over, whoever records at the same time", async () => {
    const { invoiceID } = await ready();
    const tries = await Promise.allSettled([1, 2, 3].map(() => record(invoiceID, 50_000)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await system(() => db().get(Invoices, { invoiceID })))?.paid).toBe(50_000);
  });

  it("sends back once what a page collected on top of it", async () => {
    const { invoiceID, accountID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    await record(invoiceID, 84_000);
    await press(url, { how: "card" });
    const attempt = await attemptOf(invoiceID);
    await Promise.all([1, 2, 3].map(() => system(() => Payment.converge(attempt))));
    const { refunds, invoice } = await system(() => Payment.load(invoiceID));
    expect(refunds).toMatchObject([{ status: "owed", amount: 84_000, reason: "surplus" }]);
    expect(invoice).toMatchObject({ paid: 84_000, status: "paid" });
    const [owed] = refunds;
    if (owed) await Promise.all([1, 2].map(() => system(() => Payment.sendRefund(owed))));
    expect((await system(() => Payment.load(invoiceID))).refunds).toMatchObject([{ status: "sent" }]);
    expect((await events()).filter((one) => one === "payment.refunded")).toHaveLength(1);
    expect(accountID).toMatch(/^acct_/);
  });
});

describe("reconciling", () => {
  it("finds what a lost event would have said, and looks again until the end is known", async () => {
    const { invoiceID } = await ready();
    const { url } = await payer(invoiceID, () => Payment.start({}));
    const attempt = await attemptOf(invoiceID);
    expect(await system(() => Payment.nextLook(attempt))).toBe(
      new Date(Date.parse(attempt.createdAt) + 600_000).toISOString(),
    );
    await press(url, { how: "card" });
    expect(await system(() => Payment.reconcile(attempt))).toBeUndefined();
    expect((await system(() => Payment.load(invoiceID))).invoice.status).toBe("paid");
  });

  it("ends an attempt that never reached Stripe", async () => {
    const { invoiceID } = await ready();
    await payer(invoiceID, () => Payment.start({}));
    const { attemptID, expiresAt } = await forget(invoiceID);
    const after = Date.parse(expiresAt) + 1_000;
    expect(await withClock(after, () => system(() => Payment.converge({ invoiceID, attemptID })))).toBe("expired");
    expect(await attemptOf(invoiceID)).toMatchObject({ status: "expired" });
  });
});
