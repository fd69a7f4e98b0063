import { port } from "../kernel/index.ts";

/** A connected account, as far as we ask about it. */
export interface StripeAccount {
  accountID: string;
  /** Whether it takes cards now; `pending` while Stripe looks at it. */
  cards: "active" | "pending" | "restricted" | "rejected" | "unsupported";
  /** What Stripe still waits for, in its own words. */
  requirements: readonly string[];
  closed: boolean;
}

/** The money behind a session. */
export interface StripeIntent {
  intentID: string;
  status: string;
  amountReceived: number;
  currency: string;
  method: "card" | "sepa_debit" | "other";
  /** When the charge was made. */
  chargedAt: string | null;
  failureCode: string | null;
  metadata: Readonly<Record<string, string>>;
  /** The charge that took the money, or tried last. */
  chargeID: string | null;
  /** Money went back, or is contested: worth reading the rest. */
  touched: boolean;
}

/** Money sent back on a payment, by us or by the firm on Stripe's pages. */
export interface StripeRefund {
  refundID: string;
  /** Null for one that no payment intent is behind. */
  intentID: string | null;
  amount: number;
  currency: string;
  status: "pending" | "succeeded" | "failed";
  failureCode: string | null;
  /** Ours carry the key of their row. */
  key: string | null;
  createdAt: string;
}

/** A payment contested by the payer, or returned by his bank. */
export interface StripeDispute {
  disputeID: string;
  intentID: string | null;
  amount: number;
  currency: string;
  status: "open" | "underReview" | "won" | "lost";
  reason: string;
  /** Taken from the account below 0, given back above; fees left out. */
  movements: readonly { amount: number; at: string }[];
  answerBy: string | null;
  createdAt: string;
}

export interface RefundOrder {
  intentID: string;
  amount: number;
  /** Of our row: makes Stripe's key, and is found again on the refund. */
  key: string;
  /** Whether the platform gives its fee back in proportion. */
  feeBack: boolean;
}

/** Money asked on a saved way to pay, its holder away. */
export interface CollectOrder {
  attemptID: string;
  invoiceID: string;
  firmID: string;
  amount: number;
  fee: number | undefined;
  number: string;
  customerID: string;
  paymentMethodID: string;
}

/** A page of Stripe on which one amount may be paid once. */
export interface StripeSession {
  sessionID: string;
  status: "open" | "complete" | "expired";
  paymentStatus: "paid" | "unpaid";
  url: string | null;
  amount: number;
  currency: string;
  reference: string | null;
  metadata: Readonly<Record<string, string>>;
  intent: StripeIntent | null;
}

export interface SessionOrder {
  attemptID: string;
  invoiceID: string;
  firmID: string;
  /** Gross amount due on our invoice, cents: the one line of the session, no tax computed by Stripe. */
  amount: number;
  number: string;
  object: string;
  email: string;
  locale: "fr" | "en";
  /** From 30 minutes to 24 hours ahead. */
  expiresAt: string;
  /** Takes only what is paid while the page is open: a debit would settle when the seat is gone. */
  atOnce: boolean;
  /** What the platform takes of it, cents. */
  fee: number | undefined;
  successURL: string;
  cancelURL: string;
}

/** A page on which a payer saves a way to pay, without paying. */
export interface SetupOrder {
  /** Of our row: makes Stripe's key. */
  setupID: string;
  /** The payer as Stripe knows him already, if it does. */
  customerID: string | undefined;
  email: string;
  locale: "fr" | "en";
  metadata: Readonly<Record<string, string>>;
  successURL: string;
  cancelURL: string;
}

/** A way to pay that its holder saved. */
export interface SavedMethod {
  customerID: string;
  paymentMethodID: string;
  kind: "card" | "sepa_debit";
  last4: string | null;
  metadata: Readonly<Record<string, string>>;
}

/** A transfer of the account's balance to the firm's bank. */
export interface StripePayout {
  payoutID: string;
  amount: number;
  currency: string;
  status: string;
  arrivesOn: string;
  createdAt: string;
  /** Made by Stripe's schedule: its lines are known. */
  isAutomatic: boolean;
}

