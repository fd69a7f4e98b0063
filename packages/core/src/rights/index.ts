export { Kept } from "./rights.table.ts";
export * as Rights from "./rights.ts";
