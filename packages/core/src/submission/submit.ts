import { createHash } from "node:crypto";
import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { ApprovedPlatform, Files, PlatformFailure } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, DomainError, fn, ID, log, now, type Row } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { scopeOf } from "./scope.ts";
import { isConnected } from "./settings.ts";
import { Submissions } from "./submission.table.ts";

export type Submission = Row<typeof Submissions>;

/** After an issue: asks to hand the document in, when the firm wants it and the law counts it in. Twice is once. */
export async function requestIssued(invoiceID: string): Promise<void> {
  Actor.assertSystem();
  if (!(await isConnected())) return;
  const invoice = await Invoice.get(invoiceID);
  if (!invoice.number || scopeOf(invoice) !== "domestic") return;
  await db().heal(asking(invoiceID));
}

function asking(invoiceID: string) {
  const row = { invoiceID, askedAt: now(), flowID: null, submittedAt: null, statuses: [], lookedAt: null };
  return {
    submission: Submissions.create({ ...row, failureCode: null }),
    event: event(Event.Asked, { invoiceID }),
  };
}

/**
 * Hands in a document that was issued before the firm was connected, or that the platform did not take. Refused for
 * one that is out of scope (`submission.out_of_scope`) or on its way (`submission.already`).
 */
export const submit = fn("submission.submit", v.object({ invoiceID: ID.schema("invoice") }), async ({ invoiceID }) => {
  Actor.assertRole("owner", "manager");
  const invoice = await Invoice.get(invoiceID);
  if (!(await isConnected()))
    throw new DomainError("conflict", "submission.not_connected", "Connect the platform first");
  if (!invoice.number) throw new DomainError("conflict", "submission.not_issued", "Issue this invoice first");
  if (scopeOf(invoice) !== "domestic")
    throw new DomainError("conflict", "submission.out_of_scope", "This document is outside of electronic invoicing");
  const before = await db().get(Submissions, { invoiceID });
  if (before && !before.failureCode) throw already();
  const again = before && {
    submission: Submissions.replace({ ...before, failureCode: null, askedAt: now() }),
    event: event(Event.Asked, { invoiceID }),
  };
  const written = await db().write(again ?? asking(invoiceID), { invoiceID });
  if (written.refused) throw already();
  return written.answer;
});

function already(): DomainError {
  return new DomainError("conflict", "submission.already", "This document is on its way already");
}

/**
 * Hands the kept file to the platform, under a key made from the invoice: killed anywhere and run again, it is one
 * flow. What the platform will never take is kept as the reason; anything else is thrown, to be tried later.
 */
export async function handIn(invoiceID: string): Promise<void> {
  Actor.assertSystem();
  const row = await db().get(Submissions, { invoiceID });
  if (!row || row.flowID || row.failureCode) return;
  const platform = ApprovedPlatform.use();
  if (!platform) throw new Error("An invoice is to be submitted where there is no platform");
  const [invoice, { siret }] = await Promise.all([Invoice.get(invoiceID), Firm.get()]);
  const file = await Files.use().get(Invoice.fileOf(invoice));
  if (!file) throw new Error("An issued invoice is to be submitted before it is drawn");
  const sha256 = createHash("sha256").update(file).digest("hex");
  if (invoice.pdfHash && invoice.pdfHash !== sha256)
    throw new Error("A kept invoice has other bytes than it was issued with");
  const order = { account: siret.slice(0, 9), key: `submit-${invoiceID}`, number: invoice.number ?? "", sha256, file };
  try {
    const { flowID } = await platform.submit(order);
    await recordFlow(invoiceID, { flowID });
  } catch (error) {
    if (!(error instanceof PlatformFailure) || !error.lasting) throw error;
    log("warn", "submission.refused", { invoiceID, code: error.code });
    await recordFlow(invoiceID, { failureCode: error.code });
  }
}

async function recordFlow(invoiceID: string, told: { flowID: string } | { failureCode: string }): Promise<void> {
  await untilWritten(async () => {
    const row = await db().get(Submissions, { invoiceID });
    if (!row || row.flowID) return true;
    const taken = "flowID" in told ? { ...told, submittedAt: now(), failureCode: null } : told;
    const written = await db().heal({
      submission: Submissions.replace({ ...row, ...taken }),
      event: "flowID" in told ? event(Event.Submitted, { invoiceID }) : undefined,
    });
    return written.refused ? undefined : true;
  });
}
