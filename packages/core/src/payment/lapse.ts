import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, now } from "../kernel/index.ts";
import { closePage } from "./attempt.ts";
import { holdOf } from "./hold.ts";
import { currentAttempt, isUndecided, load } from "./state.ts";

/**
 * After the hold of a seat: its page at Stripe is closed, and an invoice on which nothing came lapses. What was paid
 * before Stripe closed the page is written by that same look, so that nothing paid in time lapses. Twice is once.
 */
export async function endHold(seat: { cohortID: string; enrolmentID: string }): Promise<void> {
  Actor.assertSystem();
  const invoiceID = (await Invoice.seatOf(seat))?.invoiceID;
  if (!invoiceID) return;
  const state = await load(invoiceID);
  const current = currentAttempt(state);
  if (!(await holdOf(state.invoice, now()))?.isOver) return;
  if (current && isUndecided(current)) await closePage(current);
  await lapse(invoiceID);
}

async function lapse(invoiceID: string): Promise<void> {
  await untilWritten(async () => {
    const { invoice } = await load(invoiceID);
    // A debit under way is awaited: when it comes, the seat is taken again, or the money goes back.
    if (invoice.status !== "issued" || invoice.lapsedAt || invoice.openAttemptID) return true;
    const hold = await holdOf(invoice, now());
    if (!hold?.isOver) return true;
    const changed = Invoice.changeOf({ ...invoice, lapsedAt: now() });
    const written = await db().heal({ ...changed, seats: hold.checks });
    return written.refused ? undefined : true;
  });
}
