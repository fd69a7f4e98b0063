import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, Cents, Day, DomainError, dayOf, fn, ID, notFound, now, refusedField } from "../kernel/index.ts";
import { underWay } from "./attempt.ts";
import { collected } from "./collection.ts";
import { Event } from "./event.ts";
import { Payments, Refunds } from "./payment.table.ts";
import { toGiveBack } from "./refund.ts";
import { currentAttempt, load, type Payment } from "./state.ts";

const InvoiceID = ID.schema("invoice");
const Amount = v.pipe(Cents, v.minValue(1, "cents"));
/** Noon: the same day in every zone of France's mainland. */
const noonOf = (day: string) => `${day}T12:00:00.000Z`;

async function zoneAfter(field: string, day: string): Promise<string> {
  const { zone } = await Firm.get();
  if (day > dayOf(now(), zone)) throw refusedField(field, "payment.in_future", "This day has not come yet");
  return zone;
}

const Return = v.object({ invoiceID: InvoiceID, reference: v.pipe(v.string(), v.maxLength(60)), returnedOn: Day });

/**
 * Undoes a payment that was recorded by hand: a cheque came back unpaid, the bank took a transfer back. The invoice is
 * to be paid again, and reminded again. Online payments come back by themselves (`payment.not_by_hand`).
 */
export const recordReturn = fn("payment.recordReturn", Return, async ({ invoiceID, reference, returnedOn }) => {
  Actor.assertRole("owner", "manager");
  const zone = await zoneAfter("returnedOn", returnedOn);
  return untilWritten(async () => {
    const state = await load(invoiceID);
    const payment = state.payments.find((one) => one.reference === reference);
    if (!payment) throw notFound("payment");
    assertReturnable(payment, state.invoice.paid, returnedOn);
    const { amount, method } = payment;
    const at = noonOf(returnedOn);
    const changed = Invoice.credited(state.invoice, { amount: -amount, at, month: returnedOn.slice(0, 7) });
    const movement = { kind: "returned" as const, amount: -amount, at, method, reference, sourceID: null };
    const written = await db().write(
      {
        payment: Payments.replace({ ...payment, returnedOn }),
        collection: collected(state, movement, zone).operation,
        ...Invoice.changeOf(changed),
        reversed: event(Event.Reversed, { invoiceID, reference }),
        recorded: event(Event.Recorded, { invoiceID }),
      },
      { invoiceID, reference, status: changed.status },
    );
    return written.refused ? undefined : written.answer;
  });
});

function assertReturnable(payment: Payment, paid: number, returnedOn: string): void {
  const { attemptID, method, returnedOn: before, receivedAt, amount } = payment;
  if (attemptID !== null || method === "setOff")
    throw new DomainError("conflict", "payment.not_by_hand", "Its bank says by itself when it comes back");
  if (before) throw new DomainError("conflict", "payment.returned", "This payment came back already");
  if (returnedOn < receivedAt.slice(0, 10))
    throw refusedField("returnedOn", "payment.before_receipt", "Before the day it was received");
  if (amount > paid) throw new DomainError("conflict", "payment.given_back", "Part of it was given back already");
}

const GiveBack = v.object({
  invoiceID: InvoiceID,
  amount: Amount,
  method: v.picklist(["transfer", "cheque", "other"]),
  givenOn: v.pipe(Day, v.minValue("2000-01-01", "day")),
});

/** Records what the firm gave back itself; never more than what is to be given back (`payment.refund_above_owed`). */
export const recordGiveBack = fn("payment.recordGiveBack", GiveBack, async ({ invoiceID, amount, method, givenOn }) => {
  Actor.assertRole("owner", "manager");
  const zone = await zoneAfter("givenOn", givenOn);
  return untilWritten(async () => {
    const state = await load(invoiceID);
    if (amount > toGiveBack(state)) throw aboveOwed();
    const reference = ID.create("refund");
    const at = noonOf(givenOn);
    const changed = Invoice.credited(state.invoice, { amount: -amount, at, month: givenOn.slice(0, 7) });
    const movement = { kind: "refund" as const, amount: -amount, at, method, reference, sourceID: null };
    const written = await db().write(
      {
        refund: Refunds.create({ ...sent({ invoiceID, reference, amount, at }), byHand: method }),
        collection: collected(state, movement, zone).operation,
        ...Invoice.changeOf(changed),
      },
      { invoiceID, reference, status: changed.status },
    );
    return written.refused ? undefined : written.answer;
  });
});

