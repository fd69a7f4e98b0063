export {
  InvoiceCards,
  InvoiceContent,
  InvoiceCounters,
  InvoiceLine,
  InvoiceMoments,
  InvoiceRow,
  InvoiceSettings,
  Invoices,
} from "./invoice.table.ts";
export * as Invoice from "./invoice.ts";
