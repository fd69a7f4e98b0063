import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, fn, line, now, text } from "../kernel/index.ts";
import { groupKnows } from "./door.ts";
import { Event } from "./event.ts";
import { OrderAgreements } from "./order.table.ts";
import { change, get, notThere, type Stored } from "./row.ts";
import { isOver, PURPOSE } from "./send.ts";

/** The order that the bearer's link opens. */
async function linked(): Promise<Stored> {
  return get(Actor.subject(PURPOSE).orderID ?? "");
}

/** The quote and, once it was sent, its agreement: for the bearer of its link. */
export async function behindLink() {
  const order = await linked();
  const agreement = order.agreement ? await db().get(OrderAgreements, { orderID: order.orderID }) : undefined;
  return { order, agreement };
}

const Accepted = v.literal(true, "order.accept_required");
const optional = (max: number) =>
  v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.transform((typed) => typed.trim() || null),
        v.nullable(line(max)),
      ),
    ),
    null,
  );

const Approval = v.object({
  name: line(120),
  role: line(120),
  accepted: Accepted,
  purchaseOrder: optional(50),
  serviceCode: optional(100),
  engagementNumber: optional(50),
});

/** The buyer approves the quote by typing his name ("Bon pour accord"), within its validity (`order.expired`). */
export const approve = fn("order.approve", Approval, async ({ name, role, accepted: _, ...references }) => {
  Actor.subject(PURPOSE);
  const { zone } = await Firm.get();
  return untilWritten(async () => {
    const order = await linked();
    const { orderID, rev, status } = order;
    if (status === "approved" || status === "signed") return { orderID, rev, status };
    if (status === "expired" || (status === "sent" && isOver(order, zone))) throw expired();
    if (status !== "sent") throw notThere("This quote waits for no answer");
    const given = Object.fromEntries(Object.entries(references).filter(([, value]) => value !== null));
    const approved = { ...order, ...given, status: "approved" as const, approval: { name, role, at: now() } };
    return change(approved, Event.Approved, groupKnows(approved));
  });
});

/** The buyer does not want it; his reason is for the firm. Twice is once. */
export const refuse = fn("order.refuse", v.object({ reason: text(1_000) }), async ({ reason }) => {
  Actor.subject(PURPOSE);
  return untilWritten(async () => {
    const order = await linked();
    const { orderID, rev, status } = order;
    if (status === "refused") return { orderID, rev, status };
    if (status !== "sent") throw notThere("This quote waits for no answer");
    const at = now();
    return change({ ...order, status: "refused", refusal: { reason, at }, endedAt: at }, Event.Refused);
  });
});

const Signing = v.object({ name: line(120), role: line(120), textHash: v.string(), accepted: Accepted });

/**
 * The buyer signs the agreement that he was shown (`order.text_changed` when it is another by now): order and group
 * know it in one transaction.
 */
export const sign = fn("order.sign", Signing, async ({ name, role, textHash }) => {
  Actor.subject(PURPOSE);
  return untilWritten(async () => {
    const order = await linked();
    const { orderID, rev, status, agreement } = order;
    if (status === "signed") return { orderID, rev, status };
    if (status !== "approved" || !agreement) throw notThere("There is no agreement to sign");
    if (agreement.textHash !== textHash) {
      throw new DomainError("conflict", "order.text_changed", "The agreement has changed: read it again");
    }
    const at = now();
    const signed = { ...order, status: "signed" as const, agreement: { ...agreement, buyer: { name, role, at } } };
    return change(signed, Event.Signed, groupKnows(signed));
  });
});

function expired(): DomainError {
  return new DomainError("gone", "order.expired", "The validity of this quote has ended");
}