/** A line of the account's balance. */
export interface StripeLine {
  lineID: string;
  type: string;
  /** The charge, refund or dispute behind it. */
  sourceID: string | null;
  amount: number;
  /** All that was taken of it, the platform's part within. */
  fee: number;
  platformFee: number;
  net: number;
  at: string;
}

/** A signed thin event: says which object to read again, and under which account. */
export interface StripeNotice {
  stripeEventID: string;
  type: string;
  /** The connected account; undefined for the platform's own events. */
  accountID: string | undefined;
  objectID: string;
  livemode: boolean;
}

/** What we ask of Stripe, and nothing more. Every call on a connected account names it. */
export interface StripePort {
  /** Whether the key moves real money. */
  livemode: boolean;
  /** Where the pages of Stripe are: forms may lead there. */
  checkoutOrigin: string;
  createAccount(input: { firmID: string; email: string; name: string }): Promise<StripeAccount>;
  account(accountID: string): Promise<StripeAccount>;
  onboardingLink(input: { accountID: string; refreshURL: string; returnURL: string }): Promise<{ url: string }>;
  createSession(accountID: string, order: SessionOrder): Promise<StripeSession>;
  session(accountID: string, sessionID: string): Promise<StripeSession>;
  /** The session that a payment intent belongs to. */
  sessionOf(accountID: string, intentID: string): Promise<StripeSession | undefined>;
  expireSession(accountID: string, sessionID: string): Promise<void>;
  intent(accountID: string, intentID: string): Promise<StripeIntent>;
  /** Asks a saved way to pay, once an attempt; answers the payment as it stands, refused by the bank or not. */
  collect(accountID: string, order: CollectOrder): Promise<StripeIntent>;
  /** What was asked for an attempt, when its key may be forgotten. */
  findCollected(
    accountID: string,
    order: Pick<CollectOrder, "customerID" | "attemptID">,
  ): Promise<StripeIntent | undefined>;
  createSetup(accountID: string, order: SetupOrder): Promise<{ sessionID: string; url: string | null }>;
  /** What was saved on a page; undefined until it was. */
  savedBy(accountID: string, sessionID: string): Promise<SavedMethod | undefined>;
  refund(accountID: string, order: RefundOrder): Promise<StripeRefund>;
  refundOf(accountID: string, refundID: string): Promise<StripeRefund>;
  /** All that went back on a payment. */
  refundsOf(accountID: string, intentID: string): Promise<StripeRefund[]>;
  disputeOf(accountID: string, disputeID: string): Promise<StripeDispute>;
  disputesOf(accountID: string, intentID: string): Promise<StripeDispute[]>;
  /** Everything made on an account since an instant, whatever was told of it. */
  madeSince(
    accountID: string,
    since: string,
  ): Promise<{
    sessions: StripeSession[];
    intents: StripeIntent[];
    refunds: StripeRefund[];
    disputes: StripeDispute[];
  }>;
  /** What Stripe could not tell us since an instant. */
  undelivered(accountID: string, since: string): Promise<{ type: string; objectID: string }[]>;
  payouts(accountID: string, since: string): Promise<StripePayout[]>;
  payout(accountID: string, payoutID: string): Promise<StripePayout>;
  payoutLines(accountID: string, payoutID: string): Promise<StripeLine[]>;
  /** The payment intent of a charge. */
  intentOfCharge(accountID: string, chargeID: string): Promise<string | null>;
  /** The event, when one of our secrets signed it less than five minutes from now, either side; else undefined. */
  parseEvent(body: Uint8Array, signature: string): Promise<StripeNotice | undefined>;
}

export const Stripe = port<StripePort>("stripe");

/** Stripe said no, or did not answer. `lasting` means that asking the same again gives the same answer. */
export class StripeFailure extends Error {
  readonly code: string;
  readonly lasting: boolean;

  constructor(code: string, lasting: boolean, message: string) {
    super(message);
    this.name = "StripeFailure";
    this.code = code;
    this.lasting = lasting;
  }
}
