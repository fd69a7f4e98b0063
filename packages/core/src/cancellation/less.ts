import { db, rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { Invoice } from "../invoice/index.ts";
import { DomainError, french, spread } from "../kernel/index.ts";
import { CohortAgreements, Order, Orders } from "../order/index.ts";
import { Terms } from "../terms/index.ts";
import type { Decision } from "./decision.ts";
import { progressOf } from "./facts.ts";
import { invoicesOf, unnamed } from "./order.ts";
import { compared, type Standing, sorted } from "./share.ts";

const SEATED = ["invited", "requested", "held", "accepted"];

/**
 * The order whose price counts this seat: one of its client for this group that binds and is priced by the seat, this
 * seat among as many as were ordered. None in a group that is cancelled as a whole: its orders end then.
 */
export async function orderOf(
  { cohort, enrolments, items }: Enrolment.Group,
  { enrolmentID, organizationID }: Enrolment.Info,
): Promise<Order.Stored | undefined> {
  if (cohort.status === "cancelled" || !organizationID) return undefined;
  const agreed = rowsOf(CohortAgreements, items).filter(
    (one) => one.organizationID === organizationID && one.elsewhere === null,
  );
  if (agreed.length === 0) return undefined;
  const [found] = await db().gets(agreed.map(({ orderID }) => ({ entity: Orders, key: { orderID } })));
  const orders = found.flatMap((one) => (one && Order.binds(one) && Order.seatPriceOf(one) ? [one] : []));
  const seats = enrolments.filter((one) => one.organizationID === organizationID && SEATED.includes(one.status));
  const place = seats.findIndex((one) => one.enrolmentID === enrolmentID);
  let before = 0;
  return orders
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt))
    .find((order) => {
      before += order.seats;
      return place >= 0 && place < before;
    });
}

interface Asked {
  group: Enrolment.Group;
  enrolment: Enrolment.Stored;
  order: Order.Stored;
  cause: Terms.Cause;
  editions: readonly Terms.Edition[];
  firm: { zone: string; locale: "fr" | "en" };
  today: string;
}

/**
 * One seat less of an order, by the terms in force when it was approved: its price and what is still to be invoiced of
 * it smaller, what was invoiced above that credited, what was held with him kept in it, the fee apart. Refused when
 * nothing would be left (`cancellation.last_seat`): then the whole order is to be given up.
 */
export async function decideLess({ group, enrolment, order, cause, editions, firm, today }: Asked): Promise<Decision> {
  const price = Order.seatPriceOf(order);
  if (!price) throw new Error("This order does not count seats");
  const terms = Terms.inForce([...editions], order.approval?.at ?? order.sentAt ?? order.createdAt);
  const progress = progressOf(group, today, firm.zone);
  const outcome = Terms.feeOf(terms, { cause, priceNet: price.net, ...progress, mayWithdraw: false });
  const invoices = await invoicesOf(order);
  const drafts = invoices.filter(({ status }) => status === "draft");
  const { cohortID, enrolmentID, given, family, payers } = enrolment;
  const name = `${given} ${family}`;
  const after = Order.lessSeat(order, {
    enrolmentID,
    name,
    on: today,
    heldNet: outcome.owedNet,
    heldText: heldText(group, name, firm.locale),
    drafted: new Set(drafts.flatMap(({ instalmentID }) => instalmentID ?? [])),
  });
  if (!after) throw new DomainError("conflict", "cancellation.last_seat", "Nothing would be left of the order");
  const payer = payers.find((one) => one.kind !== "funder") ?? payers[0];
  const payerID = payer?.payerID ?? null;
  const { credits } = compared(standingOf(invoices, price), billable(after, price));
  return {
    cohortID,
    enrolmentID,
    cause,
    orderID: null,
    name,
    edition: terms.edition,
    outcome,
    settlements: [{ payerID, credits, billNet: 0, feeNet: outcome.feeNet }],
    drafts,
    payers: [{ payerID, name: order.buyer.name }],
    isOrdered: false,
    less: { before: order, after },
    vatRate: price.vatRate,
    today,
  };
}

function heldText({ sessions, cohort }: Enrolment.Group, name: string, locale: "fr" | "en"): string {
  const held = sessions.filter(({ status }) => status === "held").length;
  const about = `${name} – ${cohort.name}`.slice(0, 160);
  return locale === "fr"
    ? french(`Séances tenues (${held} sur ${sessions.length}) – ${about}`)
    : `Sessions held (${held} of ${sessions.length}) – ${about}`;
}

/** What remains of the order's invoices at the seat's rate, the seat's own line first. */
function standingOf(invoices: readonly Invoice.Stored[], { vatRate, description }: Order.SeatPrice): Standing[] {
  return sorted(invoices).issued.map((invoice) => {
    const of = (line: number) => invoice.lines[line];
    const isSeat = (line: number) => (of(line)?.description === description ? 0 : 1);
    const lines = Invoice.seatNets({ ...invoice, lines: unnamed(invoice) }, [])
      .filter(({ line }) => of(line)?.vatRate === vatRate)
      .sort((one, other) => isSeat(one.line) - isSeat(other.line));
    return { invoice, lines };
  });
}

/** What the parts that are invoiced come to now at the seat's rate: all of it once the last one is, which settles. */
function billable({ rates, instalments }: Order.Stored, { vatRate }: Order.SeatPrice): number {
  const base = rates.find((one) => one.vatRate === vatRate)?.base ?? 0;
  if (instalments.at(-1)?.invoiceID) return base;
  const parts = spread(
    base,
    instalments.map(({ net }) => net),
  );
  return instalments.reduce((sum, { invoiceID }, at) => sum + (invoiceID ? (parts[at] ?? 0) : 0), 0);
}
