import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, type Named } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, dayOf, type FieldProblem, fn, ID, now, plusDays } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Organization } from "../organization/index.ts";
import { Terms } from "../terms/index.ts";
import { sellerOf } from "./draft.ts";
import { binds } from "./end.ts";
import { Event } from "./event.ts";
import { CohortAgreements, OrderCards, OrderCounters, Orders } from "./order.table.ts";
import { type Changed, cardOf, change, get, type Info, notThere, type Stored } from "./row.ts";

const Key = v.object({ orderID: ID.schema("order") });

/** What the link of a quote opens: the quote, then its agreement. */
export const PURPOSE = "quote";
/** A quote and its agreement are read for as long as what they sell may last. */
const LINK_DAYS = 730;

/**
 * Sends a quote: it takes its number, says what the cards say now, and does not change any more. Refused when the
 * buyer's card lacks what it must say (`order.buyer_incomplete`), or its validity has passed (`order.validity_past`).
 */
export const send = fn("order.send", Key, async ({ orderID }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(() => sendOnce(orderID));
});

async function sendOnce(orderID: string): Promise<Changed | undefined> {
  const order = await get(orderID);
  if (order.status === "sent") return { orderID, rev: order.rev, status: order.status };
  if (order.status !== "draft") throw notThere("This quote was sent already");
  const [firm, organization] = await Promise.all([Firm.get(), Organization.get(order.buyer.organizationID)]);
  const cancellation = Terms.inWords(await Terms.current(), order.locale);
  const today = dayOf(now(), firm.zone);
  if (order.validUntil < today) {
    throw new DomainError("unprocessable", "order.validity_past", "Its last day of validity has passed");
  }
  const { name, siret, vatNumber, address, billingEmail } = organization;
  const buyer = { ...order.buyer, name, siret, vatNumber, address, email: billingEmail ?? "" };
  assertSendable(buyer);
  const link = Link.issue({
    purpose: PURPOSE,
    subject: { orderID },
    expiresAt: `${plusDays(today, LINK_DAYS)}T00:00:00.000Z`,
  });
  const { number, also } = order.replaces ? await replacing(order, order.replaces) : await newNumber(today.slice(0, 4));
  const sent: Stored = {
    ...order,
    buyer,
    number,
    cancellation,
    seller: sellerOf(firm),
    status: "sent",
    sentAt: now(),
    linkID: link.linkID,
  };
  return change(sent, Event.Sent, { ...also, link: link.operation });
}

async function newNumber(year: string): Promise<{ number: string; also: Named }> {
  const counter = await db().get(OrderCounters, { year });
  const last = (counter?.last ?? 0) + 1;
  const written = counter ? OrderCounters.replace({ ...counter, last }) : OrderCounters.create({ year, last });
  return { number: numberOf(year, last), also: { counter: written } };
}

/** The number of the quote that it replaces, with its version; that one waits for no answer any more, and is kept. */
async function replacing({ orderID, version }: Stored, replacedID: string): Promise<{ number: string; also: Named }> {
  const before = await get(replacedID);
  if (before.status === "signed" || before.replacedBy) throw notThere("The quote that it replaces goes on");
  const waited = before.status === "sent" || before.status === "approved";
  const ended = waited ? { status: "cancelled" as const, endedAt: now() } : {};
  const replaced: Stored = { ...before, ...ended, replacedBy: orderID };
  const { cohortID, number } = before;
  const also = {
    replaced: Orders.replace(replaced),
    replacedCard: OrderCards.put(cardOf(replaced)),
    ...(cohortID && { group: CohortAgreements.delete({ cohortID, orderID: replacedID }) }),
  };
  return { number: `${(number ?? "").split("-").slice(0, 3).join("-")}-${version}`, also };
}

/** `D-2026-0001`. */
export function numberOf(year: string, position: number): string {
  return `D-${year}-${String(position).padStart(4, "0")}`;
}

/** A quote names its buyer's address; a public body is told apart by its SIRET. Listed by field. */
function assertSendable(buyer: Info["buyer"]): void {
  const missing: [string, boolean][] = [
    ["buyer.address", buyer.address === null],
    ["buyer.siret", buyer.kind === "publicBody" && !buyer.siret],
  ];
  const fields: FieldProblem[] = missing.filter(([, lacks]) => lacks).map(([path]) => ({ path, code: "required" }));
  if (fields.length === 0) return;
  throw new DomainError("unprocessable", "order.buyer_incomplete", "The client's card lacks what a quote says", fields);
}

/**
 * Takes a quote back, until it binds: an order whose schedule may have been invoiced is given up by a cancellation, which
 * settles its money (`order.other_state`). Twice is once.
 */
export const cancel = fn("order.cancel", Key, async ({ orderID }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const order = await get(orderID);
    if (order.status === "cancelled") return { orderID, rev: order.rev, status: order.status };
    const isQuote = (order.status === "sent" || order.status === "approved") && !binds(order);
    if (!isQuote) throw notThere("This order cannot be cancelled");
    const { cohortID } = order;
    return change({ ...order, status: "cancelled", endedAt: now() }, Event.Cancelled, {
      ...(cohortID && { group: CohortAgreements.delete({ cohortID, orderID }) }),
    });
  });
});

/** Its last day of validity is over and nobody answered. Nothing before its time. */
export async function expire(orderID: string): Promise<void> {
  Actor.assertSystem();
  const { zone } = await Firm.get();
  await untilWritten(async () => {
    const order = await get(orderID);
    if (order.status !== "sent" || !isOver(order, zone)) return order;
    return change({ ...order, status: "expired", endedAt: now() }, Event.Cancelled);
  });
}

export function isOver({ validUntil }: Pick<Info, "validUntil">, zone: string): boolean {
  return dayOf(now(), zone) > validUntil;
}
