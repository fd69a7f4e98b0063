import * as v from "valibot";
import { type Cohort, untilWritten } from "../cohort/index.ts";
import { type Named, rowsOf } from "../db/index.ts";
import { Actor, DomainError, fn, ID, type Item, line, now } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Event } from "./event.ts";
import { CohortAgreements } from "./order.table.ts";
import { change, get, type Info, notThere } from "./row.ts";

/** What the group is told of an order, in the transaction that changes it. */
export function groupKnows({ cohortID, orderID, buyer, agreement, waiver }: Info): Named {
  if (!cohortID) return {};
  const { organizationID } = buyer;
  const signedAt = agreement?.buyer?.at ?? null;
  return { group: CohortAgreements.put({ cohortID, organizationID, orderID, signedAt, waiver }) };
}

/**
 * Refuses the first session of a training action that a client ordered and has not signed for (Code du travail
 * L6353-1): `order.agreement_missing`, unless the firm wrote why it begins. `items`: the group's partition as it was read.
 */
export function assertAgreed(cohort: Pick<Cohort.Info, "nature">, items: readonly Item[]): void {
  if (cohort.nature !== "training") return;
  if (rowsOf(CohortAgreements, items).every(({ signedAt, waiver }) => signedAt !== null || waiver !== null)) return;
  throw new DomainError("conflict", "order.agreement_missing", "The agreement of this group is not signed yet");
}

const Waiver = v.object({ orderID: ID.schema("order"), reason: line(300) });

/** The firm writes why it begins before the agreement is signed; kept on the order. */
export const waive = fn("order.waive", Waiver, async ({ orderID, reason }) => {
  Actor.assertRole("owner", "manager");
  const { name: by } = await Member.get(Actor.member().memberID);
  return untilWritten(async () => {
    const order = await get(orderID);
    if (order.status !== "approved") throw notThere("Only an approved order waits for its agreement");
    const waived = { ...order, waiver: { reason, by, at: now() } };
    return change(waived, Event.Waived, groupKnows(waived));
  });
});
