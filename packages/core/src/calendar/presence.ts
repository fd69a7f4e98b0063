import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, type Instant, type Item, notFound, now } from "../kernel/index.ts";
import type { SessionInfo } from "../session/index.ts";
import { Visit } from "../visit/index.ts";
import { type PresenceRow, Presences, type Said } from "./calendar.table.ts";
import { zonesOf } from "./zones.ts";

/** The link mailed with an enrolment opens its dates too. */
export const PURPOSE = "enrolment";

export type Presence = v.InferOutput<typeof PresenceRow>;
/** As calendars say it: nothing said of the date that the session has now is `needsAction`. */
export type Expected = Said | "needsAction";

const SEATED = ["accepted", "held"];

/** Who is told of the dates and asked to come. */
export function seatedIn<E extends Pick<Enrolment.Info, "status">>(enrolments: readonly E[]): E[] {
  return enrolments.filter(({ status }) => SEATED.includes(status));
}

export function presencesOf(items: readonly Item[]): ReadonlyMap<string, Presence> {
  return new Map(rowsOf(Presences, items).map((row) => [row.enrolmentID, row]));
}

type Dated = Pick<SessionInfo, "sessionID" | "startsAt">;

/** What was said of the date that the session has now. */
function saidOf(presence: Presence | undefined, { sessionID, startsAt }: Dated) {
  const found = presence?.answers[sessionID];
  return found?.startsAt === startsAt ? found : undefined;
}

export function expectedOf(presence: Presence | undefined, session: Dated): Expected {
  return saidOf(presence, session)?.said ?? "needsAction";
}

/** What the bearer of an enrolment's link sees: the dates to come of his group, once he has a seat, and what he said. */
export async function mine() {
  const dates = await datesOf(bearer());
  const zones = await zonesOf([dates.enrolment]);
  return { ...dates, ownZone: zones.get(dates.enrolment.participantID) ?? null };
}

interface Seat {
  cohortID: string;
  enrolmentID: string;
}

function bearer(): Seat {
  const { cohortID = "", enrolmentID = "" } = Actor.subject(PURPOSE);
  return { cohortID, enrolmentID };
}

async function datesOf({ cohortID, enrolmentID }: Seat) {
  const group = await Enrolment.groupOf(cohortID);
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!enrolment) throw notFound("enrolment");
  const isSeated = seatedIn([enrolment]).length > 0;
  const presence = presencesOf(group.items).get(enrolmentID);
  const sessions = group.sessions
    .filter(({ status, startsAt }) => isSeated && status === "planned" && startsAt > now())
    .map((session) => ({ session, said: expectedOf(presence, session) }));
  return { cohort: group.cohort, enrolment, isSeated, sessions };
}

interface Answered {
  sessionID: string;
  said: Said;
  /** The number of the invitation that was answered; an earlier one than the session's speaks of another date. */
  sequence?: number;
  /** Another date that he asks for; one that is past, or this one, is none. */
  proposes?: Instant | undefined;
}

/** Keeps what someone says of a session to come; the last word counts. */
async function keep(seat: Seat, { sessionID, said, sequence = Number.POSITIVE_INFINITY, proposes }: Answered) {
  return untilWritten(async () => {
    const [{ sessions }, known] = await Promise.all([datesOf(seat), db().get(Presences, seat)]);
    const session = sessions.find((one) => one.session.sessionID === sessionID)?.session;
    if (!session || sequence < (session.sequence ?? 0)) throw over();
    const { startsAt } = session;
    const isOther = proposes !== undefined && proposes > now() && proposes !== startsAt;
    const changed = { [sessionID]: { said, startsAt, at: now(), ...(isOther && { proposes }) } };
    const row = { ...seat, answers: { ...known?.answers, ...changed } };
    const presence = known ? Presences.replace({ ...row, rev: known.rev }) : Presences.create(row);
    const written = await db().write({ presence }, { sessionID, status: said });
    return written.refused ? undefined : written.answer;
  });
}

function over(): DomainError {
  return new DomainError("conflict", "calendar.session_over", "This session takes no answer any more");
}

/**
 * He comes to a session, or does not, until it begins; the last word counts. Refused once it has begun, was held or
 * cancelled (`calendar.session_over`). No reason is asked, none is kept.
 */
export const answer = fn(
  "calendar.answer",
  v.object({ sessionID: ID.schema("session"), said: v.picklist(["accepted", "declined"]) }),
  async ({ sessionID, said }) => keep(bearer(), { sessionID, said }),
);

/** The same, said by the answer of a calendar program that reached his own reply address (`reply.ts`). */
export async function answerBy(seat: Seat & { email: string }, answered: Answered) {
  Actor.assertSystem();
  const { enrolment } = await datesOf(seat);
  if (enrolment.email.toLowerCase() !== seat.email.toLowerCase()) throw notFound("enrolment");
  const { cohortID, enrolmentID } = seat;
  return keep({ cohortID, enrolmentID }, answered);
}

/** Who is expected at each session to come, for the firm and the group's coach. One query. */
export const expected = fn("calendar.expected", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  const { sessions, enrolments, items } = await Enrolment.roster({ cohortID });
  const presences = presencesOf(items);
  const people = seatedIn(enrolments);
  return sessions
    .filter(({ status }) => status === "planned")
    .map((session) => ({
      sessionID: session.sessionID,
      people: [
        ...people.map(({ enrolmentID, given, family }) => ({
          enrolmentID,
          name: `${given} ${family}`,
          said: expectedOf(presences.get(enrolmentID), session),
          proposes: saidOf(presences.get(enrolmentID), session)?.proposes ?? null,
        })),
        // Who asked for a seat at this session comes.
        ...Visit.guestsIn(items, session.sessionID).map(({ enrolmentID, given, family }) => ({
          enrolmentID,
          name: `${given} ${family}`,
          said: "accepted" as const,
          proposes: null,
        })),
      ],
    }));
});
