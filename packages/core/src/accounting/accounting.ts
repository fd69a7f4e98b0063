export { collected, csv, fec, summary } from "./month.ts";
