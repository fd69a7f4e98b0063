export { InvoiceCards, InvoiceContent, InvoiceCounters, InvoiceLine, InvoiceRow, Invoices } from "./invoice.table.ts";
export * as Invoice from "./invoice.ts";
