import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { fn, type Item, notFound, now } from "../kernel/index.ts";
import { durationMinutes, Method, type StepTemplate } from "../session/index.ts";
import { Vault, VaultKeys } from "../vault/index.ts";
import { type Insider, insiderOf } from "./access.ts";
import { boardOf } from "./board.ts";
import { Boards, Contacts, Resources, ReviewDrafts, Topics } from "./group.table.ts";
import type { GroupPage } from "./group-page.ts";
import { OfGroup, opened } from "./inside.ts";
import { placeOf } from "./load.ts";
import { peerMeetings } from "./peer-meetings.ts";
import { reviewOf, reviewShown } from "./review-shown.ts";
import { GroupActions, Ledgers, Rooms, SharedLearnings } from "./room.table.ts";
import { type KeyRow, type Opener, openerOf } from "./seal.ts";
import { KeptResource } from "./shelf.ts";
import { topicOf } from "./topic.ts";
import type { KeptAction, Turn } from "./write.ts";

/** More than a cycle makes. */
const GROUP_MAX = 1_500;
const TOPICS_MAX = 4;

/** The group's own page, for its peers. */
export async function group({ cohortID }: { cohortID: string }): Promise<GroupPage> {
  const read = await readGroup(cohortID);
  if (read.me.role !== "peer") throw notFound("cohort");
  return read.page();
}

/** The same for its coach, whose reading leaves its line in the audit log: ids alone. */
export const groupAgain = fn("room.readGroup", v.object(OfGroup), async ({ cohortID }) => {
  const { page } = await readGroup(cohortID);
  const shown = await page();
  await db().write({}, { cohortID });
  return shown;
});

/** Read together; opened only once it is known who asks. */
async function readGroup(cohortID: string) {
  const [whole, [items, key]] = await Promise.all([Enrolment.groupOf(cohortID), contentRows(cohortID)]);
  const me = insiderOf(whole);
  return { me, page: () => pageOf(whole, items, key, me) };
}

/** The same content for one of the group, when the group was read before. */
export async function contentOfGroup(whole: Enrolment.Group, me: Insider): Promise<GroupPage> {
  const [items, key] = await contentRows(whole.cohort.cohortID);
  return pageOf(whole, items, key, me);
}

async function contentRows(cohortID: string): Promise<[readonly Item[], KeyRow | undefined]> {
  const [{ items }, key] = await Promise.all([
    db().query({ pk: ["GROUP", cohortID], limit: GROUP_MAX }),
    db().get(VaultKeys, { cohortID, holder: Vault.GROUP }),
  ]);
  return [items, key];
}

async function pageOf(
  whole: Enrolment.Group,
  items: readonly Item[],
  key: KeyRow | undefined,
  me: Insider,
): Promise<GroupPage> {
  const frame = await frameOf(whole, items, me);
  if (key?.destroyedAt) return { ...frame, ...NOTHING, erased: true };
  const seal = await openerOf(whole.cohort.cohortID, Vault.GROUP, key);
  const turns = turnsIn(items, seal);
  const people = frame.people.map((one) => ({
    ...one,
    turns: turns.filter(({ personID }) => personID === one.personID).length,
  }));
  const review = reviewShown(reviewOf(rowsOf(ReviewDrafts, items)[0], seal), { me, whole, turns });
  return {
    ...frame,
    ...contentOf(items, seal, me, turns),
    people,
    review,
    board: await boardIn(frame, items, me, seal),
  };
}

const NOTHING = { topics: [], board: null, review: null, turns: [], actions: [], learnings: [], resources: [] };

type Framed = Omit<GroupPage, keyof typeof NOTHING>;

