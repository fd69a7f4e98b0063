import type { Stripe as SDK } from "stripe";
import type { StripeLine, StripePayout, StripePort } from "./stripe.ts";
import { assertStripeObject, type Call } from "./stripe-call.ts";
import { disputeOf, intentOf, refundOf, sessionOf } from "./stripe-shape.ts";

type ListCalls = "madeSince" | "undelivered" | "payouts" | "payout" | "payoutLines";

/** Past this many of a kind in one look, the next look goes on from there. */
const LIST_MAX = 1_000;
const PAGE = 100;

/** What is at Stripe, whatever was told of it: for reconciliation. */
export function listCalls(call: Call): Pick<StripePort, ListCalls> {
  return {
    madeSince: async (stripeAccount, since) => {
      const created = { gte: secondsOf(since) };
      const wanted = { created, limit: PAGE };
      const on = { stripeAccount };
      const charged = { ...wanted, expand: ["data.latest_charge"] };
      const paged = { ...wanted, expand: ["data.payment_intent.latest_charge"] };
      const [sessions, intents, refunds, disputes] = await Promise.all([
        all(call, (stripe) => stripe.checkout.sessions.list(paged, on)),
        all(call, (stripe) => stripe.paymentIntents.list(charged, on)),
        all(call, (stripe) => stripe.refunds.list(wanted, on)),
        all(call, (stripe) => stripe.disputes.list(wanted, on)),
      ]);
      return {
        sessions: sessions.filter((one) => one.mode === "payment").map(sessionOf),
        intents: intents.map(intentOf),
        refunds: refunds.map(refundOf),
        disputes: disputes.map(disputeOf),
      };
    },
    undelivered: async (stripeAccount, since) => {
      const wanted = { created: { gte: secondsOf(since) }, delivery_success: false, limit: PAGE };
      const events = await all(call, (stripe) => stripe.events.list(wanted, { stripeAccount }));
      return events.map((event) => {
        const { id: objectID } = event.data.object as { id?: string };
        return { type: `v1.${event.type}`, objectID: objectID ?? "" };
      });
    },
    payouts: async (stripeAccount, since) => {
      const wanted = { created: { gte: secondsOf(since) }, limit: PAGE };
      return (await all(call, (stripe) => stripe.payouts.list(wanted, { stripeAccount }))).map(payoutOf);
    },
    payout: async (stripeAccount, payoutID) => {
      const ask = (stripe: SDK) => stripe.payouts.retrieve(payoutID, {}, { stripeAccount });
      return payoutOf(assertStripeObject(await call(ask)));
    },
    payoutLines: async (stripeAccount, payout) => {
      const wanted = { payout, limit: PAGE };
      return (await all(call, (stripe) => stripe.balanceTransactions.list(wanted, { stripeAccount }))).map(lineOf);
    },
  };
}

async function all<T extends { id: string; object: string }>(
  call: Call,
  ask: (stripe: SDK) => SDK.ApiListPromise<T>,
): Promise<T[]> {
  return (await call((stripe) => ask(stripe).autoPagingToArray({ limit: LIST_MAX }))).map(assertStripeObject);
}

function payoutOf(payout: SDK.Payout): StripePayout {
  return {
    payoutID: payout.id,
    amount: payout.amount,
    currency: payout.currency,
    status: payout.status,
    arrivesOn: new Date(payout.arrival_date * 1_000).toISOString().slice(0, 10),
    createdAt: new Date(payout.created * 1_000).toISOString(),
    isAutomatic: payout.automatic,
  };
}

function lineOf(line: SDK.BalanceTransaction): StripeLine {
  const source = typeof line.source === "object" ? line.source?.id : line.source;
  const platform = line.fee_details.filter((one) => one.type === "application_fee");
  return {
    lineID: line.id,
    type: line.type,
    sourceID: source ?? null,
    amount: line.amount,
    fee: line.fee,
    platformFee: platform.reduce((sum, one) => sum + one.amount, 0),
    net: line.net,
    at: new Date(line.created * 1_000).toISOString(),
  };
}

function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1_000);
}
