export { Event } from "./event.ts";
export { importGroup, previewGroup } from "./group.ts";
export { importInvoices, previewInvoices, takenOf } from "./invoices.ts";
export { finish, standing } from "./read.ts";
export { continueSeries, previewSeries } from "./series.ts";
