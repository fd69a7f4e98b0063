import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, fn, ID, line, parse } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { InvoiceCards, Invoices } from "./invoice.table.ts";
import { notReplaceable } from "./issuing.ts";
import { draftRow, Preparation } from "./prepare.ts";
import { get } from "./read.ts";
import { cardOf, isCredit } from "./row.ts";

const Correct = v.object({ invoiceID: ID.schema("invoice"), reason: line(300) });

/**
 * Drafts the corrected invoice that will cancel and replace one on which nothing was paid nor credited: the same lines,
 * to be changed before it is issued. Until then the first one stands.
 */
export const correct = fn("invoice.correct", Correct, async ({ invoiceID, reason }) => {
  Actor.assertRole("owner", "manager");
  const [before, firm] = await Promise.all([get(invoiceID), Firm.get()]);
  const { status, number, issuedOn, kind } = before;
  if (status === "draft" || !number || !issuedOn)
    throw new DomainError("conflict", "invoice.not_issued", "Change this draft instead");
  if (isCredit(kind) || status === "credited" || before.paid > 0 || before.creditedGross > 0 || before.openAttemptID)
    throw notReplaceable();
  const { buyer, object, lines, discount, prepaid, purchaseOrder, terms, term } = before;
  const { orderID, instalmentID, fundingID, planID } = before;
  const preparation = parse(Preparation, {
    kind: "corrected",
    buyer,
    object,
    lines,
    discount,
    prepaid,
    purchaseOrder,
    terms,
    term,
    reason,
    preceding: [{ invoiceID, number, issuedOn }],
    ...(orderID && { orderID }),
    ...(instalmentID && { instalmentID }),
    ...(fundingID && { fundingID }),
    ...(planID && { planID }),
  });
  const row = draftRow(preparation, firm);
  const written = await db().write(
    {
      invoice: Invoices.create(row),
      card: InvoiceCards.put(cardOf(row)),
      event: event(Event.Drafted, { invoiceID: row.invoiceID }),
    },
    { invoiceID: row.invoiceID, rev: 1 },
  );
  return written.answer;
});
