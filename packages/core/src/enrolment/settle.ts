import * as v from "valibot";
import { type Cohort, Seats } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, dayOf, fn, ID, now, plusMinutes } from "../kernel/index.ts";
import { leave, linked, settled } from "./answer.ts";
import { EnrolmentHolds, Enrolments } from "./enrolment.table.ts";
import { Event, told } from "./event.ts";
import { type Changed, changeOne, groupOf, type Stored } from "./group.ts";
import { enrolmentLink } from "./mailed.ts";
import { membership } from "./membership.ts";

const Key = v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") });

/** A visitor of the waiting list has two days to take the seat that became free. */
export const OFFER_MINUTES = 2 * 24 * 60;

const LIVING = ["invited", "requested", "held", "accepted", "waiting"];

/** The firm takes someone out of a group; his seat is free. Twice is once. */
export const cancel = fn("enrolment.cancel", Key, async (key) => {
  Actor.assertRole("owner", "manager");
  return changeOne(key, ({ cohort }, enrolment) => {
    if (enrolment.status === "cancelled") return undefined;
    if (!LIVING.includes(enrolment.status)) throw settled();
    return leave(cohort.seats, { ...enrolment, status: "cancelled" }, Event.Cancelled);
  });
});

/** Mails the offer again to someone who has not answered. */
export const remind = fn("enrolment.remind", Key, async (key) => {
  Actor.assertRole("owner", "manager");
  return changeOne(key, (_, enrolment) => {
    if (enrolment.status !== "invited") throw settled();
    return { enrolment, also: { event: told(Event.Reminded, enrolment) } };
  });
});

/** Someone takes part: his seat is his, his space opens. */
async function accepted(cohort: Cohort.Info, enrolment: Stored, seats: readonly Seats.Taken[]) {
  return {
    enrolment: { ...enrolment, status: "accepted" as const, acceptedAt: now() },
    seats,
    also: {
      ...(await membership(enrolment)),
      event: told(Event.Accepted, { ...enrolment, cohortID: cohort.cohortID }),
    },
  };
}

/**
 * The card payment of a held seat arrived. `seat: "lost"` when the hold was over and the last seat is gone, or the
 * enrolment ended otherwise: the payment is then to be refunded, once. Run again, it answers the same.
 */
export async function confirmPaid(key: {
  cohortID: string;
  enrolmentID: string;
}): Promise<{ seat: "confirmed" | "lost" }> {
  Actor.assertSystem();
  const { status } = await changeOne(key, async ({ cohort }, enrolment) => {
    if (enrolment.status !== "requested" && enrolment.status !== "expired") return undefined;
    const seats = Seats.take(cohort, { enrolmentID: key.enrolmentID, heldUntil: null }, now());
    if (!seats || cohort.status === "cancelled") return undefined;
    const change = await accepted(cohort, enrolment, seats);
    return { ...change, also: { ...change.also, hold: EnrolmentHolds.put(enrolment) } };
  });
  return { seat: status === "accepted" ? "confirmed" : "lost" };
}

/** The link of the page where the invoice of this seat is paid, while it stands on it. Again it changes nothing. */
export async function recordInvoice(
  key: { cohortID: string; enrolmentID: string },
  { invoiceID, payLinkID }: { invoiceID: string; payLinkID: string },
): Promise<void> {
  await db().write({ enrolment: Enrolments.update(key, { set: { payLinkID } }).ifStill({ invoiceID }) }, {});
}

/** The hold of a seat is over and nothing was paid: the seat is free for the next. Nothing before its time. */
export async function expireHold(key: { cohortID: string; enrolmentID: string }): Promise<Changed> {
  Actor.assertSystem();
  return changeOne(key, ({ cohort }, enrolment) => {
    const seat = cohort.seats.find(({ enrolmentID }) => enrolmentID === key.enrolmentID);
    const over = !seat || (seat.heldUntil !== null && seat.heldUntil <= now());
    if (enrolment.status !== "requested" || !over) return undefined;
    const gone = leave(cohort.seats, { ...enrolment, status: "expired" }, Event.Expired);
    return { ...gone, also: { ...gone.also, released: told(Event.SeatReleased, enrolment) } };
  });
}

/** The individual's withdrawal period has ended: he takes part, and the staged payments may begin. */
export async function endWithdrawal(key: { cohortID: string; enrolmentID: string }): Promise<Changed> {
  Actor.assertSystem();
  const { zone } = await Firm.get();
  return changeOne(key, async ({ cohort }, enrolment) => {
    const until = enrolment.agreement?.withdrawalUntil;
    if (enrolment.status !== "held" || !until || dayOf(now(), zone) <= until) return undefined;
    return accepted(cohort, enrolment, cohort.seats);
  });
}

/** An individual leaves his contract, without a reason, all through the period; afterwards it is closed. Twice is once. */
export const withdraw = fn("enrolment.withdraw", v.object({}), async () => {
  const key = linked("contract");
  const { zone } = await Firm.get();
  return changeOne(key, ({ cohort }, enrolment) => {
    if (enrolment.status === "cancelled") return undefined;
    const until = enrolment.agreement?.withdrawalUntil;
    if (!until || dayOf(now(), zone) > until) {
      throw new DomainError("gone", "enrolment.withdrawal_over", "The withdrawal period has ended");
    }
    return leave(cohort.seats, { ...enrolment, status: "cancelled" }, Event.Withdrawn);
  });
});

/** A seat is free: it is offered to the first of the waiting list. Answers who, if anyone. */
export async function promote(cohortID: string): Promise<Changed | undefined> {
  Actor.assertSystem();
  const { cohort, enrolments } = await groupOf(cohortID);
  const first = enrolments.find(({ status }) => status === "waiting");
  if (!first || Seats.free(cohort, now()) === 0 || cohort.status === "closed" || cohort.status === "cancelled") {
    return undefined;
  }
  return changeOne(first, (group, enrolment) => {
    if (enrolment.status !== "waiting") return undefined;
    const visitor = enrolment.origin === "visitor";
    const heldUntil = visitor ? plusMinutes(now(), OFFER_MINUTES) : null;
    const seats = Seats.take(group.cohort, { enrolmentID: enrolment.enrolmentID, heldUntil }, now());
    if (!seats) return undefined;
    const link = enrolment.linkID ? undefined : enrolmentLink("enrolment", enrolment);
    const status = visitor ? ("requested" as const) : ("invited" as const);
    return {
      enrolment: { ...enrolment, status, ...(link && { linkID: link.linkID }) },
      seats,
      also: { link: link?.operation, event: told(visitor ? Event.SeatOffered : Event.Offered, enrolment) },
    };
  });
}
