export { FirmExportParts, FirmExports } from "./estate/export.table.ts";
export { Kept } from "./rights.table.ts";
export * as Rights from "./rights.ts";
