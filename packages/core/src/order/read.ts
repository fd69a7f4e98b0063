import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Config } from "../gateway/index.ts";
import { Actor, fn, ID, notFound } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { OrderAgreements, OrderCards } from "./order.table.ts";
import { type Agreement, type Card, get, type Info, type Stored } from "./row.ts";
import { isOver } from "./send.ts";

/** A firm with more quotes than this needs a search of its own, not a longer list. */
const LIST_MAX = 2_000;

/** A sent quote past its validity reads as expired, whether the tick has passed or not. */
export function shownStatus<O extends Pick<Info, "status" | "validUntil">>(order: O, zone: string): Info["status"] {
  return order.status === "sent" && isOver(order, zone) ? "expired" : order.status;
}

/** Every quote and order, the newest first: one query. */
export const list = fn("order.list", v.object({}), async (): Promise<Card[]> => {
  Actor.assertRole("owner", "manager");
  const [{ items }, { zone }] = await Promise.all([
    db().query({ pk: ["ORDERS"], limit: LIST_MAX, descending: true }),
    Firm.get(),
  ]);
  return rowsOf(OrderCards, items).map((card) => ({ ...card, status: shownStatus(card, zone) }));
});

/** One order with its agreement, for the firm. */
export const card = fn("order.card", v.object({ orderID: ID.schema("order") }), async ({ orderID }) => {
  Actor.assertRole("owner", "manager");
  const [order, agreement, { zone }] = await Promise.all([
    get(orderID),
    db().get(OrderAgreements, { orderID }),
    Firm.get(),
  ]);
  return { order: { ...order, status: shownStatus(order, zone) }, agreement };
});

/** What the sponsor's own organization was sent: one query of the index. */
export const ofSponsor = fn("order.ofSponsor", v.object({}), async (): Promise<Card[]> => {
  Actor.assertRole("sponsor");
  const { organizationID } = Actor.member();
  if (!organizationID) throw Actor.forbidden();
  const [{ items }, { zone }] = await Promise.all([
    db().query({ pk: ["ORG", organizationID], index: "g1", begins: ["ORDER"], limit: LIST_MAX, descending: true }),
    Firm.get(),
  ]);
  const sent = rowsOf(OrderCards, items).filter(({ status, isReplaced }) => status !== "draft" && !isReplaced);
  return sent.map((card) => ({ ...card, status: shownStatus(card, zone) }));
});

/** A sent quote of the sponsor's own organization; any other is not found. */
export async function getOfSponsor(orderID: string): Promise<Stored> {
  Actor.assertRole("sponsor");
  const order = await get(orderID);
  const own = order.buyer.organizationID === Actor.member().organizationID;
  if (!own || order.status === "draft") throw notFound("order");
  return order;
}

/** The words of an order's agreement, for jobs and for who may read the order. */
export async function agreementText(orderID: string): Promise<Agreement | undefined> {
  return db().get(OrderAgreements, { orderID });
}

/** Where the buyer reads the quote and signs its agreement. */
export function quoteURL({ linkID }: Pick<Info, "linkID">): string | undefined {
  return linkID ? `${Config.use().origin}/devis/${Link.tokenOf(linkID)}` : undefined;
}
