export type { SheetProblem, Understood } from "./from-sheet.ts";
export { previewSheet } from "./preview.ts";
export { ProgrammeContent, ProgrammeRow, Programmes, PublishedProgrammes } from "./programme.table.ts";
export * as Programme from "./programme.ts";
export { type Template, templates } from "./templates.ts";
