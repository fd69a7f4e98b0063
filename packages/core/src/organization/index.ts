export { OrganizationRow, Organizations, PublicBody } from "./organization.table.ts";
export * as Organization from "./organization.ts";
