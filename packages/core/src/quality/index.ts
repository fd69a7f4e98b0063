export * as Pack from "./pack.ts";
export { INDICATORS } from "./quality.table.ts";
export * as Register from "./register.ts";
