import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, ID, plusMinutes, withClock } from "../kernel/index.ts";
import { Sessions } from "../session/index.ts";
import { addPeers, asMember, asSystem, type PeerGroup } from "../testing/index.ts";
import { Visit } from "./index.ts";

const DAY = 24 * 60;
/** Three days before the host's session: time to ask. */
export const BEFORE = Date.now() - 3 * DAY * 60_000;

export interface Sisters {
  host: PeerGroup;
  home: PeerGroup;
  hostPeople: string[];
  homePeople: string[];
  wanted: { missedID: string; toCohortID: string; toSessionID: string };
  key: { cohortID: string; sessionID: string; participantID: string };
}

/** Two groups of one programme, the first of which takes guests: its session is today, the other's is in a week. */
export async function sisters(hosting = 5, firmID?: string): Promise<Sisters> {
  const host = await addPeers({ peers: hosting, ...(firmID && { firmID }) });
  const home = await addPeers({ peers: 5, firmID: host.firmID, programmeID: host.programmeID });
  const people = await asSystem(host.firmID, async () => {
    const [own, other] = await Promise.all([Enrolment.groupOf(home.cohortID), Enrolment.groupOf(host.cohortID)]);
    const later = own.sessions.map((one) =>
      Sessions.replace({ ...one, startsAt: plusMinutes(one.startsAt, 7 * DAY + one.number * 300) }),
    );
    await db().write({ later }, {});
    const inOrder = (group: Enrolment.Group, ids: string[]) =>
      ids.map((id) => group.enrolments.find((one) => one.participantID === id)?.enrolmentID ?? "");
    return [inOrder(other, host.participantIDs), inOrder(own, home.participantIDs)] as const;
  });
  await asOwner(host.firmID, () => Visit.allow({ cohortID: host.cohortID, allowed: true }));
  const [toSessionID = "", ,] = host.sessionIDs;
  const toCohortID = host.cohortID;
  return {
    host,
    home,
    hostPeople: people[0],
    homePeople: people[1],
    wanted: { missedID: home.sessionIDs[0] ?? "", toCohortID, toSessionID },
    key: { cohortID: toCohortID, sessionID: toSessionID, participantID: home.participantIDs[0] ?? "" },
  };
}

export const asOwner = <R>(firmID: string, body: () => R, when = BEFORE) =>
  withClock(when, () => asMember({ firmID, roles: ["owner"] }, body));

const bearing = <R>(firmID: string, purpose: string, subject: Record<string, string>, body: () => R, when: number) =>
  withClock(when, () => Actor.provide({ type: "link", firmID, linkID: ID.create("link"), purpose, subject }, body));

/** As who holds the link of his own seat in the group that he misses a session of. */
export function asGuest<R>({ home, homePeople }: Sisters, body: () => R, at = 0, when = BEFORE): R {
  const subject = { cohortID: home.cohortID, enrolmentID: homePeople[at] ?? "" };
  return bearing(home.firmID, Visit.GUEST_PURPOSE, subject, body, when);
}

/** As a member of the host group, by the link that asked him. */
export function asHost<R>({ host, hostPeople, key }: Sisters, at: number, body: () => R, more: object = {}): R {
  const subject = { ...key, enrolmentID: hostPeople[at] ?? "", ...more };
  return bearing(host.firmID, Visit.PURPOSE, subject, body, BEFORE);
}

export const ask = (here: Sisters, more: object = {}, at = 0) =>
  asGuest(here, () => Visit.ask({ ...here.wanted, charter: 1, ...more }), at);

export const say = (here: Sisters, at: number, agrees: "yes" | "no", more: object = {}) =>
  asHost(here, at, () => Visit.say({ agrees }), more);

/** Asked, and every member agreed. */
export async function confirmed(here: Sisters): Promise<void> {
  await ask(here);
  for (const at of here.hostPeople.keys()) await say(here, at, "yes");
}

export const statusOf = async (here: Sisters) => {
  const group = await asSystem(here.host.firmID, () => Enrolment.groupOf(here.key.cohortID));
  return group.items.flatMap((item) => (item.participantID === here.key.participantID && item.turn ? [item] : []))[0];
};
