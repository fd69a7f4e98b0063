import * as v from "valibot";
import { OrganizationCohorts } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { CohortFundings, Fundings } from "../funding/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, fn, ID, notFound } from "../kernel/index.ts";
import { Order, Orders } from "../order/index.ts";

/**
 * What a sponsor signed and owes for one group, in one line: order, agreement, funder, invoice. His own organization's
 * alone; a group of others is not found.
 */
export const chainOf = fn("document.chain", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  Actor.assertRole("sponsor");
  const { organizationID } = Actor.member();
  if (!organizationID || !(await db().get(OrganizationCohorts, { organizationID, cohortID }))) throw notFound("cohort");
  const [group, cards, invoices] = await Promise.all([
    Enrolment.groupOf(cohortID),
    Order.ofSponsor({}),
    Invoice.ofSponsor({}),
  ]);
  const own = cards.filter((card) => card.cohortID === cohortID);
  const [orders, fundings] = await db().gets(
    own.map(({ orderID }) => ({ entity: Orders, key: { orderID } })),
    rowsOf(CohortFundings, group.items).map(({ fundingID }) => ({ entity: Fundings, key: { fundingID } })),
  );
  const named = (ids: readonly (string | null)[]) => invoices.filter(({ invoiceID }) => ids.includes(invoiceID));
  const chains = orders.flatMap((order) => {
    const card = own.find(({ orderID }) => orderID === order?.orderID);
    return order && card
      ? [{ order: { ...order, status: card.status }, invoices: named(order.instalments.map((one) => one.invoiceID)) }]
      : [];
  });
  const seats = group.enrolments.filter((one) => one.organizationID === organizationID);
  const ofSeats = seats.flatMap(({ invoiceID, billed = [] }) => [invoiceID, ...billed.map((one) => one.invoiceID)]);
  const told = new Set(chains.flatMap((one) => one.invoices.map(({ invoiceID }) => invoiceID)));
  return {
    chains,
    elsewhere: Order.agreementsOf(group)
      .clients.filter((client) => client.organizationID === organizationID)
      .flatMap(({ agreements }) => agreements.flatMap((one) => one.elsewhere ?? [])),
    fundings: fundings.flatMap((one) => (one && one.organizationID === organizationID ? [one] : [])),
    invoices: named(ofSeats).filter(({ invoiceID }) => !told.has(invoiceID)),
  };
});

export type Chain = Awaited<ReturnType<typeof chainOf>>;
