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
export { partsOf } from "./payer.ts";
export * as Withdrawal from "./withdrawal.ts";
