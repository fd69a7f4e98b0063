import * as v from "valibot";
import { db } from "../db/index.ts";
import { EnrolmentHolds } from "../enrolment/index.ts";
import { Actor, notFound, type Row } from "../kernel/index.ts";
import { type SessionInfo, Sessions } from "../session/index.ts";
import { Vault, VaultKeys } from "../vault/index.ts";
import { Visit } from "../visit/index.ts";
import { Entry, type Logged, PlannedStep } from "./entry.ts";
import { RoomEntries, Rooms } from "./room.table.ts";
import { type Seal, sealOf } from "./seal.ts";
import { Inner, type RoomState, type StoredRoom, seatOf } from "./state.ts";

export interface Key {
  cohortID: string;
  sessionID: string;
}

/** A room as it was read, with what opens and seals it. */
export interface Loaded {
  room: StoredRoom;
  state: RoomState;
  seal: Seal;
  /** Who asks, as the room knows him; he may have no seat yet. */
  who: string;
}

type Sealed = Pick<Row<typeof RoomEntries>, "seq" | "at" | "sealed">;

/**
 * How rooms of this process were opened, sealed as they stand in the table: written once, never changed, the longest row
 * that a screen would read again each time. Who may see it and by which key is read each time all the same.
 */
const openings = new Map<string, Sealed>();
const OPENINGS_MAX = 200;

function keep(sessionID: string, { seq, at, sealed }: Sealed): void {
  const [oldest] = openings.keys();
  if (openings.size >= OPENINGS_MAX && oldest !== undefined) openings.delete(oldest);
  openings.set(sessionID, { seq, at, sealed });
}

/** Where a sealed text of a room stands. */
export const placeOf = {
  state: (sessionID: string) => `${sessionID}#STATE`,
  entry: (sessionID: string, seq: number) => `${sessionID}#${seq}`,
  action: (actionID: string) => `ACTION#${actionID}`,
  ledger: "LEDGER",
  learning: (learningID: string) => `LEARNING#${learningID}`,
  note: (sessionID: string) => `NOTE#${sessionID}`,
  topic: (topicID: string) => `TOPIC#${topicID}`,
  board: (sessionID: string) => `BOARD#${sessionID}`,
  review: "REVIEW",
  resource: (resourceID: string) => `RESOURCE#${resourceID}`,
} as const;

/** Who the actor may be in a group: named by his link, or by his membership. */
function claimed({ cohortID, sessionID }: Key): { personID: string; isGuest: boolean } {
  const actor = Actor.use();
  if (actor.type !== "link") {
    const { memberID, participantID } = Actor.member();
    return { personID: participantID ?? memberID, isGuest: false };
  }
  const subject = Actor.subject("room");
  if (subject.cohortID !== cohortID || subject.sessionID !== sessionID) throw notFound("room");
  return { personID: subject.personID ?? "", isGuest: true };
}

/**
 * The room and who asks, in one round trip. Not found for who is neither of the group nor seated: a peer must still
 * hold his place in the group, whatever seat he had.
 */
export async function load(key: Key): Promise<Loaded> {
  const { personID, isGuest } = claimed(key);
  const known = openings.get(key.sessionID);
  const [stored, [read], vaultKey, hold, session] = await db().gets(
    { entity: Rooms, key },
    known ? [] : [{ entity: RoomEntries, key: { sessionID: key.sessionID, seq: 0 } }],
    { entity: VaultKeys, key: { cohortID: key.cohortID, holder: Vault.GROUP } },
    { entity: EnrolmentHolds, key: { cohortID: key.cohortID, participantID: personID } },
    { entity: Sessions, key },
  );
  const first = known ?? read;
  const room = stored && ledBy(stored, session);
  if (room?.cohortID !== key.cohortID || !first) throw notFound("room");
  const isAway = isReplaced(session, personID);
  const holds = hold !== undefined || (await visits(room, personID));
  const who = isAway ? undefined : nameIn(room, personID, holds, isGuest);
  if (who === undefined) throw notFound("room");
  const seal = await sealOf(key.cohortID, Vault.GROUP, vaultKey);
  keep(key.sessionID, first);
  return { room, state: stateOf(room, first, seal), seal, who };
}

type Led = Pick<SessionInfo, "coachID" | "standIn">;

/** Its session may have been given to another coach since the room was opened. */
function ledBy(room: StoredRoom, session: Led | undefined): StoredRoom {
  return room.coachID && session ? { ...room, coachID: session.coachID } : room;
}

/** Another leads this session in his stead: it is as closed to him as to any colleague. */
export function isReplaced(session: Led | undefined, personID: string): boolean {
  return session?.standIn?.forID === personID;
}

/** Of another group, let in for this session: until its room closes, and by no word of who was seated in it before. */
async function visits({ cohortID, sessionID, status }: StoredRoom, participantID: string): Promise<boolean> {
  if (status !== "open" || !participantID.startsWith("participant_")) return false;
  return (await Visit.find({ cohortID, sessionID, participantID })) !== undefined;
}

/** The person's id in the room; undefined when it is not open to him. */
function nameIn(room: StoredRoom, personID: string, holds: boolean, isGuest: boolean): string | undefined {
  if (personID.startsWith("participant_") && holds) return personID;
  if (isGuest) return undefined;
  const { memberID } = Actor.member();
  return room.coachID === memberID || seatOf({ frame: room }, memberID) ? memberID : undefined;
}

function stateOf(room: StoredRoom, first: { seq: number; at: string; sealed: string }, seal: Seal): RoomState {
  const { sealed, last: _last, rev: _, ...frame } = room;
  const inner = v.parse(Inner, seal.open(placeOf.state(room.sessionID), sealed));
  const { entry } = openEntry(room.sessionID, first, seal);
  if (entry.kind !== "opened") throw new Error("A room's log does not begin with its opening");
  return { frame, inner, plan: v.parse(v.array(PlannedStep), entry.plan) };
}

/** One entry of the log, opened. */
export function openEntry(sessionID: string, row: { seq: number; at: string; sealed: string }, seal: Seal): Logged {
  const entry = v.parse(Entry, seal.open(placeOf.entry(sessionID, row.seq), row.sealed));
  return { seq: row.seq, at: row.at, entry };
}
