export * as Bank from "./bank.ts";
export * as Brand from "./brand.ts";
export { Address, BankDetails, FirmRow, Firms } from "./firm.table.ts";
export * as Firm from "./firm.ts";
export * as Identity from "./identity.ts";
export { refusedIdentity } from "./registration.ts";
