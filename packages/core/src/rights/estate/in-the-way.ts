import { CohortCards } from "../../cohort/index.ts";
import { Complaints } from "../../complaint/index.ts";
import { rowsOf } from "../../db/index.ts";
import { Discoveries } from "../../discovery/index.ts";
import { FundingCards } from "../../funding/funding.table.ts";
import { Invoice, InvoiceCards } from "../../invoice/index.ts";
import { dayOf, type Item, type KeyParts, now } from "../../kernel/index.ts";
import { OrderCards } from "../../order/index.ts";
import { Payment, Payouts } from "../../payment/index.ts";
import { Erasures } from "../rights.table.ts";
import { pagesOf } from "./walk.ts";

/** What keeps a firm from closing; each names one thing to settle. */
export const IN_THE_WAY = [
  "group",
  "discovery",
  "draft",
  "unpaid",
  "giveBack",
  "credit",
  "refund",
  "dispute",
  "payout",
  "quote",
  "agreement",
  "funding",
  "complaint",
  "erasure",
] as const;

export interface InTheWay {
  kind: (typeof IN_THE_WAY)[number];
  id: string;
  /** A number or a name, as the firm knows it. */
  label: string;
}

/** All of one list: a firm closes once, and everything it has is looked at. */
async function all(pk: KeyParts): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pagesOf(pk)) items.push(...page);
  return items;
}

/** Whatever others still wait for: sessions, money either way, signatures, an answer. Read from the lists themselves. */
export async function inTheWay(): Promise<InTheWay[]> {
  const [groups, discoveries, invoices, orders, fundings, complaints, erasures, payouts, money] = await Promise.all([
    all(["COHORTS"]),
    all(["DISCOVERIES"]),
    all(["INVOICES"]),
    all(["ORDERS"]),
    all(["FUNDINGS"]),
    all(["COMPLAINTS"]),
    all(["ERASURES"]),
    all(["PAYOUTS"]),
    Payment.toSettle({}),
  ]);
  return [
    ...groupsIn(groups),
    ...meetingsIn(discoveries),
    ...invoicesIn(invoices),
    ...moneyIn(money),
    ...payoutsIn(payouts),
    ...ordersIn(orders),
    ...rowsOf(FundingCards, fundings)
      .filter(({ status }) => status === "requested")
      .map(({ fundingID, fileNumber, funderName }) => one("funding", fundingID, fileNumber ?? funderName)),
    ...rowsOf(Complaints, complaints)
      .filter(({ status }) => status === "received" || status === "acknowledged")
      .map(({ complaintID, receivedAt }) => one("complaint", complaintID, dayOf(receivedAt, "Europe/Paris"))),
    ...rowsOf(Erasures, erasures)
      .filter(({ status }) => status === "running")
      .map(({ participantID, askedAt }) => one("erasure", participantID, dayOf(askedAt, "Europe/Paris"))),
  ];
}

const one = (kind: InTheWay["kind"], id: string, label: string): InTheWay => ({ kind, id, label });

const groupsIn = (items: readonly Item[]) =>
  rowsOf(CohortCards, items)
    .filter(({ status }) => status !== "closed" && status !== "cancelled")
    .map(({ cohortID, name }) => one("group", cohortID, name));

const meetingsIn = (items: readonly Item[]) =>
  rowsOf(Discoveries, items)
    .filter(({ status, startsAt }) => status === "open" && startsAt > now())
    .map(({ discoveryID, name }) => one("discovery", discoveryID, name));

function invoicesIn(items: readonly Item[]): InTheWay[] {
  return rowsOf(InvoiceCards, items).flatMap((card) => {
    const { invoiceID, status, number, object, lapsedAt } = card;
    if (status === "draft") return [one("draft", invoiceID, object)];
    // One that lapsed has nothing due and waits for its credit note.
    if (lapsedAt && status === "issued") return [one("credit", invoiceID, number ?? object)];
    return Invoice.balanceOf(card) > 0 ? [one("unpaid", invoiceID, number ?? object)] : [];
  });
}

/** What goes back to a payer, and what his bank contests, until they are at their end. */
function moneyIn({ toGiveBack, toCredit, refunds, disputes }: Awaited<ReturnType<typeof Payment.toSettle>>) {
  const named = (kind: InTheWay["kind"], { invoiceID, number }: { invoiceID: string; number: string | null }) =>
    one(kind, invoiceID, number ?? invoiceID.slice(-6));
  return [
    ...toGiveBack.map((row) => named("giveBack", row)),
    ...toCredit.map((row) => named("credit", row)),
    ...refunds.map((row) => named("refund", row)),
    ...disputes
      .filter(({ status }) => status === "open" || status === "underReview")
      .map((row) => named("dispute", row)),
  ];
}

const payoutsIn = (items: readonly Item[]) =>
  rowsOf(Payouts, items)
    .filter(({ status }) => status === "pending" || status === "in_transit")
    .map(({ payoutID, arrivesOn }) => one("payout", payoutID, arrivesOn));

function ordersIn(items: readonly Item[]): InTheWay[] {
  const today = dayOf(now(), "Europe/Paris");
  return rowsOf(OrderCards, items).flatMap(({ orderID, status, number, object, validUntil, agreementSent }) => {
    const label = number ?? object;
    if (status === "sent" && validUntil >= today) return [one("quote", orderID, label)];
    return status === "approved" && agreementSent ? [one("agreement", orderID, label)] : [];
  });
}
