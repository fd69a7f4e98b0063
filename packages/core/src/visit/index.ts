export { ENDINGS, MakeUps, STATUSES, Visits } from "./visit.table.ts";
export * as Visit from "./visit.ts";
