export type { ShownCell } from "./cell.ts";
export * as Home from "./home.ts";
export * as Report from "./inside.ts";
export * as Published from "./outside.ts";
export { publicFigures } from "./outside.ts";
export * as Recount from "./recount.ts";
export { Cell } from "./report.table.ts";
export { Event as ReportEvent } from "./sponsor.ts";
export type { Figures, Pair } from "./wave.ts";
