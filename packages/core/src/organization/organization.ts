import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Address } from "../firm/index.ts";
import {
  Actor,
  DomainError,
  Email,
  fn,
  ID,
  line,
  notFound,
  now,
  type Operation,
  Rev,
  type Row,
} from "../kernel/index.ts";
import { checkedNumbers } from "./numbers.ts";
import { type OrganizationRow, Organizations, PublicBody } from "./organization.table.ts";

export type Info = v.InferOutput<typeof OrganizationRow>;
export type Stored = Row<typeof Organizations>;

export const Event = { Created: "organization.created", Changed: "organization.changed" } as const;

/** A firm with more clients than this needs a search of its own, not a longer list. */
const LIST_MAX = 2_000;

const typed = v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(40, "too_long"))), null);

/** What a buyer asks to read on its invoices; a service code and an engagement number fit Chorus Pro. */
export const References = {
  purchaseOrder: v.optional(v.nullable(line(50)), null),
  serviceCode: v.optional(v.nullable(line(100)), null),
  engagementNumber: v.optional(v.nullable(line(50)), null),
};

/** What the firm writes about a client. Numbers may be typed with any spacing; they are stored bare. */
export const Details = v.object({
  name: line(120),
  siret: typed,
  vatNumber: typed,
  address: v.optional(v.nullable(Address), null),
  billingEmail: v.optional(v.nullable(Email), null),
  contactName: v.optional(v.nullable(line(120)), null),
  publicBody: v.optional(v.nullable(PublicBody), null),
  ...References,
});

/** Adds a client. Refuses a SIRET or a VAT number whose key is wrong, by field. */
export const create = fn("organization.create", Details, async (input) => {
  Actor.assertRole("owner", "manager");
  const organizationID = ID.create("organization");
  const row: Info = { ...input, ...checkedNumbers(input), organizationID, createdAt: now() };
  const written = await db().write(
    { organization: Organizations.create(row), event: event(Event.Created, { organizationID }) },
    { organizationID, rev: 1 },
  );
  return written.answer;
});

/** Changes a client's card; documents already issued keep what they said. `rev` is the one that was read. */
export const edit = fn(
  "organization.edit",
  v.object({ organizationID: ID.schema("organization"), rev: Rev, ...Details.entries }),
  async (input) => {
    Actor.assertRole("owner", "manager");
    const { organizationID, rev } = input;
    const organization = await get(organizationID);
    const changed: Stored = { ...organization, ...input, ...checkedNumbers(input) };
    const written = await db().write(
      { organization: Organizations.replace(changed), event: event(Event.Changed, { organizationID }) },
      { organizationID, rev: rev + 1 },
    );
    if (written.refused) {
      throw new DomainError("conflict", "organization.changed_meanwhile", "Someone changed this meanwhile");
    }
    return written.answer;
  },
);

/** Keeps what an invoice of a client says for the next one; undefined when nothing is new. */
export function remembering(
  organizationID: string,
  { purchaseOrder, serviceCode, engagementNumber }: { [Name in keyof typeof References]?: string | null | undefined },
): Operation | undefined {
  const set = {
    ...(purchaseOrder && { purchaseOrder }),
    ...(serviceCode && { serviceCode }),
    ...(engagementNumber && { engagementNumber }),
  };
  return Object.keys(set).length > 0 ? Organizations.update({ organizationID }, { set }) : undefined;
}

/** One client, for other nouns' commands and for jobs: asks for no role. */
export async function get(organizationID: string): Promise<Stored> {
  const found = await db().get(Organizations, { organizationID });
  if (!found) throw notFound("organization");
  return found;
}

/** One client as the firm's staff reads it. */
export const card = fn("organization.card", v.object({ organizationID: ID.schema("organization") }), async (input) => {
  Actor.assertRole("owner", "manager");
  return get(input.organizationID);
});

/** Every client, by name: one query. */
export const list = fn("organization.list", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["ORGANIZATIONS"], limit: LIST_MAX });
  return rowsOf(Organizations, items).sort((one, other) => one.name.localeCompare(other.name, "fr"));
});
