export {
  Collections,
  Disputes,
  Findings,
  PaymentAttempts,
  Payments,
  Payouts,
  Reconciliations,
  Refunds,
  StripeInbox,
} from "./payment.table.ts";
export * as Payment from "./payment.ts";
