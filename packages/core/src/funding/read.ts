import * as v from "valibot";
import { followedOf } from "../attendance/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, Invoices } from "../invoice/index.ts";
import { Actor, dayOf, fn, ID, now } from "../kernel/index.ts";
import { billedBy } from "./bill.ts";
import { FundingCards } from "./funding.table.ts";
import { billOf, gapsOf } from "./gaps.ts";
import { type Card, get } from "./row.ts";

/** A firm with more files than this needs a search of its own, not a longer list. */
export const LIST_MAX = 2_000;

/** Every file, the newest first: one query. */
export const list = fn("funding.list", v.object({}), async (): Promise<Card[]> => {
  Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["FUNDINGS"], limit: LIST_MAX, descending: true });
  return rowsOf(FundingCards, items);
});

/** One file with the hours followed, what its invoice would come to, and every gap that blocks it. */
export const card = fn("funding.card", v.object({ fundingID: ID.schema("funding") }), async ({ fundingID }) => {
  Actor.assertRole("owner", "manager");
  const [funding, { zone }] = await Promise.all([get(fundingID), Firm.get()]);
  const ids = [funding.invoiceID, funding.rest?.creditNoteID, funding.rest?.invoiceID];
  const [group, [[invoice, creditNote, remainder]]] = await Promise.all([
    Enrolment.groupOf(funding.cohortID),
    db().gets(ids.map((id) => ({ entity: Invoices, key: { invoiceID: id ?? fundingID } }))),
  ]);
  const followed = followedOf(group, funding.people);
  const isDraft = invoice?.status === "draft";
  const draft = isDraft ? billedBy(invoice) : null;
  const issued = invoice && !isDraft && invoice.status !== "credited";
  return {
    funding,
    followed,
    expectedNet: billOf(funding, followed).reduce((sum, one) => sum + one.net, 0),
    gaps: issued ? [] : gapsOf(funding, { followed, draft, today: dayOf(now(), zone) }),
    invoice: invoice && paperOf(invoice),
    creditNote: creditNote && paperOf(creditNote),
    remainder: remainder && paperOf(remainder),
  };
});

function paperOf(invoice: Invoice.Stored) {
  const { invoiceID, number, status, net, gross, paid } = invoice;
  return { invoiceID, number, status, net, gross, paid, due: Invoice.dueOf(invoice) };
}
