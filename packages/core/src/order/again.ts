import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, dayOf, fn, ID, line, now, plusDays, refusedField } from "../kernel/index.ts";
import { BLANK } from "./draft.ts";
import { Event } from "./event.ts";
import { OrderCards, Orders } from "./order.table.ts";
import { cardOf, change, get, type Info, notThere } from "./row.ts";

const VALID_DAYS = 30;
const REVISED: readonly Info["status"][] = ["sent", "approved", "refused", "expired"];

/**
 * Drafts the next version of a quote that was sent and not signed. The earlier one goes on until the new one is sent,
 * and is kept as it was.
 */
export const revise = fn("order.revise", v.object({ orderID: ID.schema("order") }), async ({ orderID }) => {
  Actor.assertRole("owner", "manager");
  const [before, { zone }] = await Promise.all([get(orderID), Firm.get()]);
  if (!REVISED.includes(before.status) || before.replacedBy) throw notThere("This quote has no next version");
  const today = dayOf(now(), zone);
  const { rev: _, ...content } = before;
  const order: Info = {
    ...content,
    ...BLANK,
    orderID: ID.create("order"),
    version: before.version + 1,
    replaces: orderID,
    instalments: before.instalments.map((part) => ({
      ...part,
      instalmentID: ID.create("instalment"),
      invoiceID: null,
      dropped: false,
      again: 0,
    })),
    validUntil: before.validUntil < today ? plusDays(today, VALID_DAYS) : before.validUntil,
    createdAt: now(),
  };
  const written = await db().write(
    {
      order: Orders.create(order),
      card: OrderCards.put(cardOf(order)),
      event: event(Event.Drafted, { orderID: order.orderID }),
    },
    { orderID: order.orderID, rev: 1, status: order.status },
  );
  return written.answer;
});

const Naming = v.object({
  orderID: ID.schema("order"),
  people: v.pipe(v.array(line(120)), v.maxLength(500, "too_many")),
});

/** Names the people of seats that were bought without a name, at any time after the approval (`order.people_many`). */
export const namePeople = fn("order.namePeople", Naming, async ({ orderID, people }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const order = await get(orderID);
    if (order.status !== "approved" && order.status !== "signed")
      throw notThere("People are named once it is approved");
    if (people.length > order.seats) throw refusedField("people", "order.people_many", "More people than seats");
    return change({ ...order, people }, Event.PeopleNamed);
  });
});
