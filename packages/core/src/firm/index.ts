export * as Brand from "./brand.ts";
export { Address, FirmRow, Firms } from "./firm.table.ts";
export * as Firm from "./firm.ts";
export * as Identity from "./identity.ts";
export { refusedIdentity } from "./registration.ts";
