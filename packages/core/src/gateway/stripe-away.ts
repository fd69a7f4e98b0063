import type { Stripe as SDK } from "stripe";
import type { CollectOrder, SavedMethod, SetupOrder, StripeIntent, StripePort } from "./stripe.ts";
import { assertStripeList, assertStripeObject, type Call, keyed } from "./stripe-call.ts";
import { intentOf } from "./stripe-shape.ts";

type AwayCalls = "collect" | "findCollected" | "createSetup" | "savedBy";

/** Ways to pay that a payer saves, and money asked on them while he is away. */
export function awayCalls(call: Call): Pick<StripePort, AwayCalls> {
  return {
    collect: (stripeAccount, order) =>
      keyed({
        key: `pi:${order.attemptID}`,
        find: () => findIntent(call, stripeAccount, order),
        make: async (idempotencyKey) => {
          const key = { stripeAccount, idempotencyKey };
          return intentOf(await call((stripe) => asked(stripe.paymentIntents.create(intentParams(order), key))));
        },
      }),
    findCollected: (stripeAccount, order) => findIntent(call, stripeAccount, order),
    createSetup: async (stripeAccount, order) => {
      const key = { stripeAccount, idempotencyKey: `se:${order.setupID}` };
      const ask = (stripe: SDK) => stripe.checkout.sessions.create(setupParams(order), key);
      const { id: sessionID, url } = assertStripeObject(await call(ask));
      return { sessionID, url };
    },
    savedBy: async (stripeAccount, sessionID) => {
      const expand = ["setup_intent.payment_method"];
      const ask = (stripe: SDK) => stripe.checkout.sessions.retrieve(sessionID, { expand }, { stripeAccount });
      return savedOf(assertStripeObject(await call(ask)));
    },
  };
}

/** A refusal by the bank carries the payment that was made and refused: it is the answer. */
async function asked(made: Promise<SDK.PaymentIntent>): Promise<SDK.PaymentIntent> {
  try {
    return assertStripeObject(await made);
  } catch (error) {
    const refused = (error as { payment_intent?: SDK.PaymentIntent }).payment_intent;
    if (refused) return assertStripeObject(refused);
    throw error;
  }
}

async function findIntent(
  call: Call,
  stripeAccount: string,
  { customerID, attemptID }: Pick<CollectOrder, "customerID" | "attemptID">,
): Promise<StripeIntent | undefined> {
  const wanted = { customer: customerID, limit: 100, expand: ["data.latest_charge"] };
  const page = await call((stripe) => stripe.paymentIntents.list(wanted, { stripeAccount }));
  const made = assertStripeList(page).find((one) => one.metadata.attempt_id === attemptID);
  return made && intentOf(made);
}

function intentParams(order: CollectOrder): SDK.PaymentIntentCreateParams {
  return {
    amount: order.amount,
    currency: "eur",
    customer: order.customerID,
    payment_method: order.paymentMethodID,
    off_session: true,
    confirm: true,
    description: order.number,
    metadata: { firm_id: order.firmID, invoice_id: order.invoiceID, attempt_id: order.attemptID },
    ...(order.fee && { application_fee_amount: order.fee }),
    expand: ["latest_charge"],
  };
}

/** No money moves on this page: the payer leaves a card or an account, by his own act. */
function setupParams(order: SetupOrder): SDK.Checkout.SessionCreateParams {
  return {
    mode: "setup",
    currency: "eur",
    locale: order.locale,
    client_reference_id: order.setupID,
    ...(order.customerID
      ? { customer: order.customerID }
      : { customer_creation: "always", customer_email: order.email }),
    metadata: { ...order.metadata, setup_id: order.setupID },
    setup_intent_data: { metadata: { ...order.metadata, setup_id: order.setupID } },
    success_url: order.successURL,
    cancel_url: order.cancelURL,
  };
}

function savedOf({ customer, setup_intent: setup, metadata }: SDK.Checkout.Session): SavedMethod | undefined {
  const saved = typeof setup === "object" ? setup?.payment_method : null;
  const customerID = typeof customer === "object" ? customer?.id : customer;
  if (typeof saved !== "object" || !saved || !customerID) return undefined;
  const { id: paymentMethodID, type } = saved;
  const last4 = saved.card?.last4 ?? saved.sepa_debit?.last4 ?? null;
  return {
    customerID,
    paymentMethodID,
    kind: type === "card" ? "card" : "sepa_debit",
    last4,
    metadata: metadata ?? {},
  };
}
