export { AttendanceSheets, MarkRow, Presence } from "./attendance.table.ts";
export * as Attendance from "./attendance.ts";
export { type Followed, followedOf } from "./followed.ts";
export * as Signing from "./signing.ts";
