export { asMember, asSystem } from "./actor.ts";
export { testKeys } from "./keys.ts";
export { type TestTable, testTable } from "./table.ts";
