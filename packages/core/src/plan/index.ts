export { PlanPlaces, PlanRow, Plans } from "./plan.table.ts";
export * as Plan from "./plan.ts";
