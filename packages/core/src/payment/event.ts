export const Event = {
  /** The firm has an account at Stripe. */
  Connected: "payment.connected",
  /** A page of Stripe may be paid from now on: look again later, whatever events say. */
  Attempted: "payment.attempted",
  /** Money came in on an invoice. */
  Received: "payment.received",
  /** A debit did not go through after all. */
  Failed: "payment.failed",
  /** Recorded by hand: a page still open asks too much. */
  Recorded: "payment.recorded",
  /** Something came in that must go back. */
  RefundOwed: "payment.refundOwed",
  Refunded: "payment.refunded",
  /** A refund came back: what it gave is owed again. */
  RefundFailed: "payment.refundFailed",
  /** A payment is contested; what is taken for it follows as `reversed`. */
  Disputed: "payment.disputed",
  /** Money was taken back by the payer's bank: the invoice is to be paid again. */
  Reversed: "payment.reversed",
  /** The dispute was won: it is paid after all. */
  Reinstated: "payment.reinstated",
  /** Due work: compare the firm with its account at Stripe. */
  ReconcileFirm: "payment.reconcileFirm",
  /** Due work: look at an attempt again. */
  Reconcile: "payment.reconcile",
  /** Stripe has something to say. */
  Notified: "stripe.notified",
} as const;
