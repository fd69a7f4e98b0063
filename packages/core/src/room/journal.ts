import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, Instant, type Item, notFound } from "../kernel/index.ts";
import { SessionRow } from "../session/index.ts";
import { insiderOf } from "./access.ts";
import { DueAction, OUTCOMES } from "./entry.ts";
import { contentOfGroup } from "./group.ts";
import { asPeer, existing, OfGroup, written } from "./inside.ts";
import { placeOf } from "./load.ts";
import { peerMeetings } from "./peer-meetings.ts";
import { read } from "./read.ts";
import { Learnings, Notes, SharedLearnings } from "./room.table.ts";
import { personSeal, type Seal } from "./seal.ts";

const JOURNAL_MAX = 1_000;
const strict = <E extends v.ObjectEntries>(entries: E) => v.strictObject(entries);
const sessionID = ID.schema("session");

/** What one keeps of a group, for oneself alone; and what the others shared with one there, while it is kept. */
export const Journal = strict({
  cohortName: v.string(),
  name: v.string(),
  sessions: v.array(strict(v.pick(SessionRow, ["sessionID", "kind", "number", "startsAt", "zone"]).entries)),
  /** Topics as client. */
  topics: v.array(strict({ sessionID, title: v.string() })),
  actions: v.array(
    strict({ ...DueAction.entries, sessionID, outcome: v.nullable(v.picklist(OUTCOMES)), word: v.string() }),
  ),
  notes: v.array(strict({ sessionID, at: Instant, text: v.string() })),
  /** Words of others that one marked for oneself; read while the group's content is kept. */
  marks: v.array(strict({ sessionID, text: v.string() })),
  learnings: v.array(
    strict({
      sessionID,
      learningID: ID.schema("learning"),
      at: Instant,
      process: v.string(),
      content: v.string(),
      isShared: v.boolean(),
    }),
  ),
  shared: v.array(strict({ sessionID, name: v.string(), process: v.string(), content: v.string() })),
});
export type Journal = v.InferOutput<typeof Journal>;

/** One's own log of a group: nobody else's is read here. It outlives the group's content, and one's place in it. */
export async function journal({ cohortID }: { cohortID: string }): Promise<Journal> {
  const { memberID, participantID } = Actor.member();
  const whole = await Enrolment.groupOf(cohortID);
  const { me, group } = await partOf(whole);
  const personID = me?.personID ?? participantID ?? memberID;
  const { items } = await db().query({ pk: ["JOURNAL", personID], limit: JOURNAL_MAX });
  const own = items.filter((item) => item.cohortID === cohortID);
  if (!me && own.length === 0) throw notFound("cohort");
  const pages = own.length === 0 ? { pages: [], learnings: [] } : pagesOf(own, await personSeal(cohortID, personID));
  const kept = me && group && !group.erased;
  const wasMember = me !== undefined || whole.enrolments.some((one) => one.participantID === personID);
  const nameOf = (id: string) => group?.people.find((one) => one.personID === id)?.name ?? "";
  const mine = <T extends { sessionID: string }>(list: readonly (T & { by: string })[]) =>
    list.filter(({ by }) => by === personID).map(({ by: _, ...one }) => one);
  return {
    cohortName: whole.cohort.name,
    name: me?.name ?? nameOf(personID),
    sessions: [...whole.sessions, ...peerMeetings(whole)]
      // A guest of one session knows of no other.
      .filter(({ sessionID }) => wasMember || own.some((item) => item.sessionID === sessionID))
      .map(({ sessionID, kind, number, startsAt, zone }) => ({ sessionID, kind, number, startsAt, zone })),
    topics: mine(
      (group?.turns ?? []).map(({ title, ...turn }) => ({ sessionID: turn.sessionID, title, by: turn.personID })),
    ),
    actions: mine((group?.actions ?? []).map((action) => ({ ...action, by: action.ownerID }))),
    notes: pages.pages.filter(({ text }) => text !== "").map(({ marks: _, ...page }) => page),
    marks: kept ? (await Promise.all(pages.pages.map((page) => markedIn(cohortID, page)))).flat() : [],
    learnings: pages.learnings,
    shared: (group?.learnings ?? [])
      .filter(({ authorID }) => authorID !== personID)
      .map(({ authorID, process, content, ...one }) => ({
        sessionID: one.sessionID,
        name: nameOf(authorID),
        process,
        content,
      })),
  };
}

