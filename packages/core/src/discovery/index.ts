export { Discoveries, DiscoveryGuestRow, DiscoveryRow } from "./discovery.table.ts";
export * as Discovery from "./discovery.ts";