function aboveOwed(): DomainError {
  return refusedField("amount", "payment.refund_above_owed", "More than what is to be given back");
}

function sent({ at, ...row }: { invoiceID: string; reference: string; amount: number; at: string }) {
  return { ...row, reason: "overpaid" as const, status: "sent" as const, refundID: null, createdAt: at };
}

const SetOff = v.object({ invoiceID: InvoiceID, otherID: InvoiceID, amount: Amount });

/**
 * Sets what one invoice was paid over, or what its credit notes left to give back, against another invoice of the same
 * client: both are written at once, no money moves. Refused above what is owed back or what is due.
 */
export const setOff = fn("payment.setOff", SetOff, async ({ invoiceID, otherID, amount }) => {
  Actor.assertRole("owner", "manager");
  const { zone } = await Firm.get();
  return untilWritten(async () => {
    const [from, to] = await Promise.all([load(invoiceID), load(otherID)]);
    if (amount > toGiveBack(from)) throw aboveOwed();
    if (!isSameClient(from.invoice, to.invoice))
      throw refusedField("otherID", "payment.other_client", "This invoice is another client's");
    if (amount > Invoice.dueOf(to.invoice)) throw refusedField("amount", "payment.above_due", "More than what is due");
    if (currentAttempt(to)?.status === "processing") throw underWay();
    const at = now();
    const month = dayOf(at, zone).slice(0, 7);
    const reference = ID.create("payment");
    const moved = { kind: "setOff" as const, at, method: "setOff" as const, reference };
    const left = Invoice.credited(from.invoice, { amount: -amount, at, month });
    const paid = Invoice.credited(to.invoice, { amount, at, month });
    const [lessChange, moreChange] = [Invoice.changeOf(left), Invoice.changeOf(paid)];
    const written = await db().write(
      {
        refund: Refunds.create({ ...sent({ invoiceID, reference, amount, at }), byHand: "setOff", otherID }),
        less: collected(from, { ...moved, amount: -amount, sourceID: otherID }, zone).operation,
        lessInvoice: lessChange.invoice,
        lessCard: lessChange.card,
        payment: Payments.create({
          invoiceID: otherID,
          reference,
          method: "setOff",
          amount,
          receivedAt: at,
          attemptID: null,
        }),
        more: collected(to, { ...moved, amount, sourceID: invoiceID }, zone).operation,
        moreInvoice: moreChange.invoice,
        moreCard: moreChange.card,
        ...(paid.status === "paid" && { paid: event(Invoice.Event.Paid, { invoiceID: otherID, reference }) }),
        recorded: event(Event.Recorded, { invoiceID: otherID }),
      },
      { invoiceID, otherID, reference, status: paid.status },
    );
    return written.refused ? undefined : written.answer;
  });
});

type Invoiced = Pick<Invoice.Stored, "invoiceID" | "buyer" | "status" | "kind">;

/** By the client's own record, else his SIRET, else his address; never a draft, a credit note or the invoice itself. */
export function isSameClient(one: Invoiced, other: Invoiced): boolean {
  if (one.invoiceID === other.invoiceID || other.status === "draft" || Invoice.isCredit(other.kind)) return false;
  const [a, b] = [one.buyer, other.buyer];
  if (a.organizationID || b.organizationID) return a.organizationID === b.organizationID;
  if (a.siret || b.siret) return a.siret === b.siret;
  return a.kind === b.kind && a.email.toLowerCase() === b.email.toLowerCase();
}
