import * as v from "valibot";
import { Cohorts } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Config } from "../gateway/index.ts";
import { Actor, dayOf, fn, ID, notFound, now, type Row } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { InvoiceCards, Invoices } from "./invoice.table.ts";
import { type Schedule, scheduledAmong, scheduleOf } from "./of-order.ts";
import { payerKey } from "./party.ts";
import { dueOf, type Stored } from "./row.ts";
import { BILLABLE, type Enrolment, onePayer, partsToBill } from "./seat.ts";
import { linesOf, totalsOf } from "./total.ts";

/** A firm with more than this in one screen needs a search of its own, not a longer list. */
const LIST_MAX = 2_000;

type Card = Row<typeof InvoiceCards>;

/** The same where it may have been dropped. */
export async function find(invoiceID: string): Promise<Stored | undefined> {
  return db().get(Invoices, { invoiceID });
}

/** One invoice, for other commands and for jobs: asks for no role. */
export async function get(invoiceID: string): Promise<Stored> {
  const found = await find(invoiceID);
  if (!found) throw notFound("invoice");
  return found;
}

/** Every invoice, the newest first, and the three totals of the screen: one query. */
export const list = fn("invoice.list", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const [{ items }, { zone }] = await Promise.all([
    db().query({ pk: ["INVOICES"], limit: LIST_MAX, descending: true }),
    Firm.get(),
  ]);
  const today = dayOf(now(), zone);
  const cards = rowsOf(InvoiceCards, items);
  return { invoices: cards.map((card) => shown(card, today)), totals: totalsAt(cards, today) };
});

/** To collect, late, collected this month; cents, VAT included. Pure. */
export function totalsAt(cards: readonly Card[], today: string) {
  const sum = (some: readonly Card[], of: (card: Card) => number) => some.reduce((total, card) => total + of(card), 0);
  const month = today.slice(0, 7);
  return {
    due: sum(cards, dueOf),
    overdue: sum(
      cards.filter((card) => isLate(card, today)),
      dueOf,
    ),
    collectedThisMonth: sum(cards, (card) => card.collected.find((one) => one.month === month)?.amount ?? 0),
  };
}

function isLate(card: Card, today: string): boolean {
  return dueOf(card) > 0 && card.dueOn !== null && card.dueOn < today;
}

/** A card as lists show it. */
export function shown(card: Card, today: string) {
  const { rev: _, collected: __, ...rest } = card;
  return { ...rest, due: dueOf(card), overdue: isLate(card, today) };
}

/** Issued invoices of one organization, for its sponsor: his own, by his actor; one query of the index. */
export const ofSponsor = fn("invoice.ofSponsor", v.object({}), async () => {
  Actor.assertRole("sponsor");
  const organizationID = Actor.member().organizationID;
  if (!organizationID) throw Actor.forbidden();
  const [{ items }, { zone }] = await Promise.all([
    db().query({ pk: ["ORG", organizationID], index: "g1", begins: ["INVOICE"], limit: LIST_MAX, descending: true }),
    Firm.get(),
  ]);
  const today = dayOf(now(), zone);
  return rowsOf(InvoiceCards, items)
    .filter((card) => card.status !== "draft")
    .map((card) => shown(card, today));
});

/** An issued invoice of the sponsor's own organization; any other is not found. */
export async function getOfSponsor(invoiceID: string): Promise<Stored> {
  Actor.assertRole("sponsor");
  const invoice = await get(invoiceID);
  const own = invoice.buyer.organizationID === Actor.member().organizationID && invoice.buyer.organizationID !== null;
  if (!own || invoice.status === "draft") throw notFound("invoice");
  return invoice;
}

const Wanted = v.object({ cohortID: v.optional(ID.schema("cohort")) });

/**
 * Seats that stand on no invoice yet, by payer, with what each payer would owe: of one group, or of the firm. Those that
 * an order's schedule bills are named with it, and owed there.
 */
export const candidates = fn("invoice.candidates", Wanted, async ({ cohortID }) => {
  Actor.assertRole("owner", "manager");
  const range = cohortID
    ? { pk: ["COHORT", cohortID], begins: ["ENROLMENT"] }
    : { pk: ["ENROLMENTS"], index: "g2" as const, descending: true };
  const [{ items }, { vatRegime }] = await Promise.all([db().query({ ...range, limit: LIST_MAX }), Firm.get()]);
  const all = rowsOf(Enrolments, items);
  const free = all.flatMap(partsToBill).filter(isFree);
  const schedules = free.length > 0 ? await scheduledAmong(all) : new Map();
  const names = await cohortNames([...new Set(free.map((one) => one.cohortID))].slice(0, 100));
  return byPayer(free, vatRegime, schedules).map(({ seats, ...payer }) => ({
    ...payer,
    seats: seats.map((seat) => ({
      cohortID: seat.cohortID,
      cohortName: names.get(seat.cohortID) ?? "",
      enrolmentID: seat.enrolmentID,
      name: `${seat.given} ${seat.family}`,
      status: seat.status,
      priceNet: seat.priceNet,
      vatRate: seat.vatRate,
      /** Billed by the schedule of this order, and by nothing else. */
      scheduledBy: scheduleOf(schedules, seat) ?? null,
    })),
  }));
});

function isFree(enrolment: Enrolment): boolean {
  const [payer, ...others] = enrolment.payers;
  return (
    // A visitor's payment is under way: his own step bills it.
    enrolment.status !== "requested" &&
    BILLABLE.includes(enrolment.status) &&
    others.length === 0 &&
    payer?.kind !== "individual" &&
    payer?.kind !== "funder" &&
    !!payer
  );
}

function byPayer(
  free: readonly Enrolment[],
  regime: "standard" | "exempt" | "franchise",
  schedules: ReadonlyMap<string, Schedule>,
) {
  const groups = new Map<string, Enrolment[]>();
  for (const enrolment of free) {
    const key = payerKey(onePayer([enrolment]));
    groups.set(key, [...(groups.get(key) ?? []), enrolment]);
  }
  return [...groups].map(([key, seats]) => {
    const payer = onePayer(seats);
    const { net, vat, gross } = totalsOf(
      linesOf(
        seats.filter((seat) => !scheduleOf(schedules, seat)).map((seat) => ({ ...seat, name: "", description: "" })),
        regime,
      ),
    );
    const organizationID = payer.kind === "organization" ? payer.organizationID : null;
    return { key, kind: payer.kind, organizationID, name: payer.name, net, vat, gross, seats };
  });
}

async function cohortNames(cohortIDs: readonly string[]): Promise<Map<string, string>> {
  if (cohortIDs.length === 0) return new Map();
  const found = await db().gets(...cohortIDs.map((cohortID) => ({ entity: Cohorts, key: { cohortID } })));
  return new Map(found.flatMap((cohort) => (cohort ? [[cohort.cohortID, cohort.name] as const] : [])));
}

/** The address of the page where an issued invoice is paid. */
export function payURL(invoice: Pick<Stored, "payLinkID">): string | undefined {
  return invoice.payLinkID ? `${Config.use().origin}/payer/${Link.tokenOf(invoice.payLinkID)}` : undefined;
}

/** The same for the invoice of one seat, once it is issued: what a confirmation page leads to. */
export async function payLinkOf(seat: { cohortID: string; enrolmentID: string }): Promise<string | undefined> {
  const enrolment = await db().get(Enrolments, seat);
  const invoice = enrolment?.invoiceID ? await db().get(Invoices, { invoiceID: enrolment.invoiceID }) : undefined;
  return invoice && payURL(invoice);
}
