import { db } from "../db/index.ts";
import { Enrolments, Enrolment as Seat } from "../enrolment/index.ts";
import type { Firm } from "../firm/index.ts";
import { DomainError, type Operation, plusMinutes } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { type Organization, Organizations } from "../organization/index.ts";
import { InvoiceMoments, Invoices } from "./invoice.table.ts";
import { dueDay } from "./number.ts";
import { notesOf, type takeNumbers } from "./numbered.ts";
import { assertUnscheduled, type Schedule, scheduledIn } from "./of-order.ts";
import { assertBillable, buyerOfOrganization, sellerOf } from "./party.ts";
import { taxed } from "./prepare.ts";
import { changeOf, type Stored, standing } from "./row.ts";
import { BILLABLE, type Enrolment, standsOn } from "./seat.ts";
import { assertTerm } from "./term.ts";
import type { Line } from "./total.ts";

/** The purpose of the link that opens the page where an invoice is paid. */
export const PAYER = "payer";
const YEAR_MINUTES = 366 * 24 * 60;

/** A draft with what its issue looks at: its buyer's card, its seats, the invoice it replaces. */
export interface Draft {
  invoice: Stored;
  buyer: Stored["buyer"];
  seats: readonly (Enrolment | undefined)[];
  replaced: Stored | undefined;
  /** What a public body declares to require. */
  publicBody: Organization.Info["publicBody"];
  /** The seats of its groups that an order bills by now. */
  ordered: ReadonlyMap<string, Schedule>;
}

export interface Issuing {
  issued: Stored;
  operations: Record<string, Operation | readonly Operation[]>;
}

/** Invoices by id with what their issue looks at, in two round trips; those that are not are left out. */
export async function readDrafts(ids: readonly string[]): Promise<Draft[]> {
  const [found] = await db().gets(ids.map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })));
  const invoices = found.filter((one) => one !== undefined);
  const seatsOf = (invoice: Stored) => (isBySeat(invoice) ? invoice.lines.flatMap((line) => line.seats) : []);
  const organizationIDs = [...new Set(invoices.flatMap(({ buyer }) => buyer.organizationID ?? []))];
  const replacedIDs = invoices.flatMap((one) => (one.kind === "corrected" ? (one.preceding[0]?.invoiceID ?? []) : []));
  const byHand = invoices.filter(({ kind }) => kind === "standard").flatMap(seatsOf);
  const [[organizations, replaced, enrolments], ordered] = await Promise.all([
    db().gets(
      organizationIDs.map((organizationID) => ({ entity: Organizations, key: { organizationID } })),
      replacedIDs.map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })),
      invoices.flatMap(seatsOf).map(({ cohortID, enrolmentID }) => ({
        entity: Enrolments,
        key: { cohortID, enrolmentID },
      })),
    ),
    scheduledIn([...new Set(byHand.map(({ cohortID }) => cohortID))]),
  ]);
  const rest = enrolments.values();
  return invoices.map((invoice) => {
    const seats = seatsOf(invoice).map(() => rest.next().value);
    const card = organizations.find((one) => one && one.organizationID === invoice.buyer.organizationID);
    const buyer = card ? { ...invoice.buyer, ...pickCard(invoice, buyerOfOrganization(card)) } : invoice.buyer;
    const before = replaced.find((one) => one?.invoiceID === invoice.preceding[0]?.invoiceID);
    const publicBody = card?.publicBody ?? null;
    return { invoice, buyer, seats, publicBody, ordered, replaced: invoice.kind === "corrected" ? before : undefined };
  });
}

/** What the client's card says today; what was asked for this document alone (its references) stays. */
function pickCard({ buyer }: Stored, card: Stored["buyer"]): Stored["buyer"] {
  const { kind, reference } = buyer;
  const serviceCode = buyer.serviceCode ?? card.serviceCode;
  const engagementNumber = buyer.engagementNumber ?? card.engagementNumber;
  return { ...card, kind: kind === "organization" ? card.kind : kind, serviceCode, engagementNumber, reference };
}

/** Its seats stand on it alone; those of an order, a plan or a funding are counted where they were drafted. */
export function isBySeat({ kind, orderID, planID, fundingID }: Stored): boolean {
  return (kind === "standard" || kind === "corrected") && !orderID && !planID && !fundingID;
}

interface By {
  next: Awaited<ReturnType<typeof takeNumbers>>;
  number: string;
}

