export { Certificate, CohortFundings, Funded, Funders, FundingCards, FundingRow, Fundings } from "./funding.table.ts";
export * as Funding from "./funding.ts";
export type { FundingTask } from "./task.ts";
