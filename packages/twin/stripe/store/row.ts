import type { Stripe } from "stripe";

/** One kept thing. `account` is the connected account it belongs to, or "" for the platform's own. */
export interface Row {
  kind: Kind;
  account: string;
  value: { id: string };
}

/** A row taken away, as the journal writes it. */
export interface Removal {
  kind: Kind;
  account: string;
  removed: string;
}

export interface Kinds {
  customer: Stripe.Customer;
  "checkout.session": Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  balance_transaction: Stripe.BalanceTransaction;
  dispute: Stripe.Dispute;
  payment_method: Stripe.PaymentMethod;
  payout: Stripe.Payout;
  setup_intent: Stripe.SetupIntent;
  application_fee: Stripe.ApplicationFee;
  event: SnapshotEvent;
  "v2.core.account": Stripe.V2.Core.Account;
  "v2.core.event": ThinEvent;
  "v2.core.event_destination": Destination;
  /** What the session was asked for and Stripe does not show. */
  "session.plan": SessionPlan;
  debit: Debit;
  "payout.lines": PayoutLines;
  link: Link;
  standing: Standing;
  /** Still to be carried. */
  delivery: Delivery;
  /** Carried, dropped or given up: the last ones only, for a person to look at. */
  sent: Delivery;
  idempotency: StoredAnswer;
  setting: Setting;
}
export type Kind = keyof Kinds;

export interface SnapshotEvent {
  id: string;
  object: "event";
  account?: string;
  api_version: string;
  created: number;
  data: { object: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

export interface ThinEvent {
  id: string;
  object: "v2.core.event";
  type: string;
  /** UTC, ISO 8601. */
  created: string;
  livemode: false;
  context?: string;
  related_object: { id: string; type: string; url: string };
  reason?: { type: "request"; request: { id: string; idempotency_key: string } };
  snapshot_event?: string;
  data?: object;
}

export interface Destination {
  id: string;
  url: string;
  secret: string;
  name: string;
  description: string;
  enabledEvents: string[];
  /** "@accounts" for what happens on connected accounts, "@self" for the platform's own. */
  from: string[];
  created: string;
  metadata: Record<string, string>;
}

export interface SessionPlan {
  id: string;
  lines: Stripe.LineItem[];
  intent: Stripe.Checkout.SessionCreateParams.PaymentIntentData;
}

/** A direct debit under way: it settles by itself at `settlesAt`, in unix milliseconds. */
export interface Debit {
  id: string;
  settlesAt: number;
}

/** The lines of the balance that a payout is made of. */
export interface PayoutLines {
  id: string;
  lines: string[];
}

export interface Link {
  id: string;
  account: string;
  refreshURL: string;
  returnURL: string;
  /** Unix seconds. */
  expiresAt: number;
  used: boolean;
}

/** Whether the platform may still act for a connected account. */
export interface Standing {
  id: string;
  deauthorized: boolean;
}

export interface Delivery {
  id: string;
  event: string;
  account: string;
  destination: string;
  attempt: number;
  /** Unix milliseconds of the real clock: a receiver checks the signature against it. */
  nextAt: number;
  firstAt: number;
  state: "pending" | "delivered" | "dropped" | "given_up";
  lastStatus: number | null;
}

export interface StoredAnswer {
  id: string;
  fingerprint: string;
  status: number;
  body: unknown;
  requestID: string;
  /** Unix milliseconds. */
  at: number;
}

export interface Setting {
  id: "clock" | "delivery";
  aheadMs?: number;
  held?: boolean;
}
