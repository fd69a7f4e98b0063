export const Event = {
  /** Invoices of another tool, or a running group, are written down whole: what is left to write is a job's. */
  Begun: "takeover.begun",
  /** Open invoices are all there. */
  InvoicesTaken: "takeover.invoicesTaken",
} as const;
