import { db, rowsOf } from "../db/index.ts";
import { Actor, now, plusMinutes } from "../kernel/index.ts";
import type { Key } from "./load.ts";
import { listening } from "./read.ts";
import { RoomEars } from "./room.table.ts";

/** API Gateway ends a connection after two hours; a row outlives it a little. */
const LIFE_MINUTES = 125;
/** Nine people, each with a phone and a screen that came back a few times. */
const EARS_MAX = 200;

/** Keeps where a person listens; false when he is not, or no more, in the room. For who carries signals. */
export async function lendEar(ear: Key & { personID: string; connectionID: string }): Promise<boolean> {
  Actor.assertSystem();
  const { cohortID, sessionID, personID } = ear;
  if ((await listening({ cohortID, sessionID, people: [personID] })).length === 0) return false;
  await db().heal({ ear: RoomEars.put({ ...ear, expiresAt: plusMinutes(now(), LIFE_MINUTES) }) });
  return true;
}

/** The connections that may hear of a room, and those whose people are in it no more. */
export async function earsOf(sessionID: string): Promise<{ open: string[]; closed: string[] }> {
  Actor.assertSystem();
  const { items } = await db().query({ pk: ["ROOM", sessionID], begins: ["EAR"], limit: EARS_MAX });
  // Rows are removed some time after they end: never by the clock of the engine alone.
  const ears = rowsOf(RoomEars, items).filter(({ expiresAt }) => expiresAt > now());
  const [first] = ears;
  if (!first) return { open: [], closed: [] };
  const people = [...new Set(ears.map(({ personID }) => personID))];
  const present = new Set(await listening({ cohortID: first.cohortID, sessionID, people }));
  const connections = (wanted: boolean) =>
    ears.filter(({ personID }) => present.has(personID) === wanted).map(({ connectionID }) => connectionID);
  return { open: connections(true), closed: connections(false) };
}

/** These connections are over. */
export async function dropEars(sessionID: string, connections: readonly string[]): Promise<void> {
  Actor.assertSystem();
  if (connections.length === 0) return;
  await db().heal({
    ears: connections.slice(0, 40).map((connectionID) => RoomEars.delete({ sessionID, connectionID })),
  });
}
