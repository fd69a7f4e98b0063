import { describe, expect, it } from "vitest";
import { db } from "../../db/index.ts";
import { dayOf, withClock } from "../../kernel/index.ts";
import { firmDay } from "../../testing/index.ts";
import { control, openTill, payer, ready, system } from "../fixture.ts";
import { Payment, PaymentAttempts } from "../index.ts";
import { accountID, expectSound, intentIDOf, netAtStripe, paid, pressed, state, tell } from "./fixture.ts";

openTill();

const COMPLETED = "v1.checkout.session.completed";
const SUCCEEDED = "v1.payment_intent.succeeded";

describe("what is told", () => {
  it("case 3: one fact by two events, in either order, is one payment", async () => {
    for (const order of [0, 1]) {
      const { invoiceID } = await ready();
      const { attempt } = await pressed(invoiceID, "card");
      const facts = [
        () => tell(COMPLETED, String(attempt.sessionID)),
        async () => tell(SUCCEEDED, await intentIDOf(invoiceID)),
      ];
      for (const fact of order === 0 ? facts : facts.reverse()) await fact();
      expect((await expectSound(invoiceID)).payments).toHaveLength(1);
    }
  });

  it("case 4: a whole story told backwards ends as told forwards", async () => {
    const { invoiceID } = await ready();
    const { attempt } = await pressed(invoiceID, "card");
    const intentID = await intentIDOf(invoiceID);
    await control("refund", { payment_intent: intentID, amount: 5_000 });
    const said = (await (await control("dispute", { payment_intent: intentID })).json()) as { id: string };
    await tell("v1.charge.dispute.created", said.id);
    await tell(SUCCEEDED, intentID);
    await tell(COMPLETED, String(attempt.sessionID));
    await tell("v1.payment_intent.created", intentID);
    const { invoice, collections } = await expectSound(invoiceID);
    expect(collections.map((one) => one.amount).sort((a, b) => a - b)).toEqual([-79_000, -5_000, 84_000]);
    expect(invoice.paid).toBe(0);
    expect(await netAtStripe()).toBe(0);
  });

  it("case 5: a refund told before its payment writes both", async () => {
    const { invoiceID } = await ready();
    await pressed(invoiceID, "card");
    const intentID = await intentIDOf(invoiceID);
    const said = (await (await control("refund", { payment_intent: intentID, amount: 5_000 })).json()) as {
      id: string;
    };
    await tell("v1.refund.created", said.id);
    const { payments, refunds } = await expectSound(invoiceID);
    expect([payments, refunds].map((rows) => rows.length)).toEqual([1, 1]);
  });

  it("case 6: told three days late, it is counted on the day the card paid", async () => {
    const { invoiceID } = await ready();
    const { attempt } = await pressed(invoiceID, "card");
    const today = firmDay();
    await withClock(Date.now() + 3 * 86_400_000, () => tell(COMPLETED, String(attempt.sessionID)));
    const { collections, payments } = await expectSound(invoiceID);
    expect(dayOf(payments[0]?.receivedAt ?? "", "Europe/Paris")).toBe(today);
    expect(collections).toHaveLength(1);
  });

  it("case 9: told before our own row knows its page, it finds it by what it carries", async () => {
    const { invoiceID } = await ready();
    const { attempt } = await pressed(invoiceID, "card");
    const lost = PaymentAttempts.replace({ ...attempt, status: "created", sessionID: null, url: null });
    await system(() => db().heal({ lost }));
    await tell(COMPLETED, String(attempt.sessionID));
    expect((await expectSound(invoiceID)).invoice.status).toBe("paid");
  });

  it("case 10: taken, then the process dies: worked on later, it is counted once", async () => {
    const { invoiceID } = await ready();
    const { attempt } = await pressed(invoiceID, "card");
    const notice = { stripeEventID: "evt_dies", type: COMPLETED, objectID: String(attempt.sessionID), livemode: false };
    const account = await accountID();
    expect(await system(() => Payment.take({ ...notice, accountID: account }))).toBe(true);
    expect((await state(invoiceID)).payments).toEqual([]);
    // Stripe tells it again: it is known, and the work still waits.
    expect(await system(() => Payment.take({ ...notice, accountID: account }))).toBe(false);
    await system(() => Payment.hear("evt_dies"));
    expect((await expectSound(invoiceID)).payments).toHaveLength(1);
  });

  it("case 11: worked on, then the process dies before it says so: worked on again, it changes nothing", async () => {
    const { invoiceID, attempt } = await paid();
    const before = await state(invoiceID);
    await tell(COMPLETED, String(attempt.sessionID));
    await tell(SUCCEEDED, await intentIDOf(invoiceID));
    expect(await state(invoiceID)).toEqual(before);
  });

  it("case 13: the return alone, an event alone, or both at once count one payment", async () => {
    const back = async (invoiceID: string) => payer(invoiceID, () => Payment.lookAgain(invoiceID));
    for (const who of ["return", "event", "both"]) {
      const { invoiceID } = await ready();
      const { attempt } = await pressed(invoiceID, "card");
      const event = () => tell(COMPLETED, String(attempt.sessionID));
      await Promise.all([...(who === "event" ? [] : [back(invoiceID)]), ...(who === "return" ? [] : [event()])]);
      expect((await expectSound(invoiceID)).payments).toHaveLength(1);
    }
  });
});
