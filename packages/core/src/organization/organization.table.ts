import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

export const OrganizationRow = v.object({
  organizationID: ID.schema("organization"),
  name: v.string(),
  siret: v.nullable(v.string()),
  vatNumber: v.nullable(v.string()),
  /** Where invoices go: address printed on them, and the mailbox that receives the pay link. */
  address: v.nullable(v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() })),
  billingEmail: v.nullable(v.string()),
  contactName: v.nullable(v.string()),
  createdAt: Instant,
});

/** A client of the firm. All of them are one partition: the list is one query. */
export const Organizations = entity({
  name: "organization",
  version: 1,
  schema: OrganizationRow,
  key: (row: { organizationID: string }) => ({ pk: ["ORGANIZATIONS"], sk: [row.organizationID] }),
});
