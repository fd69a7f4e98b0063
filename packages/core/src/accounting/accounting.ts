export { collected, csv, fec, type Sale, sales, summary } from "./month.ts";
export { ageingOf, type StatementLine, statement } from "./statement.ts";
