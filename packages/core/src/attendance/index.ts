export { AttendanceSheets, MarkRow, Presence } from "./attendance.table.ts";
export * as Attendance from "./attendance.ts";
export * as Signing from "./signing.ts";
