import { event, type Named } from "../db/index.ts";
import { now } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { CohortAgreements, OrderCards, Orders } from "./order.table.ts";
import { cardOf, notThere, type Stored } from "./row.ts";

/**
 * What a command of a noun above writes when an order that already binds is given up, beside what it decides of the
 * money. Refused before it binds (`order.other_state`): a quote is simply cancelled.
 */
export function ending(order: Stored): Named {
  if (!binds(order)) throw notThere("Nothing binds yet: cancel the quote");
  const { orderID, cohortID } = order;
  const ended: Stored = { ...order, status: "cancelled", endedAt: now() };
  return {
    order: Orders.replace(ended),
    card: OrderCards.put(cardOf(ended)),
    ended: event(Event.Cancelled, { orderID }),
    ...(cohortID && { group: CohortAgreements.delete({ cohortID, orderID }) }),
  };
}

/** Whether its schedule may have been invoiced: what it costs to give it up is then to be decided. Pure. */
export function binds({ status, waiver }: Pick<Stored, "status" | "waiver">): boolean {
  return status === "signed" || (status === "approved" && waiver !== null);
}
