import * as v from "valibot";
import { Charter, Cohort, CohortCards } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Actor, fn, ID, type Item, notFound, now, plusMinutes } from "../kernel/index.ts";
import type { Session } from "../session/index.ts";
import { type VisitKey, visitAt } from "./agree.ts";
import { isSisterOf, obstacleTo } from "./ask.ts";
import { GUEST_PURPOSE, makeUpsIn, membersOf, outcome, type Stored, visitsIn } from "./row.ts";
import { Visits } from "./visit.table.ts";

/** A session that he missed longer ago is behind the group. */
const MISSED_MINUTES = 45 * 24 * 60;
const CARDS_MAX = 1_000;
/** More sister groups than this are no choice any more. */
const HOSTS_MAX = 8;

/** Sister groups that take guests, each with the sessions at which this person could come. */
async function hostsFor(home: Enrolment.Group, participantID: string) {
  const { items } = await db().query({ pk: ["COHORTS"], limit: CARDS_MAX });
  const cards = rowsOf(CohortCards, items)
    .filter((card) => card.takesGuests && isSisterOf(card, home.cohort))
    .slice(0, HOSTS_MAX);
  const hosts = await Promise.all(cards.map(({ cohortID }) => Enrolment.groupOf(cohortID)));
  const at = now();
  return hosts
    .map((host) => ({
      cohort: host.cohort,
      sessions: host.sessions.filter((session) => !obstacleTo(session, host, { home, participantID, at })),
    }))
    .filter(({ sessions }) => sessions.length > 0);
}

/** The sessions of work that he may miss, with what he does instead of each. */
function missable({ sessions, items }: Enrolment.Group, enrolmentID: string) {
  const makeUps = makeUpsIn(items).filter((one) => one.enrolmentID === enrolmentID);
  const since = plusMinutes(now(), -MISSED_MINUTES);
  return sessions
    .filter(({ kind, status, startsAt }) => kind === "regular" && status !== "cancelled" && startsAt > since)
    .map((session) => ({ session, makeUp: makeUps.find(({ missedID }) => missedID === session.sessionID) ?? null }));
}

async function choicesOf(group: Enrolment.Group, enrolmentID: string) {
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (enrolment?.status !== "accepted") throw notFound("enrolment");
  const hosts = await hostsFor(group, enrolment.participantID);
  return { cohort: group.cohort, enrolment, missable: missable(group, enrolmentID), hosts };
}

/** Where someone could make up for a session that he misses, for the firm. */
export const choices = fn(
  "visit.choices",
  v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") }),
  async ({ cohortID, enrolmentID }) => {
    Actor.assertRole("owner", "manager");
    return choicesOf(await Enrolment.groupOf(cohortID), enrolmentID);
  },
);

/** The same for himself, by the link of his seat: with the charters that he would accept. */
export async function mine() {
  const { cohortID = "", enrolmentID = "" } = Actor.subject(GUEST_PURPOSE);
  const group = await Enrolment.groupOf(cohortID);
  const own = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!own) throw notFound("enrolment");
  const isSeated = own.status === "accepted";
  const nothing = { cohort: group.cohort, enrolment: own, missable: [], hosts: [] };
  const found = isSeated ? await choicesOf(group, enrolmentID) : nothing;
  const { locale } = own;
  const offered = found.missable.flatMap(({ makeUp }) => (makeUp?.status === "offered" ? [makeUp.toCohortID] : []));
  const others = offered.filter((id) => !found.hosts.some(({ cohort }) => cohort.cohortID === id));
  const more = await Promise.all(others.map((id) => Cohort.get(id)));
  const charters = [...found.hosts.map(({ cohort }) => cohort), ...more].map(({ cohortID: id, charter }) => ({
    cohortID: id,
    version: charter.version,
    articles: Charter.articlesOf(charter, locale),
  }));
  return { ...found, isSeated, charters };
}

/** How far the group is with its answer: how many of how many, and never who. */
function shown(visit: Stored, group: Enrolment.Group) {
  const members = membersOf(group);
  const agreed = members.filter(({ enrolmentID }) => visit.agreed.includes(enrolmentID)).length;
  return { ...visit, agreedCount: agreed, membersCount: members.length };
}

/** Who comes to a group's sessions as a guest, and who of it goes to others', for the firm and its coach. */
export const ofCohort = fn("visit.ofCohort", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  const group = await Enrolment.roster({ cohortID });
  const nameOf = (id: string) => group.enrolments.find(({ enrolmentID }) => enrolmentID === id);
  return {
    takesGuests: group.cohort.takesGuests ?? false,
    coming: visitsIn(group.items).map((visit) => shown(visit, group)),
    going: makeUpsIn(group.items).flatMap((makeUp) => {
      const enrolment = nameOf(makeUp.enrolmentID);
      return enrolment ? [{ ...makeUp, given: enrolment.given, family: enrolment.family }] : [];
    }),
    sessions: group.sessions,
  };
});

/** A visit as jobs read it, with its host group. */
export async function whole(key: VisitKey) {
  Actor.assertSystem();
  const known = await visitAt(key);
  const { homeCohortID, enrolmentID } = known.visit;
  const enrolment = await db().get(Enrolments, { cohortID: homeCohortID, enrolmentID });
  if (!enrolment) throw notFound("enrolment");
  return { ...known, enrolment };
}

/** The row of who may come to this session as a guest; one read, what it says is checked where he comes in. */
export async function find(key: VisitKey): Promise<Stored | undefined> {
  const found = await db().get(Visits, key);
  return found?.status === "confirmed" ? found : undefined;
}

/** The guest whom the room of this session lets in: everyone who is of the group now agreed, and he still has his own seat. */
export async function admitted(key: VisitKey): Promise<(Stored & { signed: boolean }) | undefined> {
  const visit = await find(key);
  if (!visit) return undefined;
  const { homeCohortID: cohortID, enrolmentID } = visit;
  const [host, own] = await Promise.all([
    Enrolment.groupOf(key.cohortID),
    db().get(Enrolments, { cohortID, enrolmentID }),
  ]);
  if (own?.status !== "accepted" || outcome(visit, host, now()) !== "confirmed") return undefined;
  return { ...visit, signed: visit.charter?.version === host.cohort.charter.version };
}

/** Sessions of other groups at which this person is a guest, from what stands in his own. */
export function awayIn(items: readonly Item[], enrolmentID: string) {
  return makeUpsIn(items).filter((one) => one.enrolmentID === enrolmentID && one.status === "confirmed");
}

export type Choices = Awaited<ReturnType<typeof choicesOf>>;
export type HostSession = Session.Stored;
