export { Collections, Disputes, PaymentAttempts, Payments, Refunds, StripeInbox } from "./payment.table.ts";
export * as Payment from "./payment.ts";
