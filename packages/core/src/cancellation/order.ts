import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, Invoices } from "../invoice/index.ts";
import { Actor, DomainError, dayOf, fn, ID, line, now } from "../kernel/index.ts";
import { Order } from "../order/index.ts";
import { Terms } from "../terms/index.ts";
import { Cancellations } from "./cancellation.table.ts";
import { answerOf, assertSeen, type Decision, rowOf, shownOf } from "./decision.ts";
import { Event } from "./event.ts";
import { progressOf } from "./facts.ts";
import { settlementsOf, sorted } from "./share.ts";

const Asked = v.object({ orderID: ID.schema("order"), cause: v.picklist(Terms.CAUSES) });
const Confirmed = v.object({ ...Asked.entries, reason: line(300), seal: v.optional(v.string()) });

/** What would follow if a whole order were given up now; writes nothing. */
export const previewOrder = fn("cancellation.previewOrder", Asked, async (input) => {
  Actor.assertRole("owner", "manager");
  return shownOf(await decide(await Order.get(input.orderID), input.cause));
});

/**
 * A whole order is given up: it ends and invoices nothing more, and what it costs under the terms in force when it was
 * approved is written down, in one transaction; its people leave the group by the event. Twice is once.
 */
export const cancelOrder = fn("cancellation.cancelOrder", Confirmed, async ({ orderID, cause, reason, seal }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const order = await Order.get(orderID);
    const cohortID = groupOf(order);
    const { items } = await db().query({ pk: ["COHORT", cohortID], begins: ["CANCELLATION"], limit: 200 });
    const known = rowsOf(Cancellations, items).find((one) => one.orderID === orderID);
    if (known) return answerOf(known);
    const ending = Order.ending(order);
    const decision = await decide(order, cause);
    assertSeen(decision, seal);
    const row = rowOf(decision, reason);
    const { cancellationID } = row;
    const written = await db().write(
      {
        ...ending,
        cancellation: Cancellations.create(row),
        decided: event(Event.Decided, { cohortID, cancellationID }),
      },
      answerOf(row),
    );
    return written.refused ? undefined : written.answer;
  });
});

function groupOf({ cohortID }: Order.Stored): string {
  if (cohortID) return cohortID;
  throw new DomainError("conflict", "cancellation.no_group", "This order has no group yet");
}

async function decide(order: Order.Stored, cause: Terms.Cause): Promise<Decision> {
  const cohortID = groupOf(order);
  const [group, firm, editions, invoices] = await Promise.all([
    Enrolment.groupOf(cohortID),
    Firm.get(),
    Terms.editions(),
    invoicesOf(order),
  ]);
  const today = dayOf(now(), firm.zone);
  const terms = Terms.inForce(editions, order.approval?.at ?? order.sentAt ?? order.createdAt);
  const progress = progressOf(group, today, firm.zone);
  const outcome = Terms.feeOf(terms, { cause, priceNet: order.net, ...progress, mayWithdraw: false });
  const { issued } = sorted(invoices);
  const standing = issued.map((invoice) => ({
    invoice,
    lines: Invoice.seatNets({ ...invoice, lines: unnamed(invoice) }, []),
  }));
  return {
    cohortID,
    cause,
    enrolmentID: null,
    orderID: order.orderID,
    name: `${order.number ?? ""} ${order.object}`.trim(),
    edition: terms.edition,
    outcome,
    settlements: settlementsOf([{ payerID: null, isFunder: false, partNet: order.net, issued: standing }], outcome),
    drafts: invoices.filter(({ status }) => status === "draft"),
    payers: [{ payerID: null, name: order.buyer.name }],
    isOrdered: false,
    vatRate: order.rates[0]?.vatRate ?? 0,
    today,
  };
}

/** All of an order's invoice is the order's, whoever its lines name. */
export function unnamed({ lines }: Invoice.Stored): Invoice.Stored["lines"] {
  return lines.map((one) => ({ ...one, seats: [] }));
}

/** Every invoice of an order's schedule. */
export async function invoicesOf({ instalments }: Order.Stored): Promise<Invoice.Stored[]> {
  const ids = instalments.flatMap(({ invoiceID }) => invoiceID ?? []);
  if (ids.length === 0) return [];
  const [found] = await db().gets(ids.map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })));
  return found.filter((one) => one !== undefined);
}
