import type { Stripe as SDK } from "stripe";
import type { RefundOrder, StripePort } from "./stripe.ts";
import { assertStripeList, assertStripeObject, type Call, keyed } from "./stripe-call.ts";
import { disputeOf, refundOf } from "./stripe-shape.ts";

type RefundCalls = "refund" | "refundOf" | "refundsOf" | "disputeOf" | "disputesOf" | "intentOfCharge";

/** More refunds or disputes of one payment than Stripe's longest page are nobody's. */
const PAGE = 100;

/** Money that goes back on a payment. */
export function refundCalls(call: Call): Pick<StripePort, RefundCalls> {
  const listed = async (stripeAccount: string, intentID: string) => {
    const wanted = { payment_intent: intentID, limit: PAGE };
    const page = await call((stripe) => stripe.refunds.list(wanted, { stripeAccount }));
    return assertStripeList(page).map(refundOf);
  };
  return {
    refund: (stripeAccount, order) =>
      keyed({
        key: `rf:${order.key}`,
        // A key is forgotten after a day, and remembers failures: what was made is found by what it carries.
        find: async () => (await listed(stripeAccount, order.intentID)).find((one) => one.key === order.key),
        make: async (idempotencyKey) => {
          const ask = (stripe: SDK) => stripe.refunds.create(refundParams(order), { stripeAccount, idempotencyKey });
          return refundOf(assertStripeObject(await call(ask)));
        },
      }),
    refundOf: async (stripeAccount, refundID) => {
      const ask = (stripe: SDK) => stripe.refunds.retrieve(refundID, {}, { stripeAccount });
      return refundOf(assertStripeObject(await call(ask)));
    },
    refundsOf: listed,
    disputeOf: async (stripeAccount, disputeID) => {
      const ask = (stripe: SDK) => stripe.disputes.retrieve(disputeID, {}, { stripeAccount });
      return disputeOf(assertStripeObject(await call(ask)));
    },
    disputesOf: async (stripeAccount, intentID) => {
      const wanted = { payment_intent: intentID, limit: PAGE };
      const page = await call((stripe) => stripe.disputes.list(wanted, { stripeAccount }));
      return assertStripeList(page).map(disputeOf);
    },
    intentOfCharge: async (stripeAccount, chargeID) => {
      const charge = await call((stripe) => stripe.charges.retrieve(chargeID, {}, { stripeAccount }));
      const { payment_intent: intent } = assertStripeObject(charge);
      return typeof intent === "object" ? (intent?.id ?? null) : intent;
    },
  };
}

function refundParams({ intentID, amount, key, feeBack }: RefundOrder): SDK.RefundCreateParams {
  const metadata = { refund_key: key };
  return { payment_intent: intentID, amount, metadata, ...(feeBack && { refund_application_fee: true }) };
}
