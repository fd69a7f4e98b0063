export { asMember, asSystem } from "./actor.ts";
export { type TestTable, testTable } from "./table.ts";
