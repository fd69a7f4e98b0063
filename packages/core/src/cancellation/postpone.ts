import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { CohortFundings, Fundings } from "../funding/index.ts";
import { Actor, Day, DomainError, dayOf, fn, ID, Instant, line, now, plusDays, refusedField } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { CohortAgreements, Orders } from "../order/index.ts";
import { Plans } from "../plan/index.ts";
import { type Postponed, postponement, redating, Session } from "../session/index.ts";
import { Terms } from "../terms/index.ts";

const DATES_MAX = 20;
const Asked = v.object({
  cohortID: ID.schema("cohort"),
  /** The day of the first session that is still to be held. */
  start: v.pipe(Day, v.maxValue("2099-12-31", "day")),
  /** The dates as someone saw and settled them, in order; absent: those that the new start gives. */
  startsAt: v.optional(v.pipe(v.array(Instant), v.maxLength(DATES_MAX, "too_long"))),
});
const Confirmed = v.object({ ...Asked.entries, reason: line(300) });

/** What postponing a group to a day would give and touch: dates, people, papers that name the old ones. Writes nothing. */
export const previewPostponement = fn("cancellation.previewPostponement", Asked, async ({ cohortID, ...asked }) => {
  Actor.assertRole("owner", "manager");
  const group = await Enrolment.groupOf(cohortID);
  const sessions = await laidOut(group, asked);
  return { sessions, ...(await touched(group, sessions)) };
});

/**
 * Gives all the planned sessions of a group their new dates in one act, with the reason; who takes part, the coach and
 * the clients are told once by the event, and their calendars follow. Refused when the new start is no later
 * (`cancellation.not_later`), when nothing is left to hold (`cancellation.nothing_planned`), and as `redating` says, its
 * fields naming the dates by their place.
 */
export const postpone = fn("cancellation.postpone", Confirmed, async ({ cohortID, reason, ...asked }) => {
  Actor.assertRole("owner", "manager");
  const postponementID = ID.create("postponement");
  return untilWritten(async () => {
    const group = await Enrolment.groupOf(cohortID);
    const sessions = await laidOut(group, asked);
    const dates = new Map(sessions.map(({ sessionID, startsAt }) => [sessionID, startsAt]));
    const written = await db().write(
      {
        ...(await redating(group, dates, reason).catch((error) => refusedByPlace(error, sessions))),
        event: event(Session.Event.CycleMoved, { cohortID, postponementID }),
      },
      { cohortID, postponementID, sessions: sessions.length },
    );
    return written.refused ? undefined : written.answer;
  });
});

async function laidOut(group: Enrolment.Group, asked: { start: Day; startsAt?: string[] | undefined }) {
  const { cohort, sessions } = group;
  if (cohort.status === "closed" || cohort.status === "cancelled") {
    throw new DomainError("conflict", "cohort.closed", "This group is over or cancelled");
  }
  const [first] = sessions.filter(({ status }) => status === "planned");
  if (!first) throw new DomainError("conflict", "cancellation.nothing_planned", "No session is left to hold");
  const start =
    [asked.start, ...(asked.startsAt ?? []).map((date) => dayOf(date, first.zone))].sort()[0] ?? asked.start;
  if (start <= dayOf(first.startsAt, first.zone) || start <= dayOf(now(), first.zone)) {
    throw refusedField("start", "cancellation.not_later", "A group is postponed to a later day, after today");
  }
  return postponement(group, asked.start, asked.startsAt);
}

/** `redating` names a session by its number; who asked named it by its place. */
function refusedByPlace(error: unknown, sessions: readonly Postponed[]): never {
  if (!(error instanceof DomainError)) throw error;
  const fields = error.fields.map(({ path, code }) => {
    const at = sessions.findIndex(({ number }) => path === `session.${number}`);
    return { path: at < 0 ? path : `startsAt.${at}`, code };
  });
  throw new DomainError(error.kind, error.code, error.message, fields);
}

const TOLD = ["invited", "requested", "held", "accepted", "waiting"];

/** Who is told of a group's new dates: whoever has a seat, is asked to take one or waits for one. */
export function toldIn({ enrolments }: Pick<Enrolment.Group, "enrolments">): Enrolment.Stored[] {
  return enrolments.filter(({ status }) => TOLD.includes(status));
}

/** The sponsors of a group's clients, who are told too. */
export async function sponsorsOf(group: Pick<Enrolment.Group, "cohort" | "enrolments">): Promise<Member.Info[]> {
  const own = toldIn(group).flatMap(({ organizationID }) => organizationID ?? []);
  const clients = new Set([...own, ...(group.cohort.organizationID ? [group.cohort.organizationID] : [])]);
  const members = await Member.list();
  return members.filter(
    ({ roles, status, organizationID }) =>
      roles.includes("sponsor") && status !== "removed" && organizationID && clients.has(organizationID),
  );
}

/** What names the old dates or waits for them. */
async function touched(group: Enrolment.Group, sessions: readonly Postponed[]) {
  const { items } = group;
  const agreements = rowsOf(CohortAgreements, items);
  const [sponsors, terms, [orders, fundings]] = await Promise.all([
    sponsorsOf(group),
    Terms.current(),
    db().gets(
      agreements.map(({ orderID }) => ({ entity: Orders, key: { orderID } })),
      rowsOf(CohortFundings, items).map(({ fundingID }) => ({ entity: Fundings, key: { fundingID } })),
    ),
  ]);
  const last = sessions.at(-1);
  const lastDay = last ? dayOf(last.startsAt, last.zone) : "";
  const first = sessions[0];
  const isBegun = group.sessions.some(({ status }) => status === "held");
  return {
    people: toldIn(group).length,
    sponsors: sponsors.length,
    /** Agreements of clients that are signed: they keep the dates that they name. */
    agreements: agreements.filter(({ signedAt }) => signedAt !== null).length,
    /** Individuals whose instalments wait for sessions: those follow. */
    plans: rowsOf(Plans, items).length,
    /** Orders of which a part is invoiced on a day, whatever the sessions do. */
    onDays: orders.flatMap((order) => (order && waitsForDay(order.instalments) ? [order.number ?? ""] : [])),
    /** Files of funders whose period ends before the last session. */
    fundings: fundings.flatMap((one) =>
      one && (one.status === "requested" || one.status === "agreed") && one.until < lastDay
        ? [{ fundingID: one.fundingID, funderName: one.funderName, fileNumber: one.fileNumber, until: one.until }]
        : [],
    ),
    /** The day on which it is looked at again whether the group is large enough; null once it has begun. */
    deadlineOn: first && !isBegun ? plusDays(dayOf(first.startsAt, first.zone), -terms.deadlineDays) : null,
  };
}

function waitsForDay(instalments: readonly { trigger: string; invoiceID: string | null }[]): boolean {
  return instalments.some(({ trigger, invoiceID }) => trigger === "day" && invoiceID === null);
}
