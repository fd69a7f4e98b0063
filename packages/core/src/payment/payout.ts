import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe, type StripeLine, type StripePayout } from "../gateway/index.ts";
import { Actor, Day, dayOf, fn, now, plusMinutes, type Row } from "../kernel/index.ts";
import { type Collection, listCollections } from "./collection.ts";
import { note } from "./finding.ts";
import { Payouts } from "./payment.table.ts";

const DAY_MINUTES = 24 * 60;
const LIST_MAX = 2_000;
const NAMED_MAX = 20;
/** A movement is told within a day of its line of the balance; a late one stands in its own day. */
const AROUND_DAYS = 3;

type Summary = Pick<
  Row<typeof Payouts>,
  "collected" | "refunded" | "disputed" | "stripeFees" | "platformFees" | "other" | "unknown" | "mismatched"
>;

/**
 * Compares what Stripe sent to the firm's bank with what we know moved: every line of the payout by its charge, refund
 * or dispute. Written as it is found, and again whenever it changes.
 */
export async function reconcilePayout(payoutID: string): Promise<Row<typeof Payouts> | undefined> {
  const { stripeAccountID, zone } = await Firm.get();
  if (!stripeAccountID) return undefined;
  const stripe = Stripe.use();
  const [payout, lines] = await Promise.all([
    stripe.payout(stripeAccountID, payoutID),
    stripe.payoutLines(stripeAccountID, payoutID),
  ]);
  const days = lines.map((line) => line.at).sort();
  const from = dayOf(plusMinutes(days[0] ?? payout.createdAt, -AROUND_DAYS * DAY_MINUTES), zone);
  const to = dayOf(plusMinutes(days.at(-1) ?? payout.createdAt, AROUND_DAYS * DAY_MINUTES), zone);
  const summary = summaryOf(payout, lines, await listCollections(from, to));
  const row = { ...rowOf(payout, zone), ...summary };
  await keep(row);
  for (const objectID of [...summary.unknown, ...summary.mismatched])
    await note({ objectID, kind: "payout", amount: 0, currency: payout.currency });
  return db().get(Payouts, row);
}

function rowOf({ payoutID, amount, currency, status, arrivesOn, createdAt }: StripePayout, zone: string) {
  return { payoutID, amount, currency, status, arrivesOn, createdOn: dayOf(createdAt, zone), lookedAt: now() };
}

async function keep(row: Omit<Row<typeof Payouts>, "rev">): Promise<void> {
  await untilWritten(async () => {
    const before = await db().get(Payouts, row);
    const { lookedAt: _, rev, ...known } = before ?? { lookedAt: "", rev: 0 };
    const { lookedAt: __, ...found } = row;
    if (before && JSON.stringify(sorted(known)) === JSON.stringify(sorted(found))) return true;
    const payout = before ? Payouts.replace({ ...row, rev }) : Payouts.create(row);
    const written = await db().heal({ payout });
    return written.refused ? undefined : true;
  });
}

function sorted(row: object): object {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => a.localeCompare(b)));
}

/** The payout's lines by what they are, those we know nothing of, and those whose amount is another. Pure. */
export function summaryOf(
  payout: Pick<StripePayout, "amount">,
  lines: readonly StripeLine[],
  collections: readonly Pick<Collection, "sourceID" | "amount" | "kind">[],
): Summary {
  const own = lines.filter((line) => line.type !== "payout");
  const sum = (some: readonly StripeLine[]) => some.reduce((total, line) => total + line.amount, 0);
  const of = (...types: string[]) => own.filter((line) => types.includes(line.type));
  const known = [
    "charge",
    "payment",
    "refund",
    "payment_refund",
    "refund_failure",
    "payment_failure_refund",
    "adjustment",
  ];
  const told = of(...known);
  const isKnown = (line: StripeLine) => collections.some((one) => isOf(one, line));
  const isSame = (line: StripeLine) => collections.some((one) => isOf(one, line) && one.amount === line.amount);
  const net = own.reduce((total, line) => total + line.net, 0);
  const platformFees = own.reduce((total, line) => total + line.platformFee, 0);
  const wrong = told.filter((line) => isKnown(line) && !isSame(line)).map((line) => line.sourceID ?? line.lineID);
  return {
    collected: sum(of("charge", "payment")),
    refunded: sum(of("refund", "payment_refund", "refund_failure", "payment_failure_refund")),
    disputed: sum(of("adjustment")),
    stripeFees: own.reduce((total, line) => total + line.fee, 0) - platformFees,
    platformFees,
    other: sum(own.filter((line) => !known.includes(line.type))),
    unknown: named(told.filter((line) => !isKnown(line)).map((line) => line.sourceID ?? line.lineID)),
    // A payout that is not the sum of its lines is wrong as a whole.
    mismatched: named([...wrong, ...(net === payout.amount ? [] : ["net"])]),
  };
}

function isOf(collection: Pick<Collection, "sourceID">, { sourceID }: StripeLine): boolean {
  const name = collection.sourceID?.split("/")[0];
  return sourceID !== null && name === sourceID;
}

function named(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(0, NAMED_MAX);
}

const Period = v.object({ from: Day, to: Day });

/** What Stripe sent to the firm's bank in a period, by the day it was made: one bank line is one payout. */
export const payouts = fn("payment.payouts", Period, async ({ from, to }) => {
  Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["PAYOUTS"], between: [from, `${to}~`], limit: LIST_MAX });
  return rowsOf(Payouts, items);
});
