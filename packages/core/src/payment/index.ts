export {
  Collections,
  Disputes,
  Findings,
  PaymentAttempts,
  Payments,
  Payouts,
  Refunds,
  StripeInbox,
} from "./payment.table.ts";
export * as Payment from "./payment.ts";
