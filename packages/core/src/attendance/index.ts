export { AttendanceSheets, MarkRow, Presence } from "./attendance.table.ts";
export * as Attendance from "./attendance.ts";
