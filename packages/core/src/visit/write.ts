import { Cohorts } from "../cohort/index.ts";
import { db, type Named } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { plusMinutes } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import type { Session } from "../session/index.ts";
import { Event, told } from "./event.ts";
import { type Ending, type Info, type MakeUp, membersOf, PURPOSE, type Stored } from "./row.ts";
import { MakeUps, Visits } from "./visit.table.ts";

/** Whoever opens his link a while after the session reads that it is over, not that the link is unknown. */
const LINK_MINUTES = 14 * 24 * 60;

/** A visit and what stands of it in its own group, as they were read; absent: not there yet. */
export interface Known {
  host: Enrolment.Group;
  session: Session.Stored;
  visit?: Stored | undefined;
  makeUp?: MakeUp | undefined;
}

/** What is in the guest's own group of a visit that was read. */
export function makeUpOf({ homeCohortID, missedID, enrolmentID }: Info): Promise<MakeUp | undefined> {
  return db().get(MakeUps, { cohortID: homeCohortID, missedID, enrolmentID });
}

/**
 * Both rows of a visit over what was read, and its host group: of two who ask for the last place in a room, or of one
 * who agrees while a member joins, one decides again.
 */
export function written({ host, session, visit, makeUp }: Known, after: Info): Named {
  const { homeCohortID, missedID, enrolmentID, participantID, status, why } = after;
  const { minutes, zone } = session;
  const row = {
    cohortID: homeCohortID,
    missedID,
    enrolmentID,
    participantID,
    toCohortID: after.cohortID,
    toSessionID: after.sessionID,
    toName: host.cohort.name,
    startsAt: after.startsAt,
    minutes,
    zone,
    status,
    why,
    mark: makeUp?.toSessionID === after.sessionID ? makeUp.mark : null,
  };
  return {
    host: Cohorts.replace(host.cohort),
    visit: visit ? Visits.replace({ ...after, rev: visit.rev }) : Visits.create(after),
    makeUp: makeUp ? MakeUps.replace({ ...row, rev: makeUp.rev }) : MakeUps.create(row),
  };
}

/** The visit with a link for every member who was not asked yet. */
export function asking(visit: Info, host: Enrolment.Group) {
  const known = new Set(visit.asked.map(({ enrolmentID }) => enrolmentID));
  const { cohortID, sessionID, participantID } = visit;
  const links = membersOf(host)
    .filter(({ enrolmentID }) => !known.has(enrolmentID))
    .map(({ enrolmentID }) => ({
      enrolmentID,
      ...Link.issue({
        purpose: PURPOSE,
        subject: { cohortID, sessionID, participantID, enrolmentID },
        expiresAt: plusMinutes(visit.startsAt, LINK_MINUTES),
      }),
    }));
  const asked = [...visit.asked, ...links.map(({ enrolmentID, linkID }) => ({ enrolmentID, linkID }))];
  return { visit: { ...visit, asked }, isNew: links.length > 0, links: links.map(({ operation }) => operation) };
}

/** The visit at its next turn, with what it tells. */
export function turned(visit: Info, status: Info["status"], why: Ending | null = null): Info {
  return { ...visit, status, why, turn: visit.turn + 1 };
}

/** What ending a visit writes. */
export function ending(known: Known & { visit: Stored }, why: Ending): Named {
  const after = turned(known.visit, "ended", why);
  return { ...written(known, after), ended: told(Event.Ended, after) };
}
