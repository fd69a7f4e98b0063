export const Event = {
  Drafted: "order.drafted",
  Sent: "order.sent",
  Approved: "order.approved",
  Refused: "order.refused",
  AgreementSent: "order.agreementSent",
  Signed: "order.signed",
  /** A client signed the agreement of a group on paper, or before the firm came here. */
  SignedElsewhere: "order.signedElsewhere",
  /** The firm invoices before the agreement is signed. */
  Waived: "order.waived",
  Cancelled: "order.cancelled",
  /** Seats that were bought without a name have one. */
  PeopleNamed: "order.peopleNamed",
  /** The agreement waits for its signature since some days. */
  AgreementWaits: "order.agreementWaits",
  /** The day of a part of its price has come. */
  InstalmentDue: "order.instalmentDue",
  /** The day after its last day of validity. */
  ValidityEnded: "order.validityEnded",
} as const;
