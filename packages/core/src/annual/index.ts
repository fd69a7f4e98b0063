export { Typed as AnnualTyped } from "./annual.table.ts";
export * as AnnualReport from "./annual.ts";
export { CHOICES, OBJECTIVES, PRODUCTS, TRAINEES } from "./boxes.ts";
