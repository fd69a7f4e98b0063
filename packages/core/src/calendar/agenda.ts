import { db, rowsOf } from "../db/index.ts";
import { Discoveries, Discovery } from "../discovery/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Actor, type Instant } from "../kernel/index.ts";
import { type SessionInfo, Sessions } from "../session/index.ts";
import { Visit } from "../visit/index.ts";
import { seatedIn } from "./presence.ts";

const SESSIONS_MAX = 1_000;
const SEATS_MAX = 60;

/** A meeting of someone's own calendar, and what he does there: who watches is a sponsor, and stays away. */
export interface Entry {
  session: SessionInfo;
  part: "leads" | "attends" | "watches";
}

/** The actor's own calendar in one firm, from an instant on: what he leads, what he takes part in, his people's dates. */
export async function agenda(from: Instant): Promise<Entry[]> {
  const [led, attended, watched] = await Promise.all([ledBy(from), attendedBy(from), watchedBy(from)]);
  const all = new Map(
    [...as("watches", watched), ...as("attends", attended), ...as("leads", led)].map((one) => [
      one.session.sessionID,
      one,
    ]),
  );
  return [...all.values()]
    .filter(({ session }) => session.status !== "cancelled")
    .sort(
      ({ session: one }, { session: other }) =>
        one.startsAt.localeCompare(other.startsAt) || one.sessionID.localeCompare(other.sessionID),
    );
}

const as = (part: Entry["part"], sessions: readonly SessionInfo[]): Entry[] =>
  sessions.map((session) => ({ session, part }));

async function ledBy(from: Instant): Promise<SessionInfo[]> {
  if (!Actor.hasRole("owner", "manager", "coach")) return [];
  const { items } = await db().query({
    pk: ["COACH", Actor.member().memberID],
    index: "g2",
    between: [`SESSION#${from}`, "SESSION#9999"],
    limit: SESSIONS_MAX,
  });
  return [...rowsOf(Sessions, items), ...rowsOf(Discoveries, items).map(Discovery.asSession)];
}

async function attendedBy(from: Instant): Promise<SessionInfo[]> {
  const { participantID } = Actor.member();
  if (!participantID || !Actor.hasRole("participant")) return [];
  const { items } = await db().query({
    pk: ["PERSON", participantID],
    index: "g1",
    begins: ["ENROLMENT"],
    limit: SEATS_MAX,
  });
  const seats = seatedIn(rowsOf(Enrolments, items));
  const groups = await Promise.all(
    seats.map(({ cohortID }) => db().query({ pk: ["COHORT", cohortID], begins: ["SESSION"], limit: SEATS_MAX })),
  );
  const own = groups.flatMap((group) => rowsOf(Sessions, group.items));
  return [...own, ...(await visitedBy(seats, from))].filter(({ startsAt }) => startsAt >= from);
}

/** Sessions of other groups that take him in, in place of one that he misses. */
async function visitedBy(seats: readonly { cohortID: string; enrolmentID: string }[], from: Instant) {
  const found = await Promise.all(
    seats.map(async ({ cohortID, enrolmentID }) => {
      const { items } = await db().query({ pk: ["COHORT", cohortID], begins: ["MAKEUP"], limit: SEATS_MAX });
      return Visit.awayIn(items, enrolmentID).filter(({ startsAt }) => startsAt >= from);
    }),
  );
  const keys = found.flat().map(({ toCohortID: cohortID, toSessionID: sessionID }) => ({ cohortID, sessionID }));
  if (keys.length === 0) return [];
  const sessions = await db().gets(...keys.map((key) => ({ entity: Sessions, key })));
  return sessions.filter((one) => one !== undefined);
}

/** The dates of a sponsor's groups, as his space shows them: neither place, way in nor stand-in. */
async function watchedBy(from: Instant): Promise<SessionInfo[]> {
  const { organizationID } = Actor.member();
  if (!organizationID || !Actor.hasRole("sponsor")) return [];
  const groups = await Enrolment.ofSponsor();
  return groups
    .flatMap(({ sessions }) => sessions)
    .filter(({ startsAt }) => startsAt >= from)
    .map(({ standIn: _, ...session }) => ({ ...session, place: null, link: null }));
}
