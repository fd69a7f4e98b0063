import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Enrolments, partsOf } from "../enrolment/index.ts";
import { Actor, fn, ID, type Row } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { FundingCards, Fundings } from "./funding.table.ts";
import { LIST_MAX } from "./read.ts";
import type { Card } from "./row.ts";

/** One file of a client, with who pays what of its seats as they stand; cents before VAT. */
interface OfClient extends Card {
  priceNet: number;
  funderNet: number;
  /** What is left to the client. */
  clientNet: number;
}

const GIVEN_UP = ["cancelled", "expired", "declined"];
type Seat = Row<typeof Enrolments>;

/** The files of one client, the newest first, with what its funders and it pay: one query, then its files and seats. */
export const ofOrganization = fn(
  "funding.ofOrganization",
  v.object({ organizationID: ID.schema("organization") }),
  async ({ organizationID }): Promise<OfClient[]> => {
    Actor.assertRole("owner", "manager");
    await Organization.get(organizationID);
    const { items } = await db().query({ pk: ["FUNDINGS"], limit: LIST_MAX, descending: true });
    const cards = rowsOf(FundingCards, items).filter((card) => card.organizationID === organizationID);
    if (cards.length === 0) return [];
    const [files] = await db().gets(cards.map(({ fundingID }) => ({ entity: Fundings, key: { fundingID } })));
    const keys = files.flatMap((file) =>
      file ? file.people.map(({ enrolmentID }) => ({ cohortID: file.cohortID, enrolmentID })) : [],
    );
    const [seats] = keys.length > 0 ? await db().gets(keys.map((key) => ({ entity: Enrolments, key }))) : [[]];
    return cards.map((card, at) => {
      const people = new Set(files[at]?.people.map(({ enrolmentID }) => enrolmentID));
      const own = seats.filter((seat) => seat !== undefined).filter(({ enrolmentID }) => people.has(enrolmentID));
      return { ...card, ...paidOf(own, card) };
    });
  },
);

/** What the seats of a file come to, and whose it is. Pure. */
function paidOf(seats: readonly Seat[], { fundingID, organizationID }: Pick<Card, "fundingID" | "organizationID">) {
  const living = seats.filter(({ status }) => !GIVEN_UP.includes(status));
  const paid = { priceNet: 0, funderNet: 0, clientNet: 0 };
  for (const { priceNet, payers } of living) {
    paid.priceNet += priceNet;
    for (const { payerID, net } of partsOf(priceNet, payers)) {
      const payer = payers.find((one) => one.payerID === payerID);
      if (payer?.kind === "funder" && payer.fundingID === fundingID) paid.funderNet += net;
      if (payer?.kind === "organization" && payer.organizationID === organizationID) paid.clientNet += net;
    }
  }
  return paid;
}
