import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Address, Identity } from "../firm/index.ts";
import {
  Actor,
  DomainError,
  Email,
  fn,
  ID,
  line,
  notFound,
  now,
  Rev,
  type Row,
  refusedField,
} from "../kernel/index.ts";
import { FUNDER_KINDS, type FunderRow, Funders, SENDINGS } from "./funding.table.ts";

export type Funder = Row<typeof Funders>;

const FUNDERS_MAX = 500;

const Details = v.object({
  kind: v.picklist(FUNDER_KINDS),
  name: line(160),
  siret: v.pipe(v.string(), v.trim(), v.minLength(1, "required"), v.maxLength(40, "too_long")),
  address: Address,
  email: Email,
  sending: v.picklist(SENDINGS),
});

/** A new entry of the address book of funders. A SIRET of a wrong key is refused on its field. */
export const addFunder = fn("funding.addFunder", Details, async (input) => {
  Actor.assertRole("owner", "manager");
  const row: v.InferOutput<typeof FunderRow> = {
    ...checked(input),
    funderID: ID.create("funder"),
    createdAt: now(),
  };
  const { funderID } = row;
  const written = await db().write({ funder: Funders.create(row) }, { funderID, rev: 1 });
  return written.answer;
});

/** Changes an entry; invoices that were issued keep what they said. */
export const editFunder = fn(
  "funding.editFunder",
  v.object({ funderID: ID.schema("funder"), rev: Rev, ...Details.entries }),
  async ({ funderID, rev, ...input }) => {
    Actor.assertRole("owner", "manager");
    const funder = await funderOf(funderID);
    const written = await db().write(
      { funder: Funders.replace({ ...funder, ...checked(input), rev }) },
      { funderID, rev: rev + 1 },
    );
    if (written.refused)
      throw new DomainError("conflict", "funding.changed_meanwhile", "Someone changed this meanwhile");
    return written.answer;
  },
);

/** The address book, by name: one query. */
export const funders = fn("funding.funders", v.object({}), async (): Promise<Funder[]> => {
  Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["FUNDERS"], limit: FUNDERS_MAX });
  return rowsOf(Funders, items).sort((one, other) => one.name.localeCompare(other.name, "fr"));
});

export async function funderOf(funderID: string): Promise<Funder> {
  const found = await db().get(Funders, { funderID });
  if (!found) throw notFound("funder");
  return found;
}

function checked(input: v.InferOutput<typeof Details>) {
  const siret = Identity.checkSiret(input.siret);
  if (!siret.ok) throw refusedField("siret", siret.code, "This SIRET is not right");
  return { ...input, siret: siret.value };
}
