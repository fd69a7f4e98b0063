import { event } from "../db/index.ts";
import type { Operation } from "../kernel/index.ts";

/** What happens to an enrolment. Each carries `cohortID` and `enrolmentID`; `SeatReleased` the cohort alone. */
export const Event = {
  Offered: "enrolment.offered",
  Reminded: "enrolment.reminded",
  Waitlisted: "enrolment.waitlisted",
  SeatOffered: "enrolment.seatOffered",
  Accepted: "enrolment.accepted",
  Declined: "enrolment.declined",
  Cancelled: "enrolment.cancelled",
  CardChosen: "enrolment.cardChosen",
  InvoiceAsked: "enrolment.invoiceAsked",
  ContractSigned: "enrolment.contractSigned",
  Withdrawn: "enrolment.withdrawn",
  Expired: "enrolment.expired",
  SeatReleased: "enrolment.seatReleased",
  /** Who pays for it is said otherwise: drafts of before follow. */
  PayersChanged: "enrolment.payersChanged",
  /** Someone else took the seat, or the same person one in another group: `toCohortID` and `toEnrolmentID` say which. */
  Replaced: "enrolment.replaced",
  Transferred: "enrolment.transferred",
  CharterAsked: "enrolment.charterAsked",
  CharterSigned: "enrolment.charterSigned",
  /** Work that falls due: the end of a hold, the end of a withdrawal period. */
  HoldEnded: "enrolment.holdEnded",
  WithdrawalEnded: "enrolment.withdrawalEnded",
} as const;
type Name = (typeof Event)[keyof typeof Event];

export function told(name: Name, { cohortID, enrolmentID }: { cohortID: string; enrolmentID: string }): Operation {
  return event(name, { cohortID, enrolmentID });
}

export function seatReleased({ cohortID }: { cohortID: string }): Operation {
  return event(Event.SeatReleased, { cohortID });
}
