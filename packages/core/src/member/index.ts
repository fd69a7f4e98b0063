export { Access, MemberEmails, MemberRow, Members } from "./member.table.ts";
export * as Member from "./member.ts";
