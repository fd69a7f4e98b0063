import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/** What a public body declares in the directory of Chorus Pro, and how it pays. */
export const PublicBody = v.object({
  serviceCodeRequired: v.boolean(),
  engagementRequired: v.boolean(),
  /** A public health establishment has 50 days to pay (CCP R2192-11), the others 30 (R2192-10). */
  isHospital: v.boolean(),
  /** Pays by card too; else by administrative transfer alone. */
  takesCards: v.boolean(),
});

const Remembered = v.optional(v.nullable(v.string()), null);

export const OrganizationRow = v.object({
  organizationID: ID.schema("organization"),
  name: v.string(),
  siret: v.nullable(v.string()),
  vatNumber: v.nullable(v.string()),
  /** Where invoices go: address printed on them, and the mailbox that receives the pay link. */
  address: v.nullable(v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() })),
  billingEmail: v.nullable(v.string()),
  contactName: v.nullable(v.string()),
  /** None: a company or an association. */
  publicBody: v.optional(v.nullable(PublicBody), null),
  /** As its last invoice said them: what the next one begins with. */
  purchaseOrder: Remembered,
  serviceCode: Remembered,
  engagementNumber: Remembered,
  createdAt: Instant,
});

/** A client of the firm. All of them are one partition: the list is one query. */
export const Organizations = entity({
  name: "organization",
  version: 2,
  schema: OrganizationRow,
  // Version 1 lacks only what has a default.
  upgrade: (old) => old,
  key: (row: { organizationID: string }) => ({ pk: ["ORGANIZATIONS"], sk: [row.organizationID] }),
});
