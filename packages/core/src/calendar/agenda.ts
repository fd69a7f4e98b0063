import { db, rowsOf } from "../db/index.ts";
import { Discoveries, Discovery } from "../discovery/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Actor, type Instant } from "../kernel/index.ts";
import { type SessionInfo, Sessions } from "../session/index.ts";
import { seatedIn } from "./presence.ts";

const SESSIONS_MAX = 1_000;
const SEATS_MAX = 60;

/** The sessions of the actor's own calendar in one firm, from an instant on: those he leads, those he takes part in, those of his people. */
export async function agenda(from: Instant): Promise<SessionInfo[]> {
  const [led, attended, watched] = await Promise.all([ledBy(from), attendedBy(from), watchedBy(from)]);
  const all = new Map([...watched, ...led, ...attended].map((one) => [one.sessionID, one]));
  return [...all.values()]
    .filter(({ status }) => status !== "cancelled")
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt) || one.sessionID.localeCompare(other.sessionID));
}

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
  const groups = await Promise.all(
    seatedIn(rowsOf(Enrolments, items)).map(({ cohortID }) =>
      db().query({ pk: ["COHORT", cohortID], begins: ["SESSION"], limit: SEATS_MAX }),
    ),
  );
  return groups.flatMap((group) => rowsOf(Sessions, group.items)).filter(({ startsAt }) => startsAt >= from);
}

/** The dates of a sponsor's groups: neither place nor way in, which are for who takes part. */
async function watchedBy(from: Instant): Promise<SessionInfo[]> {
  const { organizationID } = Actor.member();
  if (!organizationID || !Actor.hasRole("sponsor")) return [];
  const groups = await Enrolment.ofSponsor();
  return groups
    .flatMap(({ sessions }) => sessions)
    .filter(({ startsAt }) => startsAt >= from)
    .map((session) => ({ ...session, place: null, link: null }));
}
