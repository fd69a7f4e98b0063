import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, Cents, Day, DomainError, dayOf, fn, ID, now, refusedField } from "../kernel/index.ts";
import { underWay } from "./attempt.ts";
import { collected } from "./collection.ts";
import { eventsOf } from "./converge.ts";
import { Event } from "./event.ts";
import { Payments } from "./payment.table.ts";
import { currentAttempt, load } from "./state.ts";

const Input = v.object({
  invoiceID: ID.schema("invoice"),
  method: v.picklist(["transfer", "cheque", "mandate", "other"]),
  amount: v.pipe(Cents, v.minValue(1, "cents")),
  // A typing error of a century would stay in the books.
  receivedOn: v.pipe(Day, v.minValue("2000-01-01", "day")),
  /** The firm saw that it is more than what is due, and keeps it until it gives it back. */
  over: v.optional(v.boolean()),
});

/**
 * Records a transfer or a cheque that the firm received; part of the amount is welcome. More than what is due is
 * refused (`payment.above_due`) unless the firm says that it knows (`over`): the rest is to be given back. So is
 * anything while a debit is under way.
 */
export const record = fn("payment.record", Input, async ({ invoiceID, method, amount, receivedOn, over }) => {
  Actor.assertRole("owner", "manager");
  const { zone } = await Firm.get();
  if (receivedOn > dayOf(now(), zone))
    throw refusedField("receivedOn", "payment.in_future", "This day has not come yet");
  return untilWritten(async () => {
    const state = await load(invoiceID);
    const { invoice } = state;
    if (invoice.status === "draft") throw new DomainError("conflict", "payment.not_issued", "Issue this invoice first");
    if (currentAttempt(state)?.status === "processing") throw underWay();
    if (amount > Invoice.dueOf(invoice) && !over)
      throw refusedField("amount", "payment.above_due", "More than what is due");
    const reference = ID.create("payment");
    const receivedAt = `${receivedOn}T12:00:00.000Z`;
    const changed = Invoice.credited(invoice, { amount, at: receivedAt, month: receivedOn.slice(0, 7) });
    const written = await db().write(
      {
        payment: Payments.create({ invoiceID, reference, method, amount, receivedAt, attemptID: null }),
        collection: collected(
          state,
          { kind: "payment", amount, at: receivedAt, method, reference, sourceID: null },
          zone,
        ).operation,
        ...Invoice.changeOf(changed),
        ...eventsOf(changed, reference),
        recorded: event(Event.Recorded, { invoiceID }),
      },
      { invoiceID, reference, status: changed.status },
    );
    return written.refused ? undefined : written.answer;
  });
});