/** The group's part, for who still is of it and while its key stands. */
async function partOf(whole: Enrolment.Group) {
  try {
    const me = insiderOf(whole);
    return { me, group: await contentOfGroup(whole, me) };
  } catch (error) {
    // Who left has his own pages all the same.
    if (error instanceof DomainError && error.kind === "notFound") return { me: undefined, group: undefined };
    throw error;
  }
}

interface OwnLearning {
  process: string;
  content: string;
  shared: boolean;
}

interface Page {
  sessionID: string;
  at: string;
  text: string;
  /** Numbers in the log of that session. */
  marks: number[];
}

/** What one marked in a session, as the room still shows it to him: a word that was taken back is gone. */
async function markedIn(cohortID: string, { sessionID: of, marks }: Page): Promise<Journal["marks"]> {
  if (marks.length === 0) return [];
  const reading = await read({ cohortID, sessionID: of, after: -1 });
  return (reading?.entries ?? []).flatMap(({ seq, entry }) =>
    entry.kind === "wrote" && entry.text !== null && marks.includes(seq) ? [{ sessionID: of, text: entry.text }] : [],
  );
}

function pagesOf(items: readonly Item[], seal: Seal): { pages: Page[]; learnings: Journal["learnings"] } {
  return {
    pages: rowsOf(Notes, items).map(({ sessionID: of, at, sealed }) => {
      const { text, marks } = seal.open(placeOf.note(of), sealed) as Pick<Page, "text" | "marks">;
      return { sessionID: of, at, text, marks };
    }),
    learnings: rowsOf(Learnings, items).map(({ sessionID: of, learningID, at, sealed }) => {
      const { process, content, shared } = seal.open(placeOf.learning(learningID), sealed) as OwnLearning;
      return { sessionID: of, learningID, at, process, content, isShared: shared };
    }),
  };
}

const One = v.object({ ...OfGroup, learningID: ID.schema("learning") });

/** Puts a learning of one's own on the group's wall, by this act alone; twice is once. */
export const shareLearning = fn("room.shareLearning", One, async ({ cohortID, learningID }) => {
  const { row, own, kept, seal, personID } = await ownLearning({ cohortID, learningID });
  const place = placeOf.learning(learningID);
  const { process, content } = kept;
  return written(
    {
      own: Learnings.replace({ ...row, sealed: own.seal(place, { ...kept, shared: true }) }),
      shared: SharedLearnings.put({
        cohortID,
        learningID,
        sessionID: row.sessionID,
        at: row.at,
        sealed: seal.seal(place, { authorID: personID, process, content }),
      }),
    },
    { cohortID, learningID },
  );
});

/** Takes it off the wall; what was said in the session stays said. */
export const unshareLearning = fn("room.unshareLearning", One, async ({ cohortID, learningID }) => {
  const { row, own, kept } = await ownLearning({ cohortID, learningID });
  return written(
    {
      own: Learnings.replace({ ...row, sealed: own.seal(placeOf.learning(learningID), { ...kept, shared: false }) }),
      shared: SharedLearnings.delete({ cohortID, learningID }),
    },
    { cohortID, learningID },
  );
});

async function ownLearning({ cohortID, learningID }: { cohortID: string; learningID: string }) {
  const { me, seal } = await asPeer(cohortID);
  const { personID } = me;
  const row = await existing(db().get(Learnings, { personID, cohortID, learningID }), "learning");
  const own = await personSeal(cohortID, personID);
  return { row, own, kept: own.open(placeOf.learning(learningID), row.sealed) as OwnLearning, seal, personID };
}
