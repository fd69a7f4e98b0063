/** What jobs write so that a report is one query, and the recount that proves and repairs it. */
export { endCycle, refresh } from "./refresh.ts";
export { type Recounted, repair } from "./repair.ts";
