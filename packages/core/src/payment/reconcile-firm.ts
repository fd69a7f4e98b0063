import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe, StripeFailure } from "../gateway/index.ts";
import { Actor, ID, log, now, plusMinutes } from "../kernel/index.ts";
import { refreshAccount } from "./account.ts";
import { note } from "./finding.ts";
import { convergeIntent, told } from "./notice.ts";
import { Reconciliations } from "./payment.table.ts";
import { reconcilePayout } from "./payout.ts";
import { load } from "./state.ts";

const EVERY_MINUTES = 15;
const DAY_MINUTES = 24 * 60;
/** Stripe lists events for thirty days, and objects for ever: a table brought back from a copy is healed as far. */
const FIRST_DAYS = 30;
/** What was being written at Stripe while it was listed is seen by the next look. */
const OVERLAP_MINUTES = 60;

export interface Report {
  /** Payments, refunds and disputes compared. */
  looked: number;
  /** Invoices whose rows were not what Stripe says, and are now. */
  healed: number;
  /** Things at Stripe that are none of ours. */
  unknown: number;
  /** Things that carry our ids and another amount, firm or invoice; payouts that do not add up. */
  mismatched: number;
}

/**
 * When the firm is compared with Stripe next; undefined when it has no account there. The same instant whoever asks
 * within the quarter of an hour, so that two askings are one; each firm at a second of its own.
 */
export async function nextReconciliation(): Promise<string | undefined> {
  const { stripeAccountID, firmID } = await Firm.get();
  if (!stripeAccountID) return undefined;
  const every = EVERY_MINUTES * 60_000;
  const own = [...firmID].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % every, 0);
  return new Date((Math.floor((Date.parse(now()) - own) / every) + 1) * every + own).toISOString();
}

/**
 * Compares the firm with its account at Stripe, whatever was told or lost: events that Stripe could not deliver, every
 * payment, refund and dispute since the last comparison (`days` back instead, when given), payouts line by line, the
 * account's standing. What is ours is brought to Stripe's truth, what is not is left as a finding. Twice is once.
 */
export async function reconcileFirm({ days }: { days?: number } = {}): Promise<Report | undefined> {
  Actor.assertSystem();
  const { stripeAccountID } = await Firm.get();
  if (!stripeAccountID) return undefined;
  const at = now();
  const since = await beginning(at, days);
  const report: Report = { looked: 0, healed: 0, unknown: 0, mismatched: 0 };
  await refreshAccount();
  for (const { type, objectID } of await Stripe.use().undelivered(stripeAccountID, since))
    await told(stripeAccountID, type, objectID).catch(passing);
  await compareMoney(stripeAccountID, since, report);
  await comparePayouts(stripeAccountID, since, report);
  await untilWritten(async () => {
    const before = await db().get(Reconciliations, {});
    const row = { at, ...report };
    const last = before ? Reconciliations.replace({ ...row, rev: before.rev }) : Reconciliations.create(row);
    return (await db().heal({ last })).refused ? undefined : true;
  });
  log("info", "stripe.reconciled", { firmID: Actor.firmID(), ...report });
  return report;
}

async function beginning(at: string, days: number | undefined): Promise<string> {
  const last = days === undefined ? await db().get(Reconciliations, {}) : undefined;
  return last ? plusMinutes(last.at, -OVERLAP_MINUTES) : plusMinutes(at, -(days ?? FIRST_DAYS) * DAY_MINUTES);
}

/** What Stripe no longer shows under this account has nothing to tell. */
function passing(error: unknown): void {
  if (!(error instanceof StripeFailure) || !error.lasting) throw error;
}

async function compareMoney(accountID: string, since: string, report: Report): Promise<void> {
  for (const { intentID, ...found } of distinct(await Stripe.use().madeSince(accountID, since))) {
    report.looked++;
    const outcome = intentID === null ? "unknown" : await compare(accountID, intentID);
    if (outcome === "healed") report.healed++;
    if (outcome === "healed" || outcome === "same") continue;
    // A payment that was never made is nobody's: only money is looked into.
    if (found.kind === "payment" && found.amount === 0) continue;
    if (outcome === "mismatch") report.mismatched++;
    else report.unknown++;
    await note({ ...found, kind: outcome === "mismatch" ? "mismatch" : found.kind });
  }
}

interface Found {
  intentID: string | null;
  objectID: string;
  kind: "payment" | "refund" | "dispute";
  amount: number;
  currency: string;
}

/** Each payment once, by whatever was made of it. Pure. */
function distinct({ sessions, intents, refunds, disputes }: Made): Found[] {
  const paid = [...intents, ...sessions.flatMap((one) => one.intent ?? [])];
  const found: Found[] = [
    ...paid.map(({ intentID, amountReceived: amount, currency }) => {
      return { intentID, objectID: intentID, kind: "payment" as const, amount, currency };
    }),
    ...refunds.map(({ refundID, ...one }) => ({ ...one, objectID: refundID, kind: "refund" as const })),
    ...disputes.map(({ disputeID, ...one }) => ({ ...one, objectID: disputeID, kind: "dispute" as const })),
  ].map(({ intentID, objectID, kind, amount, currency }) => ({ intentID, objectID, kind, amount, currency }));
  const first = new Map<string, Found>();
  for (const one of found) {
    const key = one.intentID ?? one.objectID;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

type Made = Awaited<ReturnType<ReturnType<typeof Stripe.use>["madeSince"]>>;

/** Converges one payment and says whether that changed anything. */
async function compare(accountID: string, intentID: string): Promise<"healed" | "same" | "unknown" | "mismatch"> {
  const { invoice_id: invoiceID, firm_id: firmID } = (await Stripe.use().intent(accountID, intentID)).metadata;
  if (!v.is(ID.schema("invoice"), invoiceID)) return "unknown";
  if (firmID !== Actor.firmID()) return "mismatch";
  const before = await marks(invoiceID);
  if (before === undefined) return "unknown";
  const outcome = await convergeIntent(accountID, intentID);
  if (outcome === "unknown" || outcome === "mismatch") return outcome;
  return (await marks(invoiceID)) === before ? "same" : "healed";
}

/** The revisions of an invoice's rows: what changes with any of them. */
async function marks(invoiceID: string): Promise<string | undefined> {
  const state = await load(invoiceID).catch(() => undefined);
  if (!state) return undefined;
  const rows = [state.attempts, state.payments, state.refunds, state.disputes, state.collections].flat();
  return [state.invoice, ...rows].map((row) => row.rev).join();
}

async function comparePayouts(accountID: string, since: string, report: Report): Promise<void> {
  for (const { payoutID, isAutomatic } of await Stripe.use().payouts(accountID, since)) {
    // Of one made by hand Stripe knows no lines.
    if (!isAutomatic) continue;
    const payout = await reconcilePayout(payoutID);
    report.unknown += payout?.unknown.length ?? 0;
    report.mismatched += payout?.mismatched.length ?? 0;
  }
}
