export { Attainments, DocumentRuns, Documents, Handouts, LEVELS, WordingEditions, Written } from "./document.table.ts";
export * as Document from "./document.ts";
export * as Wordings from "./wordings.ts";