/** The issued row and what its transaction writes, or why it may not be issued. Decides from what was read. */
export function issuing(draft: Draft, { next, number }: By): Issuing {
  const { invoice, buyer, seats, replaced, publicBody } = draft;
  assertBillable(buyer, publicBody);
  if (publicBody) assertTerm(invoice.term, publicBody);
  const { at, issuedOn, firm, settings } = next;
  const { invoiceID } = invoice;
  const lines = stillTaxed({ ...invoice, buyer }, firm, issuedOn);
  const held = stillBilled(invoice, seats);
  if (!replaced) assertUnordered(draft, held);
  const link = Link.issue({ purpose: PAYER, subject: { invoiceID }, expiresAt: plusMinutes(at, YEAR_MINUTES) });
  const { legalForm, registration, vatOnDebits } = settings;
  const issued: Stored = {
    ...invoice,
    seller: { ...sellerOf(firm), legalForm, registration, vatRegime: regimeOf(invoice, firm) },
    buyer,
    lines,
    notes: [...invoice.notes, ...notesOf({ ...invoice, buyer }, { firm, settings, day: issuedOn })],
    exemption: groundOf(lines),
    vatOnDebits: vatOnDebits && invoice.vat > 0,
    status: "issued",
    number,
    issuedOn,
    issuedAt: at,
    dueOn: dueDay(issuedOn, invoice.term),
    payLinkID: link.linkID,
  };
  return {
    issued: standing(issued, at),
    operations: {
      ...changeOf(standing(issued, at)),
      seats: held.map((seat) =>
        replaced ? Seat.unbill(seat, replaced.invoiceID, invoiceID) : Enrolments.check(seat).ifStill({ rev: seat.rev }),
      ),
      link: link.operation,
      ...(replaced && replacing(replaced, { invoiceID, number, at })),
    },
  };
}

/** The invoice that a corrected one cancels and replaces: nothing is due on it any more (BOI-TVA-DECLA-30-20-20-20). */
function replacing(before: Stored, by: { invoiceID: string; number: string; at: string }) {
  if (before.paid > 0 || before.creditedGross > 0 || before.status === "credited") throw notReplaceable();
  const { invoiceID } = before;
  const changed = { ...before, creditedGross: before.gross, creditedNets: before.lines.map((one) => one.net) };
  const { invoice, card } = changeOf(standing(changed, by.at));
  const moment = { invoiceID, momentID: `corrected-${by.invoiceID}`, at: by.at, kind: "corrected" as const };
  return {
    replaced: invoice,
    replacedCard: card,
    moment: InvoiceMoments.create({ ...moment, otherID: by.invoiceID, number: by.number }),
  };
}

export function notReplaceable(): DomainError {
  return new DomainError("conflict", "invoice.not_replaceable", "Something was paid or credited: make a credit note");
}

/** The draft's amounts hold under the regime they were computed with: a change of regime asks for a new draft. */
function regimeOf(invoice: Stored, firm: Firm.Info) {
  if (invoice.seller.vatRegime === firm.vatRegime) return firm.vatRegime;
  throw taxedOtherwise();
}

/** Its lines with the grounds of the day of issue; the way they are taxed is the one its amounts were computed with. */
function stillTaxed({ lines, buyer, kind }: Stored, firm: Firm.Info, day: string): Line[] {
  const anew = taxed(lines, { firm, buyer, kind, day });
  const same = anew.every((line, at) => {
    const before = lines[at];
    return line.vatRate === before?.vatRate && (!before.vat || line.vat?.category === before.vat.category);
  });
  if (same) return anew;
  throw taxedOtherwise();
}

function taxedOtherwise(): DomainError {
  return new DomainError("conflict", "invoice.regime_changed", "Taxed otherwise since: prepare this invoice again");
}

function groundOf(lines: readonly Line[]): Stored["exemption"] {
  for (const { vat } of lines) {
    if (vat?.reason && vat.code) return { reason: vat.reason, code: vat.code };
  }
  return null;
}

/** An order was approved since this was drafted by hand: its schedule bills these seats, and says when. */
function assertUnordered({ invoice, ordered }: Draft, seats: readonly Enrolment[]): void {
  const named = invoice.lines.flatMap((line) => line.seats);
  const parts = seats.map((seat) => {
    const payerID = named.find(({ enrolmentID }) => enrolmentID === seat.enrolmentID)?.payerID;
    return { ...seat, payers: seat.payers.filter((payer) => !payerID || payer.payerID === payerID) };
  });
  assertUnscheduled(ordered, parts);
}

function stillBilled(invoice: Stored, seats: readonly (Enrolment | undefined)[]): Enrolment[] {
  const holder = invoice.kind === "corrected" ? invoice.preceding[0]?.invoiceID : invoice.invoiceID;
  const held = seats.flatMap((seat) =>
    seat && standsOn(seat, holder) && BILLABLE.includes(seat.status) ? [seat] : [],
  );
  if (held.length === seats.length) return held;
  throw new DomainError("conflict", "invoice.seat_gone", "A seat of this draft was given up: prepare it again");
}
