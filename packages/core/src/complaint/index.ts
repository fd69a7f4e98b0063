export { ComplaintRow, Complaints, OUTCOMES, ROLES } from "./complaint.table.ts";
export * as Complaint from "./complaint.ts";
