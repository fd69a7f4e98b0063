import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Invoice, Invoices } from "../invoice/index.ts";
import { Actor, fn, ID, line, now, spread, vatOf } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { partsOf } from "./amount.ts";
import { billedBy } from "./bill.ts";
import { Event } from "./event.ts";
import { organizationPayer, payersWith } from "./payers.ts";
import { actorName, change, get, notThere, refused, rowsOfChange, type Stored, told } from "./row.ts";

const Rest = v.object({ fundingID: ID.schema("funding"), reason: line(300) });

/**
 * The funder paid less than its invoice and pays no more: a credit note takes the rest back from it, and the
 * organization is asked for it. What follows is done by jobs that may die, under names that are kept here.
 */
export const refuseRest = fn("funding.refuseRest", Rest, async ({ fundingID, reason }) => {
  Actor.assertRole("owner", "manager");
  const by = await actorName();
  return untilWritten(async () => {
    const funding = await get(fundingID);
    if (funding.rest) return { fundingID, rev: funding.rev, status: funding.status };
    const invoice = await issuedOf(funding);
    if (!invoice) throw notThere("Its invoice is not issued");
    const net = restNetOf(invoice);
    if (net === 0) throw refused("nothing_left", "Nothing of its invoice is left to pay");
    const rest = {
      net,
      reason,
      creditNoteID: ID.derived("invoice", fundingID, invoice.invoiceID, "credit"),
      invoiceID: ID.derived("invoice", fundingID, invoice.invoiceID, "rest"),
      at: now(),
      billedAt: null,
    };
    return change(told({ ...funding, rest }, "restRefused", { by, text: reason }), Event.RestRefused);
  });
});

/**
 * What is left to pay, before VAT. Where VAT's rounding knows no such amount, the next below: a cent then stays due,
 * which is better than one taken back too many. Pure.
 */
export function restNetOf(invoice: Invoice.Stored): number {
  const due = Invoice.dueOf(invoice);
  const left = Invoice.remainingNets(invoice).reduce((sum, net) => sum + net, 0);
  const vatRate = invoice.lines[0]?.vatRate ?? 0;
  let net = Math.min(left, Math.floor((due * 10_000) / (10_000 + vatRate)) + 1);
  while (net > 0 && net + vatOf(net, vatRate) > due) net -= 1;
  return net;
}

/** The credit note of what the funder does not pay; asked again it is the same one. */
export async function creditRest(fundingID: string): Promise<void> {
  Actor.assertSystem();
  const funding = await get(fundingID);
  const { rest, invoiceID } = funding;
  if (!rest || !invoiceID) return;
  const [[note, invoice]] = await db().gets(
    [rest.creditNoteID, invoiceID].map((id) => ({ entity: Invoices, key: { invoiceID: id } })),
  );
  if (note || !invoice) return;
  const nets = spread(rest.net, Invoice.remainingNets(invoice));
  await Invoice.credit({
    invoiceID,
    creditNoteID: rest.creditNoteID,
    reason: `Solde non pris en charge par le financeur\u00a0: ${rest.reason}`.slice(0, 300),
    lines: nets.map((net, at) => ({ line: at, net })).filter(({ net }) => net > 0),
  });
}

/**
 * Who pays what, once it is known: what the funder is invoiced, or nothing when it refused or let its file pass; the
 * organization owes the remainder. Where it was billed already, or the funder paid less than its invoice, a draft asks
 * it for what is missing. Run again, it finds nothing left to do.
 */
