export { collected, csv, fec, summary } from "./month.ts";
export { ageingOf, type StatementLine, statement } from "./statement.ts";
