export const Event = {
  Drafted: "invoice.drafted",
  Discarded: "invoice.discarded",
  Issued: "invoice.issued",
  /** Nothing is due on it any more. */
  Paid: "invoice.paid",
} as const;
