import { expect, it } from "vitest";
import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firms } from "../firm/index.ts";
import { Stripe } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { ID, withClock } from "../kernel/index.ts";
import { Billing } from "../testing/index.ts";
import { endOfPage } from "./attempt.ts";
import { attemptOf, connected, control, forget, openTill, owner, payer, press, ready, system } from "./fixture.ts";
import { Payment } from "./index.ts";

openTill();

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

/** The invoice of a visitor's seat that is held for so many minutes more. */
const held = (left: number) =>
  owner(async () => {
    await connected();
    const seat = await Billing.addHeldSeat(await Billing.addCohort(), minutes(left));
    const { invoiceID } = await Invoice.draft({ seats: [seat] });
    await Invoice.issue({ invoiceID });
    return { seat, invoiceID };
  });
const sessionOf = async (invoiceID: string) => {
  const accountID = String((await owner(() => db().get(Firms, {})))?.stripeAccountID);
  return Stripe.use().session(accountID, String((await attemptOf(invoiceID)).sessionID));
};
/** The hold has passed, as the due item finds it. */
const pass = (seat: { cohortID: string; enrolmentID: string }, at: number) =>
  withClock(at, () =>
    system(async () => {
      await Enrolment.expireHold(seat);
      await Payment.endHold(seat);
    }),
  );
const take = (cohortID: string) =>
  system(async () => {
    const cohort = await db().get(Cohorts, { cohortID });
    if (!cohort) throw new Error("no cohort");
    const others = Array.from({ length: 8 }, () => ({ enrolmentID: ID.create("enrolment"), heldUntil: null }));
    await db().write({ cohort: Cohorts.replace({ ...cohort, seats: others }) }, {});
  });

it("a held seat has a page of half an hour, all other invoices one of a day", () => {
  const at = "2026-11-22T08:00:00.001Z";
  const lasts = (heldSeat: boolean) => Date.parse(endOfPage(at, heldSeat)) - Date.parse(at);
  // Stripe refuses less than thirty minutes from when it is asked.
  expect(lasts(true)).toBeGreaterThan(30 * 60_000 + 20_000);
  expect(lasts(true)).toBeLessThan(31 * 60_000);
  expect(lasts(true)).toBeLessThan(Enrolment.HOLD_MINUTES * 60_000);
  expect(Math.round(lasts(false) / 3_600_000)).toBe(23);
});

it("a held seat is paid on a page that ends within its hold and takes no debit", async () => {
  const { invoiceID } = await held(35);
  const { url } = await payer(invoiceID, () => Payment.start({}));
  const attempt = await attemptOf(invoiceID);
  const left = (Date.parse(attempt.expiresAt) - Date.now()) / 60_000;
  expect(left).toBeGreaterThan(30);
  expect(left).toBeLessThan(31.5);
  const page = await (await fetch(url)).text();
  expect(page).toContain("Payer par carte");
  expect(page).not.toContain("SEPA");
  await press(url, { how: "sepa" });
  expect(await sessionOf(invoiceID)).toMatchObject({ status: "open" });
  expect((await payer(invoiceID, () => Payment.start({}))).url).toBe(url);
  // Lost and asked again, it is the same page: the same terms go with the same key.
  await forget(invoiceID);
  expect((await payer(invoiceID, () => Payment.start({}))).url).toBe(url);
});

it("leaves the debit and the long page to all other invoices", async () => {
  const { invoiceID } = await ready();
  const { url } = await payer(invoiceID, () => Payment.start({}));
  expect(await (await fetch(url)).text()).toContain("SEPA");
  expect((Date.parse((await attemptOf(invoiceID)).expiresAt) - Date.now()) / 3_600_000).toBeGreaterThan(22);
});