export async function settle(fundingID: string): Promise<void> {
  Actor.assertSystem();
  await untilWritten(async () => {
    const funding = await get(fundingID);
    if (!funding.subrogation || !funding.agreed) return true;
    const group = await Enrolment.groupOf(funding.cohortID);
    const funded = await fundedNets(funding);
    const seats = group.enrolments.filter(({ enrolmentID }) => funded.has(enrolmentID));
    const asked = await askedOfOrganization(seats, funding);
    const wants = funding.rest !== null && funding.rest.billedAt === null;
    const owed = seats.map((seat) => {
      const net = Math.max(0, seat.priceNet - (funded.get(seat.enrolmentID) ?? 0) - (asked.get(seat.enrolmentID) ?? 0));
      return { seat, net: asked.has(seat.enrolmentID) || wants ? net : 0 };
    });
    const bill = owed.filter(({ net }) => net > 0);
    const drafted = bill.length > 0 ? await preparation(funding, bill) : undefined;
    const changed = seats.flatMap((seat) => {
      const payers = payersWith(seat, funding, funded.get(seat.enrolmentID) ?? 0);
      const isBilled = drafted && bill.some((one) => one.seat === seat);
      const { payerID } = organizationPayer(seat, funding);
      const billed = isBilled ? [...(seat.billed ?? []), { payerID, invoiceID: drafted.invoiceID }] : seat.billed;
      if (!isBilled && JSON.stringify(payers) === JSON.stringify(seat.payers)) return [];
      return [Enrolments.replace({ ...seat, payers, ...(billed && { billed }) })];
    });
    const rest = funding.rest && { ...funding.rest, billedAt: funding.rest.billedAt ?? now() };
    if (changed.length === 0 && !wants) return true;
    const written = await db().write(
      {
        seats: changed,
        ...(drafted && {
          invoice: drafted.operations.invoice,
          invoiceCard: drafted.operations.card,
          drafted: drafted.operations.event,
        }),
        ...(wants && rowsOfChange(told({ ...funding, rest }, "restBilled"))),
      },
      { fundingID },
    );
    return written.refused ? undefined : true;
  });
}

/** What the funder pays of each seat, before VAT: agreed, then as its issued invoice and its credit notes leave it. */
async function fundedNets(funding: Stored): Promise<Map<string, number>> {
  const invoice = await issuedOf(funding);
  const parts = funding.agreed ? partsOf(funding.agreed, funding.people) : [];
  const left = invoice && Invoice.remainingNets(invoice);
  const lines = invoice ? billedBy(invoice) : [];
  return new Map(
    funding.people.map(({ enrolmentID }, at) => {
      if (funding.status !== "agreed") return [enrolmentID, 0];
      if (!left) return [enrolmentID, parts[at] ?? 0];
      const line = lines.findIndex((one) => one.enrolmentID === enrolmentID);
      return [enrolmentID, left[line] ?? 0];
    }),
  );
}

async function issuedOf({ invoiceID }: Stored): Promise<Invoice.Stored | undefined> {
  const invoice = invoiceID ? await db().get(Invoices, { invoiceID }) : undefined;
  return invoice && invoice.status !== "draft" ? invoice : undefined;
}

/** What the organization's invoices ask of each seat, credit notes taken off; a seat on none of them is left out. */
async function askedOfOrganization(seats: readonly Enrolment.Stored[], { organizationID }: Stored) {
  const ids = [...new Set(seats.flatMap((seat) => Enrolment.invoicesOf(seat).map(({ invoiceID }) => invoiceID)))];
  const [invoices] = await db().gets(ids.map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })));
  const asked = new Map<string, number>();
  for (const invoice of invoices) {
    if (!invoice || invoice.buyer.organizationID !== organizationID || Invoice.isCredit(invoice.kind)) continue;
    const left = invoice.status === "draft" ? invoice.lines.map(({ net }) => net) : Invoice.remainingNets(invoice);
    for (const [at, { seats: named }] of invoice.lines.entries()) {
      const nets = spread(
        left[at] ?? 0,
        named.map(() => 1),
      );
      for (const [index, { enrolmentID }] of named.entries()) {
        if (seats.some((seat) => seat.enrolmentID === enrolmentID))
          asked.set(enrolmentID, (asked.get(enrolmentID) ?? 0) + (nets[index] ?? 0));
      }
    }
  }
  return asked;
}

async function preparation(funding: Stored, owed: readonly { seat: Enrolment.Stored; net: number }[]) {
  const organization = await Organization.get(funding.organizationID);
  const { fundingID, cohortID, programmeTitle, cohortName, funderName, fileNumber, rest } = funding;
  const object = `${programmeTitle} – ${cohortName}`.slice(0, 200);
  const why = `part non prise en charge par ${funderName}${fileNumber ? ` (dossier ${fileNumber})` : ""}`;
  return Invoice.preparation({
    ...(rest && { invoiceID: rest.invoiceID }),
    kind: "standard",
    fundingID,
    buyer: Invoice.buyerOfOrganization(organization),
    object,
    lines: owed.map(({ seat, net }) => ({
      description: `${object}, ${why}`.slice(0, 400),
      quantity: 1,
      unitNet: net,
      vatRate: seat.vatRate,
      seats: [
        {
          cohortID,
          enrolmentID: seat.enrolmentID,
          payerID: organizationPayer(seat, funding).payerID,
          name: `${seat.given} ${seat.family}`,
        },
      ],
    })),
  });
}
