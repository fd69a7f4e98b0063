export {
  ContractInstalment,
  EnrolmentHolds,
  EnrolmentRow,
  Enrolments,
  Payer,
  SignedAgreements,
} from "./enrolment.table.ts";
export * as Enrolment from "./enrolment.ts";
export { netWithin, PAY_WITHIN_DAYS } from "./instalment.ts";
export { partsOf } from "./payer-parts.ts";
export { PayerTerms, payersFrom } from "./payer-terms.ts";
export * as Withdrawal from "./withdrawal.ts";
