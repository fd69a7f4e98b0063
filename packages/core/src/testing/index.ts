export { asMember, asSystem } from "./actor.ts";
export * as Billing from "./billing.ts";
export { firmDay, groupForVisitors } from "./firm-day.ts";
export { countedKeys, testKeys } from "./keys.ts";
export { addPeers, type PeerGroup } from "./peers.ts";
export { inventedProgramme } from "./programme.ts";
export * as Satisfaction from "./satisfaction.ts";
export { type TestTable, testTable } from "./table.ts";
