import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Enrolments, type Payer, PayerTerms, partsOf, payersFrom, Enrolment as Seats } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, notFound, type Operation } from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { Event } from "./event.ts";
import { InvoiceCards, Invoices } from "./invoice.table.ts";
import { isBySeat } from "./issuing.ts";
import { assertUnscheduled, scheduledIn } from "./of-order.ts";
import { changeOf, type Stored } from "./row.ts";
import type { Enrolment } from "./seat.ts";
import { type Line, netOf, totalsOf } from "./total.ts";

const Change = v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment"), payers: PayerTerms });
type Change = v.InferOutput<typeof Change>;

const LIVING: readonly Enrolment["status"][] = ["invited", "accepted", "waiting"];

/**
 * Changes who pays for a seat, before anything of it is issued (`invoice.payers_billed`: credit it first). Its drafts
 * follow in the same transaction: who pays on owes his new part there, the seat leaves the draft of who pays no more,
 * and a draft left without a line is dropped. A seat that an order bills, or a contract binds, keeps its payers.
 */
export const changePayers = fn("invoice.changePayers", Change, async (input) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(() => changeOnce(input));
});

async function changeOnce({ payers: terms, ...key }: Change) {
  const clients = terms.flatMap((term) => (term.kind === "organization" ? [term.organizationID] : []));
  const [seat, organizations] = await db().gets(
    { entity: Enrolments, key },
    clients.map((organizationID) => ({ entity: Organizations, key: { organizationID } })),
  );
  if (!seat) throw notFound("enrolment");
  assertFree(seat);
  assertUnscheduled(
    await scheduledIn([key.cohortID]),
    seat.payers.map((payer) => ({ ...seat, payers: [payer] })),
  );
  const payers = payersFrom(terms, { priceNet: seat.priceNet, payers: seat.payers, organizations });
  assertFunders(seat.payers, payers);
  const drafts = await draftsOf(seat);
  const after = drafts.map((draft) => redrafted(draft, { seat, payers }));
  const written = await db().write(
    {
      seat: Enrolments.replace({ ...seat, payers, ...billingOf({ seat, payers }, after) }),
      drafts: after.flatMap((draft) => operationsOf(draft)),
      event: event(Seats.Event.PayersChanged, key),
    },
    { ...key, status: seat.status },
  );
  return written.refused ? undefined : written.answer;
}

function assertFree({ status, agreement }: Enrolment): void {
  if (!LIVING.includes(status)) throw refused("payers_closed", "Nobody pays for this seat any more, or not yet");
  if (agreement?.kind === "contract") throw refused("payers_contract", "An individual signed a contract for this seat");
}

/** What a funder owes is agreed in his file, and changed there. */
function assertFunders(before: readonly Payer[], after: readonly Payer[]): void {
  const funders = (payers: readonly Payer[]) => JSON.stringify(payers.filter(({ kind }) => kind === "funder"));
  if (funders(before) !== funders(after)) throw refused("payers_funder", "A funding file says what its funder owes");
}

async function draftsOf(seat: Enrolment): Promise<Stored[]> {
  const ids = [...new Set(Seats.invoicesOf(seat).map(({ invoiceID }) => invoiceID))];
  const [found] = await db().gets(ids.map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })));
  const invoices = found.filter((one) => one !== undefined);
  if (invoices.some((one) => one.status !== "draft" || !isBySeat(one)))
    throw refused("payers_billed", "An invoice of this seat is issued: credit it first");
  return invoices;
}

interface Paying {
  seat: Enrolment;
  payers: readonly Payer[];
}

interface Redrafted {
  draft: Stored;
  /** Who owes a part on it; null where none of its lines is left for this seat. */
  payerID: string | null;
}

/** A draft as the new payers make it: the seat leaves its line and stands on one of its own at its new part. */
function redrafted(draft: Stored, { seat, payers }: Paying): Redrafted {
  const named = draft.lines.flatMap((line) => line.seats).find((one) => one.enrolmentID === seat.enrolmentID);
  const owedBy = named?.payerID ?? seat.payers[0]?.payerID;
  const part = partsOf(seat.priceNet, payers).find(({ payerID }) => payerID === owedBy);
  const before = draft.lines.find((line) => line.seats.some((one) => one.enrolmentID === seat.enrolmentID));
  const left = draft.lines.flatMap((line) => without(line, seat.enrolmentID));
  if (!part || !before || !named) return { draft: withLines(draft, left), payerID: null };
  const { payerID: _, ...plain } = named;
  const own = { ...plain, ...(payers.length > 1 && { payerID: part.payerID }) };
  const line: Line = { ...before, quantity: 1, unitNet: part.net, discount: null, net: part.net, seats: [own] };
  return { draft: withLines(draft, [...left, line]), payerID: part.payerID };
}

function without(line: Line, enrolmentID: string): Line[] {
  const seats = line.seats.filter((one) => one.enrolmentID !== enrolmentID);
  if (seats.length === line.seats.length) return [line];
  if (seats.length === 0) return [];
  // A quantity that someone wrote by hand is his to correct: it never stays above what is left.
  const quantity = Number(line.quantity) > seats.length ? seats.length : line.quantity;
  const changed = { ...line, quantity, seats };
  return [{ ...changed, net: netOf(changed) }];
}

function withLines(draft: Stored, lines: Line[]): Stored {
  return { ...draft, lines, ...(lines.length > 0 && totalsOf(lines, draft.discount)) };
}

function operationsOf({ draft }: Redrafted): Operation[] {
  const { invoiceID, rev, lines } = draft;
  if (lines.length > 0) return [...Object.values(changeOf(draft)), event(Event.Drafted, { invoiceID })];
  return [
    Invoices.delete({ invoiceID }).ifStill({ rev }),
    InvoiceCards.delete({ invoiceID }),
    event(Event.Discarded, { invoiceID }),
  ];
}

/** Where the seat is drafted afterwards: by the one payer's invoice, or by each one's. */
function billingOf({ seat, payers }: Paying, after: readonly Redrafted[]): Pick<Enrolment, "invoiceID" | "billed"> {
  const standing = after.flatMap(({ draft: { invoiceID }, payerID }) => (payerID ? [{ payerID, invoiceID }] : []));
  if (payers.length > 1) return { invoiceID: null, billed: standing };
  return { invoiceID: standing[0]?.invoiceID ?? null, ...(seat.billed && { billed: [] }) };
}

function refused(reason: string, message: string): DomainError {
  return new DomainError("conflict", `invoice.${reason}`, message);
}
