export * as Bank from "./bank.ts";
export * as Brand from "./brand.ts";
export { CalendarRow, Calendars } from "./calendar.table.ts";
export * as Calendar from "./calendar.ts";
export { Address, BankDetails, FirmRow, Firms } from "./firm.table.ts";
export * as Firm from "./firm.ts";
export * as Identity from "./identity.ts";
export { refusedIdentity } from "./registration.ts";
export { FRENCH_ZONES, OwnZone, TypedZone, zoneNamed, zoneOfAddress } from "./zone.ts";
