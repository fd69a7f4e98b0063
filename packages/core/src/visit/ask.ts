import * as v from "valibot";
import { type Cohort, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, type Instant, notFound, now, plusMinutes } from "../kernel/index.ts";
import type { Session } from "../session/index.ts";
import { Event, told } from "./event.ts";
import { GUEST_PURPOSE, type Info, isLiving, makeUpsIn, refusal, roomFor, takesGuests, visitsIn } from "./row.ts";
import { asking, type Known, turned, written } from "./write.ts";

/** The group is asked beforehand: later than a day before, nobody is asked any more. */
const NOTICE_MINUTES = 24 * 60;

const Wanted = {
  /** The session that he misses in his own group. */
  missedID: ID.schema("session"),
  /** Where he would come instead. */
  toCohortID: ID.schema("cohort"),
  toSessionID: ID.schema("session"),
};
type Wanted = v.InferOutput<v.ObjectSchema<typeof Wanted, undefined>>;

interface Seat {
  cohortID: string;
  enrolmentID: string;
}

/** His own group, the host, and everything between them as it stands; refused as `fits` says. */
async function between(seat: Seat, wanted: Wanted) {
  const [home, host] = await Promise.all([Enrolment.groupOf(seat.cohortID), Enrolment.groupOf(wanted.toCohortID)]);
  const enrolment = home.enrolments.find((one) => one.enrolmentID === seat.enrolmentID);
  if (enrolment?.status !== "accepted") throw notFound("enrolment");
  const missed = home.sessions.find(({ sessionID }) => sessionID === wanted.missedID);
  const session = host.sessions.find(({ sessionID }) => sessionID === wanted.toSessionID);
  const isSister = isSisterOf(host.cohort, home.cohort);
  if (missed?.kind !== "regular" || missed.status === "cancelled" || !session || !isSister) throw notFound("session");
  const { participantID } = enrolment;
  const visit = visitsIn(host.items).find(
    (one) => one.sessionID === session.sessionID && one.participantID === participantID,
  );
  const makeUp = makeUpsIn(home.items).find(
    (one) => one.missedID === missed.sessionID && one.enrolmentID === enrolment.enrolmentID,
  );
  return { home, host, enrolment, session, visit, makeUp };
}
type Between = Awaited<ReturnType<typeof between>>;

type Ran = Pick<Cohort.Info, "cohortID" | "programmeID">;

export function isSisterOf(host: Ran, home: Ran): boolean {
  return host.programmeID === home.programmeID && host.cohortID !== home.cohortID;
}

/** Why this session takes no guest, or not this one; nothing when it does. Pure. */
export function obstacleTo(
  session: Session.Stored,
  host: Enrolment.Group,
  { home, participantID, at }: { home: Enrolment.Group; participantID: string; at: Instant },
): DomainError | undefined {
  if (!host.cohort.takesGuests) return refusal("not_taken", "This group takes no guests");
  if (!takesGuests(host, session, at)) return refusal("over", "This session takes no guest any more");
  if (session.startsAt < plusMinutes(at, NOTICE_MINUTES)) return refusal("too_late", "The group is asked a day before");
  const isMember = host.enrolments.some((one) => one.participantID === participantID && one.endedAt === undefined);
  if (isMember) return refusal("own_group", "He is of this group");
  if (home.sessions.some((own) => own.status === "planned" && meets(own, session)))
    return refusal("own_session", "He is expected in his own group at that hour");
  return roomFor(host, session.sessionID, at) < 1
    ? refusal("full", "This session has eight people already")
    : undefined;
}

type Span = Pick<Session.Info, "startsAt" | "minutes">;
const meets = (one: Span, other: Span) =>
  one.startsAt < plusMinutes(other.startsAt, other.minutes) && other.startsAt < plusMinutes(one.startsAt, one.minutes);

function assertFits({ home, host, enrolment, session, visit, makeUp }: Between): void {
  if ((visit && isLiving(visit)) || (makeUp && isLiving(makeUp))) throw refusal("already", "He has a seat already");
  const { participantID } = enrolment;
  const obstacle = obstacleTo(session, host, { home, participantID, at: now() });
  if (obstacle) throw obstacle;
}

