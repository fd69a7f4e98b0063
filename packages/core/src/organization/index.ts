export { OrganizationRow, Organizations } from "./organization.table.ts";
export * as Organization from "./organization.ts";
