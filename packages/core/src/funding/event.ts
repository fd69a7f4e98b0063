export const Event = {
  Requested: "funding.requested",
  Agreed: "funding.agreed",
  Refused: "funding.refused",
  Expired: "funding.expired",
  Amended: "funding.amended",
  /** The first session began without an agreement: the organization owes all. */
  Owed: "funding.owed",
  Billed: "funding.billed",
  /** The funder does not pay the rest of its invoice. */
  RestRefused: "funding.restRefused",
  /** Due work: the first session begins; the day after the file's last one. */
  Begins: "funding.begins",
  Ends: "funding.ends",
} as const;
