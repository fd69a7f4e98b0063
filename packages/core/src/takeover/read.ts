import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, dayOf, fn, now } from "../kernel/index.ts";
import { finishOne } from "./resume.ts";
import { nextNumbers } from "./series.ts";
import { TakenSeries, TakeoverBatches } from "./takeover.table.ts";

const BATCHES_MAX = 200;

/** What was taken over so far: where the numbers stand, and each table and group, the newest first. */
export const standing = fn("takeover.standing", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const [{ items }, settings, { zone }] = await Promise.all([
    db().query({ pk: ["TAKEOVER"], limit: BATCHES_MAX + 1, descending: true }),
    Invoice.settingsNow(),
    Firm.get(),
  ]);
  const [series] = rowsOf(TakenSeries, items);
  return {
    series: series
      ? {
          pattern: series.pattern,
          restart: series.restart,
          lastInvoice: series.invoice?.number ?? null,
          lastCreditNote: series.creditNote?.number ?? null,
          lastIssuedOn: series.lastIssuedOn,
          next: nextNumbers(series, dayOf(now(), zone)),
        }
      : null,
    pattern: settings.pattern,
    restart: settings.restart,
    /** A document bears a number already, and none was taken over. */
    late: !series && settings.lockedAt !== null,
    batches: rowsOf(TakeoverBatches, items).map((batch) => ({
      batchID: batch.batchID,
      kind: batch.kind,
      on: batch.on,
      byName: batch.byName,
      finished: batch.finishedAt !== null,
      count: batch.kind === "invoices" ? batch.invoices.length : batch.people.length,
      name: batch.kind === "group" ? batch.name : null,
      cohortID: batch.kind === "group" ? batch.cohortID : null,
    })),
  };
});

/** Finishes a take-over that something stopped. */
export async function finish(batchID: string): Promise<void> {
  Actor.assertSystem();
  await finishOne(batchID);
}
