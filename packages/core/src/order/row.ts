import type * as v from "valibot";
import { db, event, type Named } from "../db/index.ts";
import { DomainError, notFound, type Row } from "../kernel/index.ts";
import { type OrderAgreements, OrderCards, type OrderRow, Orders } from "./order.table.ts";

export type Info = v.InferOutput<typeof OrderRow>;
export type Stored = Row<typeof Orders>;
export type Card = Row<typeof OrderCards>;
export type Agreement = Row<typeof OrderAgreements>;

/** One order, for other commands and for jobs: asks for no role. */
export async function get(orderID: string): Promise<Stored> {
  const found = await db().get(Orders, { orderID });
  if (!found) throw notFound("order");
  return found;
}

export function cardOf(order: Info) {
  const { orderID, number, status, object, cohortID, gross, validUntil, sentAt, createdAt, buyer, agreement } = order;
  const { seats, replacedBy } = order;
  const { organizationID, name: buyerName } = buyer;
  const agreementSent = agreement !== null;
  return {
    orderID,
    number,
    status,
    object,
    cohortID,
    gross,
    seats,
    isReplaced: replacedBy !== null,
    validUntil,
    sentAt,
    createdAt,
    organizationID,
    buyerName,
    agreementSent,
  };
}

/** What every command on one order answers. */
export type Changed = { orderID: string; rev: number; status: Info["status"] };

/** Writes a changed order with its card and its event, if nobody wrote it since it was read; else undefined. */
export async function change(order: Stored, name: string, also: Named = {}): Promise<Changed | undefined> {
  const { orderID, rev, status } = order;
  const written = await db().write(
    {
      order: Orders.replace(order),
      card: OrderCards.put(cardOf(order)),
      event: event(name, { orderID }),
      ...also,
    },
    { orderID, rev: rev + 1, status },
  );
  return written.refused ? undefined : written.answer;
}

/** It is past that step, or ended otherwise. */
export function notThere(message: string): DomainError {
  return new DomainError("conflict", "order.other_state", message);
}