function visitOf({ home, enrolment, session, visit }: Between, missedID: string): Info {
  const { participantID, enrolmentID, organizationID, given, family, email, locale } = enrolment;
  const { cohortID, sessionID, startsAt } = session;
  const who = { participantID, enrolmentID, organizationID, given, family, email, locale };
  const from = { homeCohortID: home.cohort.cohortID, homeName: home.cohort.name, missedID };
  const fresh = { status: "offered" as const, why: null, charter: null, asked: [], agreed: [], createdAt: now() };
  return { cohortID, sessionID, startsAt, ...who, ...from, ...fresh, turn: visit?.turn ?? 0 };
}

/** He must have his seat while this is written. */
const stillSeated = (seat: Seat) => Enrolments.check(seat, { test: "still", values: { status: "accepted" } });

const answerOf = ({ cohortID, sessionID, status }: Info) => ({ cohortID, sessionID, status });

/**
 * The firm proposes a seat for one session in a sister group to someone who misses one in his own: he answers by his
 * link, then the group is asked. Refused when the group takes no guests (`visit.not_taken`), is not of the same
 * programme, when its room is full (`visit.full`), its session too near (`visit.too_late`) or at an hour of his own
 * group's (`visit.own_session`), and when he has one already (`visit.already`).
 */
export const offer = fn(
  "visit.offer",
  v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment"), ...Wanted }),
  async ({ cohortID, enrolmentID, ...wanted }) => {
    Actor.assertRole("owner", "manager");
    const seat = { cohortID, enrolmentID };
    return untilWritten(async () => {
      const found = await between(seat, wanted);
      assertFits(found);
      const visit = turned(visitOf(found, wanted.missedID), "offered");
      const done = await db().write(
        { ...written(found, visit), seat: stillSeated(seat), event: told(Event.Offered, visit) },
        answerOf(visit),
      );
      return done.refused ? undefined : done.answer;
    });
  },
);

const Asking = v.object({ ...Wanted, charter: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/**
 * He asks for it himself by the link of his own seat, or takes what the firm proposed: he accepts the host group's
 * charter (`charter.changed` when it is another by then), and every member is asked. Twice is once; refused as `offer`.
 */
export const ask = fn("visit.ask", Asking, async ({ charter, ...wanted }) => {
  const { cohortID = "", enrolmentID = "" } = Actor.subject(GUEST_PURPOSE);
  const seat = { cohortID, enrolmentID };
  return untilWritten(async () => {
    const found = await between(seat, wanted);
    const { host, visit, makeUp } = found;
    const isOffered = visit?.status === "offered" && makeUp?.toSessionID === visit.sessionID;
    if (visit && isLiving(visit) && !isOffered && visit.missedID === wanted.missedID) return answerOf(visit);
    if (isOffered) assertStill(found);
    else assertFits(found);
    if (host.cohort.charter.version !== charter) {
      throw new DomainError("conflict", "charter.changed", "The charter has changed: read it again");
    }
    const begun = isOffered ? visit : visitOf(found, wanted.missedID);
    const { rev: _, ...row } = { rev: 0, ...begun, charter: { version: charter, at: now() } };
    const asked = asking(turned(row, "asked"), host);
    const known: Known = found;
    const done = await db().write(
      {
        ...written(known, asked.visit),
        seat: stillSeated(seat),
        links: asked.links,
        event: told(Event.Asked, asked.visit),
      },
      answerOf(asked.visit),
    );
    return done.refused ? undefined : done.answer;
  });
});

/** What was proposed a while ago may have been overtaken. */
function assertStill({ host, session }: Between): void {
  if (!takesGuests(host, session, now())) throw refusal("over", "This session takes no guest any more");
  if (session.startsAt < plusMinutes(now(), NOTICE_MINUTES))
    throw refusal("too_late", "The group is asked a day before");
}
