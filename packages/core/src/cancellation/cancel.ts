import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolment, partsOf } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, Invoices } from "../invoice/index.ts";
import { Actor, dayOf, fn, ID, line, notFound, now } from "../kernel/index.ts";
import { CohortAgreements, Order } from "../order/index.ts";
import { Terms } from "../terms/index.ts";
import { Cancellations } from "./cancellation.table.ts";
import { answerOf, assertSeen, type Decision, rowOf, shownOf } from "./decision.ts";
import { Event } from "./event.ts";
import { mayWithdraw, progressOf } from "./facts.ts";
import { decideLess, orderOf } from "./less.ts";
import { type Account, settlementsOf, sorted } from "./share.ts";

const Asked = v.object({
  cohortID: ID.schema("cohort"),
  enrolmentID: ID.schema("enrolment"),
  cause: v.picklist(Terms.CAUSES),
});
type Asked = v.InferOutput<typeof Asked>;

const Confirmed = v.object({
  ...Asked.entries,
  reason: line(300),
  /** What was shown; none where nobody looks: the end of a whole group. */
  seal: v.optional(v.string()),
});

/** What would follow if this seat were cancelled now; writes nothing. */
export const preview = fn("cancellation.preview", Asked, async (input) => {
  Actor.assertRole("owner", "manager");
  return shownOf(await decide(input, await Enrolment.groupOf(input.cohortID)));
});

/**
 * Someone's seat is cancelled, by its client, for force majeure, or by the firm: in one transaction his place ends, his
 * seat is free, and what it costs under the terms he took it by is written down. Credit notes, refunds, the fee and the
 * mails follow by the event. Refused when what was shown has changed (`cancellation.changed`). Twice is once.
 */
export const cancel = fn("cancellation.cancel", Confirmed, async ({ reason, seal, ...input }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const group = await Enrolment.groupOf(input.cohortID);
    const known = rowsOf(Cancellations, group.items).find(({ enrolmentID }) => enrolmentID === input.enrolmentID);
    if (known) return answerOf(known);
    const leaving = Enrolment.leaving(group, seatOf(group, input.enrolmentID));
    const decision = await decide(input, group);
    assertSeen(decision, seal);
    const row = rowOf(decision, reason);
    const { cohortID, cancellationID } = row;
    const written = await db().write(
      {
        ...leaving,
        ...(decision.less && Order.lessening(decision.less.after, cancellationID)),
        cancellation: Cancellations.create(row),
        decided: event(Event.Decided, { cohortID, cancellationID }),
      },
      answerOf(row),
    );
    return written.refused ? undefined : written.answer;
  });
});

function seatOf({ enrolments }: Enrolment.Group, enrolmentID: string): Enrolment.Stored {
  const found = enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!found) throw notFound("enrolment");
  return found;
}

async function decide({ enrolmentID, cohortID, cause }: Asked, group: Enrolment.Group): Promise<Decision> {
  const enrolment = seatOf(group, enrolmentID);
  const [firm, editions, invoices] = await Promise.all([Firm.get(), Terms.editions(), invoicesOf(enrolment)]);
  const today = dayOf(now(), firm.zone);
  const terms = Terms.inForce(editions, enrolment.agreement?.signedAt ?? enrolment.createdAt);
  const order = invoices.length === 0 ? await orderOf(group, enrolment) : undefined;
  if (order) return decideLess({ group, enrolment, order, cause, editions, firm, today });
  const { issued, drafts } = sorted(invoices);
  const { priceNet, payers, given, family } = enrolment;
  const outcome = Terms.feeOf(terms, {
    cause,
    priceNet,
    ...progressOf(group, today, firm.zone),
    mayWithdraw: mayWithdraw(enrolment, today),
  });
  const isOrdered = invoices.length === 0 && isOfOrder(group, enrolment);
  return {
    cohortID,
    enrolmentID,
    cause,
    orderID: null,
    name: `${given} ${family}`,
    edition: terms.edition,
    outcome: isOrdered ? { ...outcome, owedNet: 0, feeNet: 0, feeRate: 0 } : outcome,
    settlements: isOrdered ? [] : settlementsOf(accountsOf(enrolment, issued), outcome),
    drafts,
    payers: payers.map(({ payerID, name }) => ({ payerID, name })),
    isOrdered,
    vatRate: Enrolment.chargedRate(firm, enrolment.vatRate),
    today,
  };
}

async function invoicesOf(enrolment: Enrolment.Stored): Promise<Invoice.Stored[]> {
  const ids = [...new Set(Enrolment.invoicesOf(enrolment).map(({ invoiceID }) => invoiceID))];
  if (ids.length === 0) return [];
  const [found] = await db().gets(ids.map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })));
  return found.filter((one) => one !== undefined);
}

/** The price of a group that was ordered as one is its order's: one person less changes nothing of it. */
function isOfOrder({ items }: Enrolment.Group, { organizationID }: Enrolment.Info): boolean {
  return rowsOf(CohortAgreements, items).some(
    (one) => one.organizationID === organizationID && (one.signedAt !== null || one.waiver !== null),
  );
}

function accountsOf(enrolment: Enrolment.Stored, issued: readonly Invoice.Stored[]): Account[] {
  const { payers, priceNet, enrolmentID, standsFor = [] } = enrolment;
  const [only] = payers;
  const billings = Enrolment.invoicesOf(enrolment);
  return partsOf(priceNet, payers).map(({ payerID, net }) => {
    const own = billings.filter((one) => (one.payerID ?? only?.payerID) === payerID);
    const his = issued.filter(({ invoiceID }) => own.some((one) => one.invoiceID === invoiceID));
    return {
      payerID,
      isFunder: payers.some((payer) => payer.payerID === payerID && payer.kind === "funder"),
      partNet: net,
      issued: his.map((invoice) => ({ invoice, lines: Invoice.seatNets(invoice, [enrolmentID, ...standsFor]) })),
    };
  });
}
