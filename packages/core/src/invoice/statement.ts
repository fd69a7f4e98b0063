import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, dayOf, fn, ID, now } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { InvoiceCards } from "./invoice.table.ts";
import { shown } from "./read.ts";
import { balanceOf } from "./row.ts";

const LIST_MAX = 2_000;

/** What one client owes on a day: his open invoices, the oldest first, and the balance; below 0, to be given back. */
export const statement = fn(
  "invoice.statement",
  v.object({ organizationID: ID.schema("organization") }),
  async ({ organizationID }) => {
    Actor.assertRole("owner", "manager");
    const [{ items }, firm, organization] = await Promise.all([
      db().query({ pk: ["ORG", organizationID], index: "g1", begins: ["INVOICE"], limit: LIST_MAX }),
      Firm.get(),
      Organization.get(organizationID),
    ]);
    const today = dayOf(now(), firm.zone);
    const cards = rowsOf(InvoiceCards, items).filter((card) => !card.lapsedAt && balanceOf(card) !== 0);
    return {
      on: today,
      firmName: firm.name,
      organizationName: organization.name,
      invoices: cards.map((card) => ({ ...shown(card, today), balance: balanceOf(card) })),
      balance: cards.reduce((sum, card) => sum + balanceOf(card), 0),
    };
  },
);
