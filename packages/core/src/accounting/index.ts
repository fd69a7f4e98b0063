export * as Accounting from "./accounting.ts";
