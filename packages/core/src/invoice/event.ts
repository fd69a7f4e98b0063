export const Event = {
  Drafted: "invoice.drafted",
  Discarded: "invoice.discarded",
  Issued: "invoice.issued",
  /** A credit note (`creditNoteID`, issued) took back some of it, or all. */
  Credited: "invoice.credited",
  /** Due work: remind its buyer, the step of `step`. */
  Remind: "invoice.remind",
  /** Someone asked to remind its buyer now. */
  RemindAsked: "invoice.remindAsked",
  /** Nothing is due on it any more. */
  Paid: "invoice.paid",
} as const;
