import * as v from "valibot";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, Day, DomainError, dayOf, fn, ID, line, now, refusedField } from "../kernel/index.ts";
import { changedMeanwhile } from "./draft.ts";
import { InvoiceMoments } from "./invoice.table.ts";
import { get } from "./read.ts";
import { changeOf } from "./row.ts";

const Deposited = v.object({ invoiceID: ID.schema("invoice"), on: Day, number: line(50) });

/**
 * Notes that an issued invoice of a public body was deposited on Chorus Pro by hand: the day, and the number that the
 * portal gave. Noted again, it is corrected; each time leaves its line in the timeline.
 */
export const recordDeposit = fn("invoice.recordDeposit", Deposited, async ({ invoiceID, on, number }) => {
  Actor.assertRole("owner", "manager");
  const [invoice, { zone }] = await Promise.all([get(invoiceID), Firm.get()]);
  if (invoice.status === "draft")
    throw new DomainError("conflict", "invoice.not_issued", "A draft is not to be deposited");
  if (invoice.buyer.kind !== "publicBody")
    throw new DomainError("conflict", "invoice.not_public", "Only a public body's invoice goes to Chorus Pro");
  const at = now();
  if (on > dayOf(at, zone)) throw refusedField("on", "payment.in_future", "This day is to come");
  if (on < (invoice.issuedOn ?? "")) throw refusedField("on", "invoice.before_issue", "This day is before the issue");
  const moment = { invoiceID, momentID: `deposited-${at}`, at, kind: "deposited" as const, text: number, code: on };
  const written = await db().write(
    { ...changeOf({ ...invoice, deposit: { on, number } }), moment: InvoiceMoments.create(moment) },
    { invoiceID, status: invoice.status },
  );
  if (written.refused) throw changedMeanwhile();
  return written.answer;
});
