export { ClosingRow, Closings, KEPT_KINDS, KeptOfFirm } from "./closing.table.ts";
export * as Closing from "./closing.ts";
