import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Actor, fn, notFound, now, type Row } from "../kernel/index.ts";
import { Findings } from "./payment.table.ts";

export type Finding = Row<typeof Findings>;

/** Nobody works through more at once. */
const LIST_MAX = 200;

/** Leaves something of Stripe's for the firm to look at, once. Answers whether it is new. */
export async function note(finding: Pick<Finding, "objectID" | "kind" | "amount" | "currency">): Promise<boolean> {
  const { objectID } = finding;
  if (await db().get(Findings, { objectID })) return false;
  const written = await db().heal({ finding: Findings.create({ ...finding, foundAt: now() }) });
  return written.refused === undefined;
}

/** What Stripe has and we cannot place, the ones looked at left out. */
export const findings = fn("payment.findings", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["FINDINGS"], limit: LIST_MAX });
  return rowsOf(Findings, items).filter((one) => !one.closedAt);
});

/** An id of Stripe's: a prefix, then letters and figures; at most 255 (Stripe's own limit). */
const ObjectID = v.pipe(v.string(), v.regex(/^\w{1,255}$/, "id"));

/** The firm knows what it is: it is shown no more. */
export const closeFinding = fn("payment.closeFinding", v.object({ objectID: ObjectID }), async ({ objectID }) => {
  Actor.assertRole("owner", "manager");
  const found = await db().get(Findings, { objectID });
  if (!found) throw notFound("finding");
  if (!found.closedAt) await db().write({ finding: Findings.replace({ ...found, closedAt: now() }) }, { objectID });
  return { objectID };
});
