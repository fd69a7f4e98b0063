/** Which of stripe-node's declared types the local Stripe is held to, and how far into them. */
export interface Root {
  /** Declaration file below stripe's `resources` folder, without extension. */
  file: string;
  /** Dotted name inside that file. */
  type: string;
}

/** Bodies and queries in form encoding: every value arrives as text, so the validators convert it. */
export const formRequests: Record<string, Root> = {
  accountRetrieve: { file: "Accounts", type: "AccountRetrieveParams" },
  applicationFeeList: { file: "ApplicationFees", type: "ApplicationFeeListParams" },
  applicationFeeRetrieve: { file: "ApplicationFees", type: "ApplicationFeeRetrieveParams" },
  balanceTransactionList: { file: "BalanceTransactions", type: "BalanceTransactionListParams" },
  balanceTransactionRetrieve: { file: "BalanceTransactions", type: "BalanceTransactionRetrieveParams" },
  chargeRetrieve: { file: "Charges", type: "ChargeRetrieveParams" },
  customerCreate: { file: "Customers", type: "CustomerCreateParams" },
  customerList: { file: "Customers", type: "CustomerListParams" },
  customerRetrieve: { file: "Customers", type: "CustomerRetrieveParams" },
  customerUpdate: { file: "Customers", type: "CustomerUpdateParams" },
  disputeClose: { file: "Disputes", type: "DisputeCloseParams" },
  disputeList: { file: "Disputes", type: "DisputeListParams" },
  disputeRetrieve: { file: "Disputes", type: "DisputeRetrieveParams" },
  disputeUpdate: { file: "Disputes", type: "DisputeUpdateParams" },
  eventList: { file: "Events", type: "EventListParams" },
  eventRetrieve: { file: "Events", type: "EventRetrieveParams" },
  paymentIntentCancel: { file: "PaymentIntents", type: "PaymentIntentCancelParams" },
  paymentIntentList: { file: "PaymentIntents", type: "PaymentIntentListParams" },
  paymentIntentRetrieve: { file: "PaymentIntents", type: "PaymentIntentRetrieveParams" },
  paymentIntentConfirm: { file: "PaymentIntents", type: "PaymentIntentConfirmParams" },
  paymentIntentCreate: { file: "PaymentIntents", type: "PaymentIntentCreateParams" },
  paymentIntentUpdate: { file: "PaymentIntents", type: "PaymentIntentUpdateParams" },
  paymentMethodDetach: { file: "PaymentMethods", type: "PaymentMethodDetachParams" },
  paymentMethodList: { file: "PaymentMethods", type: "PaymentMethodListParams" },
  paymentMethodRetrieve: { file: "PaymentMethods", type: "PaymentMethodRetrieveParams" },
  payoutList: { file: "Payouts", type: "PayoutListParams" },
  payoutRetrieve: { file: "Payouts", type: "PayoutRetrieveParams" },
  refundCreate: { file: "Refunds", type: "RefundCreateParams" },
  refundList: { file: "Refunds", type: "RefundListParams" },
  refundRetrieve: { file: "Refunds", type: "RefundRetrieveParams" },
  sessionCreate: { file: "Checkout/Sessions", type: "Checkout.SessionCreateParams" },
  sessionExpire: { file: "Checkout/Sessions", type: "Checkout.SessionExpireParams" },
  sessionLineItems: { file: "Checkout/Sessions", type: "Checkout.SessionListLineItemsParams" },
  sessionList: { file: "Checkout/Sessions", type: "Checkout.SessionListParams" },
  sessionRetrieve: { file: "Checkout/Sessions", type: "Checkout.SessionRetrieveParams" },
  setupIntentRetrieve: { file: "SetupIntents", type: "SetupIntentRetrieveParams" },
  v2AccountList: { file: "V2/Core/Accounts", type: "V2.Core.AccountListParams" },
  v2AccountRetrieve: { file: "V2/Core/Accounts", type: "V2.Core.AccountRetrieveParams" },
  v2EventList: { file: "V2/Core/Events", type: "V2.Core.EventListParams" },
  v2EventRetrieve: { file: "V2/Core/Events", type: "V2.Core.EventRetrieveParams" },
};

/** Bodies in JSON: a value of the wrong kind is refused, never converted. */
export const jsonRequests: Record<string, Root> = {
  v2AccountCreate: { file: "V2/Core/Accounts", type: "V2.Core.AccountCreateParams" },
  v2AccountLinkCreate: { file: "V2/Core/AccountLinks", type: "V2.Core.AccountLinkCreateParams" },
  v2EventDestinationCreate: { file: "V2/Core/EventDestinations", type: "V2.Core.EventDestinationCreateParams" },
};

/** What the local Stripe says, by the `object` field of the answer. */
export const answers: Record<string, Root> = {
  account: { file: "Accounts", type: "Account" },
  application_fee: { file: "ApplicationFees", type: "ApplicationFee" },
  balance_transaction: { file: "BalanceTransactions", type: "BalanceTransaction" },
  charge: { file: "Charges", type: "Charge" },
  "checkout.session": { file: "Checkout/Sessions", type: "Session" },
  customer: { file: "Customers", type: "Customer" },
  dispute: { file: "Disputes", type: "Dispute" },
  event: { file: "Events", type: "EventBase" },
  item: { file: "LineItems", type: "LineItem" },
  payment_intent: { file: "PaymentIntents", type: "PaymentIntent" },
  payment_method: { file: "PaymentMethods", type: "PaymentMethod" },
  payout: { file: "Payouts", type: "Payout" },
  refund: { file: "Refunds", type: "Refund" },
  setup_intent: { file: "SetupIntents", type: "SetupIntent" },
  "v2.core.account": { file: "V2/Core/Accounts", type: "Account" },
  "v2.core.account_link": { file: "V2/Core/AccountLinks", type: "AccountLink" },
  "v2.core.event_destination": { file: "V2/Core/EventDestinations", type: "EventDestination" },
};

/** Parts of an answer we always leave empty or fill loosely: kept as "any object", or the contract triples in size. */
export const openInAnswers = new Set([
  "alternatives",
  "business_details",
  "company",
  "individual",
  "custom_fields",
  "destination_details",
  "future_requirements",
  "next_action",
  "payment_method",
  "payment_method_details",
  "payment_method_options",
  "settings",
  "evidence",
  "last_setup_error",
  "sepa_debit",
  "source",
]);

/** Parts of a request that fill half of the contract and that nobody here sends: any object. */
export const openInRequests = new Set(
  ["PaymentIntentCreateParams", "PaymentIntentConfirmParams", "PaymentIntentUpdateParams"].flatMap((owner) => [
    `${owner}.payment_method_data`,
    `${owner}.payment_method_options`,
    `${owner}.amount_details`,
    `${owner}.payment_details`,
    `${owner}.hooks`,
  ]),
);
