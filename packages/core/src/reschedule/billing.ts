import type * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { type Cents, dayOf } from "../kernel/index.ts";
import { CohortAgreements, Orders } from "../order/index.ts";
import { Plans } from "../plan/index.ts";
import type { SessionInfo } from "../session/index.ts";

/** A part of a price that is asked on another day: an order's before VAT, an individual's with it. */
export interface Shifted {
  kind: "order" | "plan";
  /** The order's number, or the person who pays. */
  name: string;
  amount: v.InferOutput<typeof Cents>;
  /** Days; the end of the group when its review has no date. */
  before: string | null;
  after: string | null;
}

type Dates = readonly Pick<SessionInfo, "startsAt" | "zone" | "status">[];

/** When as many sessions will have been held, or the group be over: as planned today. */
function dayOfTurn(sessions: Dates, turn: number | "end", after = ""): string | null {
  const days = sessions
    .filter(({ status }) => status !== "cancelled")
    .map(({ startsAt, zone }) => dayOf(startsAt, zone))
    .sort();
  const counted = days.filter((day) => day > after);
  return (turn === "end" ? undefined : counted[turn - 1]) ?? days.at(-1) ?? null;
}

/** The parts not invoiced yet that wait for sessions, where their day changes from one set of sessions to another. */
export async function shifted({ items, enrolments }: Enrolment.Group, before: Dates, after: Dates): Promise<Shifted[]> {
  const part = (kind: Shifted["kind"], name: string, amount: number, turn: number | "end", from?: string) => ({
    kind,
    name,
    amount,
    before: dayOfTurn(before, turn, from),
    after: dayOfTurn(after, turn, from),
  });
  const ids = rowsOf(CohortAgreements, [...items]).flatMap(({ orderID, elsewhere }) => (elsewhere ? [] : [orderID]));
  const orders = await db().gets(...ids.map((orderID) => ({ entity: Orders, key: { orderID } })));
  const ofOrders = orders.flatMap((order) =>
    (order?.status === "cancelled" ? [] : (order?.instalments ?? []))
      .filter(({ invoiceID, trigger }) => invoiceID === null && (trigger === "session" || trigger === "end"))
      .map(({ net, trigger, session = 1 }) =>
        part("order", order?.number ?? "", net, trigger === "end" ? "end" : session),
      ),
  );
  const ofPlans = rowsOf(Plans, [...items]).flatMap(({ enrolmentID, withdrawalUntil, instalments }) => {
    const seat = enrolments.find((one) => one.enrolmentID === enrolmentID);
    if (seat?.status !== "accepted") return [];
    return instalments
      .filter(({ invoiceID, trigger }) => invoiceID === null && trigger === "session")
      .map(({ amount, session = 1 }) => part("plan", `${seat.given} ${seat.family}`, amount, session, withdrawalUntil));
  });
  return [...ofOrders, ...ofPlans].filter((one) => one.before !== one.after);
}
