export { CancellationRow, Cancellations } from "./cancellation.table.ts";
export * as Cancellation from "./cancellation.ts";