it("a held seat closes its page with the hold: Stripe says it expired, and the invoice asks for nothing", async () => {
  const { invoiceID, seat } = await held(3);
  const { url } = await payer(invoiceID, () => Payment.start({}));
  await pass(seat, Date.now() + 60_000);
  expect((await fetch(url)).status).toBe(200);
  await pass(seat, Date.now() + 4 * 60_000);
  await pass(seat, Date.now() + 5 * 60_000);
  const expired = await press(url, { how: "card" });
  expect(expired.status).toBe(410);
  expect(await expired.text()).toContain("a expiré");
  expect(await attemptOf(invoiceID)).toMatchObject({ status: "expired" });
  const { invoice, payments } = await system(() => Payment.load(invoiceID));
  expect(invoice).toMatchObject({ status: "issued", paid: 0, openAttemptID: null });
  expect([payments, Invoice.dueOf(invoice), invoice.number]).toEqual([[], 0, expect.stringMatching(/-0001$/)]);
  expect((await owner(() => Invoice.list({}))).totals).toMatchObject({ due: 0, overdue: 0 });
  await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.seat_gone" });
  expect((await payer(invoiceID, Payment.ofPayer)).standing).toBe("seatGone");
});

it("a held seat opens no page once the hold is over, even before anyone has noticed", async () => {
  const { invoiceID } = await held(-1);
  await expect(payer(invoiceID, () => Payment.start({}))).rejects.toMatchObject({ code: "payment.seat_gone" });
  expect((await payer(invoiceID, Payment.ofPayer)).standing).toBe("seatGone");
});

it("a held seat paid in time but told late is not given up", async () => {
  const { invoiceID, seat } = await held(3);
  const { url } = await payer(invoiceID, () => Payment.start({}));
  await press(url, { how: "card" });
  await pass(seat, Date.now() + 4 * 60_000);
  const { invoice, refunds } = await system(() => Payment.load(invoiceID));
  expect([invoice.status, invoice.lapsedAt, refunds]).toEqual(["paid", undefined, []]);
  expect(await system(() => Enrolment.confirmPaid(seat))).toEqual({ seat: "confirmed" });
});

it("a held seat paid after the hold, when the seat is another's, is refunded once", async () => {
  const { invoiceID, seat } = await held(3);
  const { url } = await payer(invoiceID, () => Payment.start({}));
  const attempt = await attemptOf(invoiceID);
  // Stripe could not close the page: it is paid after all.
  await control("faults", {
    faults: [{ method: "POST", path: "/expire$", mode: "500", times: 9 }],
  });
  await expect(pass(seat, Date.now() + 4 * 60_000)).rejects.toThrow();
  await control("faults", { faults: [] });
  await take(seat.cohortID);
  await press(url, { how: "card" });
  await pass(seat, Date.now() + 5 * 60_000);
  await Promise.all([1, 2, 3].map(() => system(() => Payment.converge(attempt))));
  expect(await system(() => Enrolment.confirmPaid(seat))).toEqual({ seat: "lost" });
  await Promise.all([1, 2, 3].map(() => system(() => Payment.giveBack(invoiceID))));
  const { refunds } = await system(() => Payment.load(invoiceID));
  expect(refunds).toMatchObject([{ amount: 84_000, reason: "seatGone", status: "owed" }]);
});

it("a held seat paid when its invoice has lapsed already goes back once, and takes no seat", async () => {
  const { invoiceID, seat } = await held(3);
  const { url } = await payer(invoiceID, () => Payment.start({}));
  const attempt = await forget(invoiceID);
  // We never learned of this page, so that it could not be closed.
  await pass(seat, Date.now() + 4 * 60_000);
  expect((await system(() => Payment.load(invoiceID))).invoice.lapsedAt).toBeDefined();
  await press(url, { how: "card" });
  await Promise.all([1, 2, 3].map(() => system(() => Payment.converge(attempt))));
  const { refunds, payments, invoice } = await system(() => Payment.load(invoiceID));
  expect(refunds).toMatchObject([{ amount: 84_000, reason: "seatGone", status: "owed" }]);
  expect([payments, invoice.paid]).toEqual([[], 0]);
});
