export * as Member from "./member.ts";
export { Access, MemberEmails, MemberRow, Members } from "./member.table.ts";
