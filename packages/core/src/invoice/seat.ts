import type * as v from "valibot";
import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { type EnrolmentRow, Enrolments, type Payer, partsOf, Enrolment as Seat } from "../enrolment/index.ts";
import { Firms } from "../firm/index.ts";
import { DomainError, notFound, type Row } from "../kernel/index.ts";
import { payerKey } from "./party.ts";
import type { BilledSeat, Line } from "./total.ts";

export type Enrolment = Row<typeof Enrolments>;
type PayerRow = v.InferOutput<typeof Payer>;
/** Who may be billed by hand: a funder is by his file, from hours held. */
export type Billable = Exclude<PayerRow, { kind: "funder" }>;
type Status = v.InferOutput<typeof EnrolmentRow>["status"];

/** With its other rows, an invoice of more seats would not fit one transaction. */
export const SEATS_MAX = 30;

/** Seats that a firm may bill. An individual who holds one signed a contract: nothing is asked of him yet. */
export const BILLABLE: readonly Status[] = ["invited", "requested", "accepted"];

interface SeatKey {
  cohortID: string;
  enrolmentID: string;
}

/** The firm, the enrolments and their groups; 404 for one that is not. */
export async function readSeats(keys: readonly SeatKey[]) {
  const cohortIDs = [...new Set(keys.map((key) => key.cohortID))];
  const [firm, enrolments, cohorts] = await db().gets(
    { entity: Firms, key: {} },
    keys.map((key) => ({ entity: Enrolments, key })),
    cohortIDs.map((cohortID) => ({ entity: Cohorts, key: { cohortID } })),
  );
  if (!firm) throw notFound("firm");
  return { firm, enrolments: all(enrolments), cohorts: cohorts.filter((cohort) => cohort !== undefined) };
}

/** One seat as it is now, whoever took it over; undefined when it never was. */
export async function seatOf({ cohortID, enrolmentID }: SeatKey): Promise<Enrolment | undefined> {
  const [seat] = await followed([{ cohortID, enrolmentID }]);
  return seat;
}

/** Seats by the ids that a document names; someone who was replaced is followed to who sits there now. */
export async function followed(keys: readonly SeatKey[]): Promise<Enrolment[]> {
  if (keys.length === 0) return [];
  const [found] = await db().gets(
    keys.map(({ cohortID, enrolmentID }) => ({ entity: Enrolments, key: { cohortID, enrolmentID } })),
  );
  const seats = found.filter((seat) => seat !== undefined);
  const next = await followed(seats.flatMap(({ followedBy }) => followedBy ?? []));
  return [...seats.filter(({ followedBy }) => !followedBy), ...next];
}

export async function readEnrolments(keys: readonly SeatKey[]): Promise<Enrolment[]> {
  const [found] = await db().gets(keys.map((key) => ({ entity: Enrolments, key })));
  return all(found);
}

function all(found: readonly (Enrolment | undefined)[]): Enrolment[] {
  return found.map((enrolment) => {
    if (!enrolment) throw notFound("enrolment");
    return enrolment;
  });
}

/** A seat as one of its payers is billed for it: that payer alone, and his part of the price. */
export type SeatPart = Enrolment & { payerID?: string };

/** A seat as each of its payers still is to be billed for it; a seat of one payer is itself, once. */
export function partsToBill(enrolment: Enrolment): SeatPart[] {
  const { payers, priceNet } = enrolment;
  const billed = Seat.invoicesOf(enrolment);
  if (payers.length < 2) return billed.length > 0 ? [] : [enrolment];
  const nets = new Map(partsOf(priceNet, payers).map(({ payerID, net }) => [payerID, net]));
  return payers
    .filter(({ payerID }) => !billed.some((one) => one.payerID === payerID || one.payerID === null))
    .map((payer) => ({
      ...enrolment,
      payers: [payer],
      payerID: payer.payerID,
      priceNet: nets.get(payer.payerID) ?? 0,
    }));
}

/** What a line that names these seats comes to before any discount: each payer's part of each, in cents before VAT. Pure. */
export function priceOf(named: Line["seats"], enrolments: readonly Enrolment[]): number {
  return named.reduce((sum, { enrolmentID, payerID }) => {
    const seat = enrolments.find((one) => one.enrolmentID === enrolmentID);
    if (!seat) throw notFound("enrolment");
    const part = payerID && partsOf(seat.priceNet, seat.payers).find((one) => one.payerID === payerID);
    return sum + (part ? part.net : seat.priceNet);
  }, 0);
}

/** The part of the payer of this key (`payerKey`); refused when he is billed already, or no payer of this seat. */
export function partOf(enrolment: Enrolment, key: string | undefined): SeatPart {
  const parts = partsToBill(enrolment);
  if (parts.length === 0) throw invoiced();
  if (enrolment.payers.length < 2 || key === undefined) return parts.length === 1 ? (parts[0] ?? enrolment) : enrolment;
  const part = parts.find(({ payers }) => payers.some((payer) => payerKey(payer) === key));
  if (!part) throw invoiced();
  return part;
}

function invoiced(): DomainError {
  return refused("seat_invoiced", "This payer is already billed for this seat, or does not pay for it");
}

/** True while the seat stands on this invoice, whoever of its payers is billed by it. */
export function standsOn(seat: Enrolment, invoiceID: string | undefined): boolean {
  return Seat.invoicesOf(seat).some((one) => one.invoiceID === invoiceID);
}

/** The one payer of these seats, or why they cannot stand on one new invoice. Pure. */
export function onePayer(enrolments: readonly Pick<Enrolment, "status" | "payers">[]): Billable {
  const payers = enrolments.map((enrolment) => {
    if (!BILLABLE.includes(enrolment.status)) throw refused("seat_not_billable", "This seat cannot be billed");
    const [payer, ...others] = enrolment.payers;
    if (!payer || others.length > 0) throw refused("several_payers", "This seat has several payers, or none");
    if (payer.kind === "individual")
      throw refused("individual_payer", "An individual pays by instalments, after the withdrawal period");
    if (payer.kind === "funder") throw refused("funder_payer", "A funder is billed by his file, from hours held");
    return payer;
  });
  const [first] = payers;
  if (!first) throw new DomainError("input", "input.invalid", "Choose one seat at least");
  if (payers.some((payer) => payerKey(payer) !== payerKey(first)))
    throw refused("other_payer", "These seats have different payers");
  return first;
}

function refused(reason: string, message: string): DomainError {
  return new DomainError("conflict", `invoice.${reason}`, message);
}

/** The seats as lines will name them. */
export function billed(enrolments: readonly SeatPart[], cohorts: readonly Row<typeof Cohorts>[]): BilledSeat[] {
  return enrolments.map((enrolment) => {
    const cohort = cohorts.find((one) => one.cohortID === enrolment.cohortID);
    if (!cohort) throw notFound("cohort");
    const { cohortID, enrolmentID, payerID, given, family, priceNet, vatRate } = enrolment;
    const description = `${cohort.programmeTitle} – ${cohort.name}`;
    const seat = { cohortID, enrolmentID, ...(payerID && { payerID }), name: `${given} ${family}` };
    return { ...seat, description, priceNet, vatRate };
  });
}
