export { FlowStatus, SubmissionSettings, Submissions } from "./submission.table.ts";
export * as Submission from "./submission.ts";
