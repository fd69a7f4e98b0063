export * as PeopleImport from "./import.ts";
export { fold, managerCircle, managersAmong } from "./manager.ts";
export { ParticipantEmails, ParticipantRow, Participants, TRAINEE_STATUSES } from "./participant.table.ts";
export * as Participant from "./participant.ts";
export type { Plan, PlanError, PlannedPerson } from "./plan.ts";
export { rowsOf as cellsOf, type Separator, separatorOf, type TableRow } from "./table.ts";
