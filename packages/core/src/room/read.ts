import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { EnrolmentHolds } from "../enrolment/index.ts";
import { Actor, fn, ID, notFound, now, plusMinutes } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Sessions } from "../session/index.ts";
import { Vault, VaultKeys } from "../vault/index.ts";
import { Visit } from "../visit/index.ts";
import { insider } from "./access.ts";
import type { Logged } from "./entry.ts";
import { isReplaced, type Key, type Loaded, load, openEntry, placeOf } from "./load.ts";
import { Ledgers, RoomEntries, Rooms, seqText } from "./room.table.ts";
import { openerOf } from "./seal.ts";
import { type StoredRoom, seatOf } from "./state.ts";
import { type Reading, viewOf } from "./view.ts";
import { asVisitor, entriesForVisitor, isVisitor } from "./visitor.ts";
import type { Turn } from "./write.ts";

/** More than any session makes. */
const ENTRIES_MAX = 5_000;

/** How long after its end a session is still read by who facilitated it without a line in the audit log. */
const FRESH_MINUTES = 24 * 60;

/**
 * The room as the actor may see it, with the log after `after` (-1 for all of it). Undefined: nothing is newer. Two
 * round trips at most, one when nothing is new or the last act alone.
 */
export async function read({ after, ...key }: Key & { after: number }): Promise<Reading | undefined> {
  const loaded = await load(key);
  if (after >= loaded.room.seq) return undefined;
  return readingOf(loaded, after, (await readsAll(loaded)) && !isPast(loaded));
}

/** A session that is over, read again whole: a facilitator's reading leaves its line in the audit log, ids alone. */
export const readAgain = fn(
  "room.read",
  v.object({ cohortID: ID.schema("cohort"), sessionID: ID.schema("session") }),
  async (key) => {
    const loaded = await load(key);
    const reading = await readingOf(loaded, -1, await readsAll(loaded));
    await db().write({}, { ...key, status: loaded.room.status });
    return reading;
  },
);

async function readingOf(loaded: Loaded, after: number, reads: boolean): Promise<Reading> {
  const { state, who } = loaded;
  const entries = reads ? await entriesAfter(loaded, after) : [];
  const isGuest = isVisitor(state, who);
  const view = viewOf(isGuest ? asVisitor(state) : state, who, now(), reads);
  const his = entries.filter(({ entry }) => !("to" in entry) || entry.to.includes(who));
  const shown = isGuest ? entriesForVisitor(his) : his;
  return { view: { ...view, seq: lastOf(entries, view.seq) }, entries: shown };
}

/** What was said in a past session opens to its facilitator by `readAgain` alone. */
function isPast({ room, who }: Loaded): boolean {
  const isPeer = who.startsWith("participant_");
  return !isPeer && room.closedAt !== null && plusMinutes(room.closedAt, FRESH_MINUTES) < now();
}

/** Who is in reads; once it is over, who was, and peers who had joined the group before it was opened. */
async function readsAll({ state, who, room }: Loaded): Promise<boolean> {
  const status = seatOf(state, who)?.status;
  if (status === "in") return true;
  if (room.status === "open" || status === "removed" || status === "waiting") return false;
  if (status === "out") return true;
  if (Actor.use().type === "link") return false;
  const { since } = await insider(room.cohortID);
  return since <= room.openedAt;
}

/** The state was read before its log: what came between is asked for the next time. */
function lastOf(entries: readonly Logged[], seq: number): number {
  const last = entries.at(-1)?.seq ?? seq;
  return Math.min(last, seq);
}

async function entriesAfter({ room, seal }: Loaded, after: number): Promise<Logged[]> {
  const { last } = room;
  if (last?.seq === room.seq && after === room.seq - 1) return [openEntry(room.sessionID, last, seal)];
  const { items } = await db().query({
    pk: ["ROOM", room.sessionID],
    between: [`ENTRY#${seqText(after + 1)}`, `ENTRY#${seqText(room.seq)}`],
    limit: ENTRIES_MAX,
  });
  return rowsOf(RoomEntries, items).map((row) => openEntry(room.sessionID, row, seal));
}

/** Who has been client so far, for the group's own. */
export async function turns(cohortID: string): Promise<Turn[]> {
  await insider(cohortID);
  const [row, key] = await db().gets(
    { entity: Ledgers, key: { cohortID } },
    { entity: VaultKeys, key: { cohortID, holder: Vault.GROUP } },
  );
  const opener = await openerOf(cohortID, Vault.GROUP, key);
  return row ? (opener.open(placeOf.ledger, row.sealed) as Turn[]) : [];
}

/** Who of these people may still be told that something happened in a room; asked by who delivers. One round trip. */
export async function listening({ people, ...key }: Key & { people: readonly string[] }): Promise<string[]> {
  Actor.assertSystem();
  const { cohortID } = key;
  const seats = people.map((personID) =>
    personID.startsWith("participant_")
      ? { entity: EnrolmentHolds, key: { cohortID, participantID: personID } }
      : { entity: Members, key: { memberID: personID } },
  );
  const [room, session, ...held] = await db().gets({ entity: Rooms, key }, { entity: Sessions, key }, ...seats);
  if (room?.cohortID !== cohortID) return [];
  const guests = await guestsOf(key, room, people);
  return people.filter((personID, at) => {
    const row = held[at];
    const belongs = row !== undefined && !("status" in row && row.status === "removed");
    const isIn = seatOf({ frame: room }, personID)?.status === "in";
    return (belongs || guests.has(personID)) && !isReplaced(session, personID) && isIn;
  });
}

/** Who of these people is in as a guest, and still may be. */
async function guestsOf(key: Key, room: StoredRoom, people: readonly string[]): Promise<Set<string>> {
  const seated = people.filter((personID) => room.status === "open" && isVisitor({ frame: room }, personID));
  const found = await Promise.all(seated.map((participantID) => Visit.find({ ...key, participantID })));
  return new Set(found.flatMap((visit) => (visit ? [visit.participantID] : [])));
}

/** The actor's seat in a room, for whoever gives him a place to listen; not found when he is not in. */
export async function seatedAs(key: Key): Promise<string> {
  const { state, who } = await load(key);
  if (seatOf(state, who)?.status !== "in") throw notFound("room");
  return who;
}
