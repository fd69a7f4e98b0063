import * as v from "valibot";
import { Cohort } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Actor, fn, ID, notFound, type Row } from "../kernel/index.ts";
import { Cancellations } from "./cancellation.table.ts";

export type Stored = Row<typeof Cancellations>;

/** One cancellation, for the jobs that follow it. */
export async function get(key: { cohortID: string; cancellationID: string }): Promise<Stored> {
  const found = await db().get(Cancellations, key);
  if (!found) throw notFound("cancellation");
  return found;
}

/** What was cancelled in a group, the latest first: nothing of a group that is not there. */
export const ofGroup = fn("cancellation.ofGroup", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  Actor.assertRole("owner", "manager");
  const range = { pk: ["COHORT", cohortID], begins: ["CANCELLATION"], limit: 200, descending: true };
  const [{ items }] = await Promise.all([db().query(range), Cohort.get(cohortID)]);
  return rowsOf(Cancellations, items);
});
