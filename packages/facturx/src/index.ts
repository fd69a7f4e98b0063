export { type TextDocument, textDocument } from "./agreement.ts";
export type * from "./document.ts";
export { type PdfOptions, pdf } from "./pdf/invoice.ts";
export { type QuoteDocument, quotePdf } from "./quote.ts";
export { type RecordCell, type RecordDocument, recordDocument } from "./record.ts";
export { type Refusal, refusals } from "./refusal.ts";
export { type Beyond, totals } from "./totals.ts";
export { type NotesInput, notesFor, type SellerRegime, vatFor, type Wording, wordingAt } from "./wording/index.ts";
export { xml } from "./xml/cii.ts";