/** What is no content: who, when, and how one consented to be reached. */
async function frameOf(
  { cohort, sessions, enrolments, items: beside }: Enrolment.Group,
  items: readonly Item[],
  me: Insider,
): Promise<Framed> {
  const all = [...sessions, ...peerMeetings({ items: beside })].sort((one, other) =>
    one.startsAt.localeCompare(other.startsAt),
  );
  const templateFor = await Method.templatesOf(all.filter(({ kind }) => kind === "regular"));
  const people = enrolments
    .filter(({ status }) => status === "accepted")
    .map(({ participantID, given, family }) => ({ personID: participantID, name: `${given} ${family}`, turns: 0 }));
  const meetings = all
    .filter(({ status }) => status !== "cancelled")
    .map(({ sessionID, kind, number, startsAt, minutes, zone, status, ...one }) => ({
      sessionID,
      kind,
      number,
      startsAt,
      minutes,
      zone,
      status,
      peers: "where" in one ? { where: one.where, facilitatorID: one.facilitatorID } : null,
      durations: kind === "regular" ? durationsOf(templateFor(one)) : [],
    }));
  const turnsLeft = meetings.filter((one) => one.kind === "regular" && one.status === "planned" && isAhead(one)).length;
  const contacts = rowsOf(Contacts, items).map(({ personID, name, contact }) => ({ personID, name, contact }));
  const { personID, role } = me;
  const named = {
    cohortName: cohort.name,
    amongPeers: cohort.autonomousSince !== undefined,
    erased: false,
    me: { personID, role },
  };
  return { ...named, people, sessions: meetings, turnsLeft, contacts };
}

const isAhead = ({ startsAt, minutes }: { startsAt: string; minutes: number }) =>
  Date.parse(startsAt) + minutes * 60_000 > Date.parse(now());

/** How long a session takes with one topic, two, three, four, by its template; nothing for a kickoff or a review. */
function durationsOf(template: StepTemplate | undefined): number[] {
  if (template?.kind !== "consultation") return [];
  return Array.from({ length: TOPICS_MAX }, (_, at) => durationMinutes(template, at + 1));
}

function contentOf(items: readonly Item[], seal: Opener, { since }: Insider, turns: Turn[]) {
  const taken = new Set(turns.map(({ topicID }) => topicID));
  return {
    turns,
    topics: rowsOf(Topics, items).map((row) => ({
      topicID: row.topicID,
      at: row.at,
      isTaken: taken.has(row.topicID),
      ...topicOf(row, seal),
    })),
    actions: rowsOf(GroupActions, items).map(({ actionID, sealed }) => shownAction(actionID, sealed, seal)),
    // What was shared before one joined is none of one's own.
    learnings: rowsOf(SharedLearnings, items)
      .filter(({ at }) => at >= since)
      .map(({ learningID, sessionID, at, sealed }) => {
        const said = seal.open(placeOf.learning(learningID), sealed) as SharedText;
        return { learningID, sessionID, at, ...said };
      }),
    resources: rowsOf(Resources, items).map(({ resourceID, at, sealed }) => ({
      resourceID,
      at,
      ...opened(KeptResource, seal, placeOf.resource(resourceID), sealed),
    })),
  };
}

interface SharedText {
  authorID: string;
  process: string;
  content: string;
}

function shownAction(actionID: string, sealed: string, seal: Opener): GroupPage["actions"][number] {
  const kept = seal.open(placeOf.action(actionID), sealed) as KeptAction;
  const { ownerID, type, text, dueOn, sessionID, outcome, word } = kept;
  return { actionID, ownerID, type, text, dueOn, sessionID, outcome, word };
}

function turnsIn(items: readonly Item[], seal: Opener): Turn[] {
  const [row] = rowsOf(Ledgers, items);
  return row ? (seal.open(placeOf.ledger, row.sealed) as Turn[]) : [];
}

/** What was said before the next session, until its room goes on with it. */
async function boardIn({ sessions }: Framed, items: readonly Item[], me: Insider, seal: Opener) {
  const next = sessions.find((one) => one.kind === "regular" && one.status === "planned" && isAhead(one));
  if (!next) return null;
  const { sessionID } = next;
  if (await db().get(Rooms, { sessionID })) return null;
  const board = boardOf(
    sessionID,
    rowsOf(Boards, items).find((row) => row.sessionID === sessionID),
    seal,
  );
  const cast = Object.values(board.votes);
  const votes = [...new Set(cast)].map((topicID) => ({ topicID, count: cast.filter((one) => one === topicID).length }));
  return { sessionID, votes, vote: board.votes[me.personID] ?? null, passed: board.passed.includes(me.personID) };
}
