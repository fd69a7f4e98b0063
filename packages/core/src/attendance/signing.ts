/** Who signs for which half-day of a session; the coach last. What the outside may call. */
export { askSignatures, correctSheet, countersign, Event, note } from "./closing.ts";
export type { HalfDay } from "./half-day.ts";
export { attachScan, signedOnPaper } from "./on-paper.ts";
export { scan } from "./scan.ts";
export type { Cell, Entry } from "./sheet.ts";
export { type Drawn, mineToSign, ofCode, papersIn, type Signed, sheet, sheetPaper } from "./sheet-read.ts";
export { PURPOSE, signByCode, signByLink } from "./sign.ts";
