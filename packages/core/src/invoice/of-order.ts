import { db, rowsOf } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { DomainError } from "../kernel/index.ts";
import { CohortAgreements, OrderCards, type Order as OrderNoun, Orders } from "../order/index.ts";
import { payerKey } from "./party.ts";
import type { Enrolment, SeatPart } from "./seat.ts";

type Order = Pick<OrderNoun.Stored, "orderID" | "number" | "status" | "cohortID" | "buyer" | "seats" | "lines">;
/** The order whose schedule bills a seat. */
export interface Schedule {
  orderID: string;
  number: string;
}

const LIVING = ["invited", "requested", "held", "accepted"];
const GROUP_MAX = 200;
const ORDERS_MAX = 2_000;

/**
 * Which order bills which payer's seats, by `seatKey`: those of its buyer in its group, as many as were ordered, in the
 * order in which they came; all of them where the price is the group's, a session's or a day's. Pure.
 */
export function scheduled(orders: readonly Order[], enrolments: readonly Enrolment[]): Map<string, Schedule> {
  const found = new Map<string, Schedule>();
  for (const { orderID, number, status, cohortID, buyer, seats, lines } of orders) {
    if ((status !== "approved" && status !== "signed") || !cohortID) continue;
    const own = enrolments
      .filter((one) => one.cohortID === cohortID && LIVING.includes(one.status))
      .filter(({ payers }) => payers.some((payer) => payerKey(payer) === buyer.organizationID))
      .sort((one, other) => one.createdAt.localeCompare(other.createdAt));
    const flat = lines.some(({ basis }) => basis !== "seat" && basis !== "extra");
    for (const { enrolmentID } of flat ? own : own.slice(0, seats))
      found.set(seatKey(enrolmentID, buyer.organizationID), { orderID, number: number ?? "" });
  }
  return found;
}

function seatKey(enrolmentID: string, payer: string): string {
  return `${enrolmentID} ${payer}`;
}

export function scheduleOf(found: ReadonlyMap<string, Schedule>, { enrolmentID, payers }: SeatPart) {
  const [payer] = payers;
  return payer && found.get(seatKey(enrolmentID, payerKey(payer)));
}

/** The seats of these groups that an order bills; nothing more is read of groups without an order. */
export async function scheduledIn(cohortIDs: readonly string[]): Promise<Map<string, Schedule>> {
  const agreed = await Promise.all(
    cohortIDs.map((cohortID) => db().query({ pk: ["COHORT", cohortID], begins: ["AGREED"], limit: GROUP_MAX })),
  );
  const rows = agreed.flatMap(({ items }) => rowsOf(CohortAgreements, items));
  if (rows.length === 0) return new Map();
  const groups = [...new Set(rows.map(({ cohortID }) => cohortID))];
  const [orders, ...seats] = await Promise.all([
    ordersBy(rows.map(({ orderID }) => orderID)),
    ...groups.map((cohortID) => db().query({ pk: ["COHORT", cohortID], begins: ["ENROLMENT"], limit: GROUP_MAX })),
  ]);
  return scheduled(
    orders,
    seats.flatMap(({ items }) => rowsOf(Enrolments, items)),
  );
}

/** The same for a list that holds its seats already. */
export async function scheduledAmong(enrolments: readonly Enrolment[]): Promise<Map<string, Schedule>> {
  const { items } = await db().query({ pk: ["ORDERS"], limit: ORDERS_MAX, descending: true });
  const groups = new Set(enrolments.map(({ cohortID }) => cohortID));
  const cards = rowsOf(OrderCards, items).filter(
    ({ status, cohortID }) => (status === "approved" || status === "signed") && cohortID && groups.has(cohortID),
  );
  return cards.length === 0 ? new Map() : scheduled(await ordersBy(cards.map(({ orderID }) => orderID)), enrolments);
}

/** An agreement signed elsewhere has no order of ours. */
async function ordersBy(orderIDs: readonly string[]): Promise<Order[]> {
  const [found] = await db().gets(orderIDs.map((orderID) => ({ entity: Orders, key: { orderID } })));
  return found.filter((one) => one !== undefined);
}

/** Refuses by hand what an order's schedule bills (`invoice.seat_of_order`), the seat named by its place. */
export function assertUnscheduled(found: ReadonlyMap<string, Schedule>, parts: readonly SeatPart[]): void {
  const at = parts.findIndex((part) => scheduleOf(found, part));
  if (at < 0) return;
  const code = "invoice.seat_of_order";
  throw new DomainError("conflict", code, "The schedule of an order bills this seat", [{ path: `seats.${at}`, code }]);
}
