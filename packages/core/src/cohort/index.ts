export { untilWritten } from "./again.ts";
export * as Charter from "./charter.ts";
export { CohortCards, CohortRow, Cohorts, OpenGroups, OrganizationCohorts } from "./cohort.table.ts";
export * as Cohort from "./cohort.ts";
export { fallen, goOn } from "./go-on.ts";
export * as Seats from "./seats.ts";
