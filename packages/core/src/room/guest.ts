import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, plusMinutes } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Visit } from "../visit/index.ts";
import { seated } from "./act-command.ts";
import { placeOf } from "./load.ts";
import { Rooms } from "./room.table.ts";
import { groupSeal } from "./seal.ts";
import { Inner, type Seat, type StoredRoom, seatOf } from "./state.ts";
import { visitorSeat } from "./visitor.ts";
import { stateOperations } from "./write.ts";

/** A pass of the day: it opens this room alone. */
const PASS_MINUTES = 12 * 60;

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };

async function openRoom(key: { cohortID: string; sessionID: string }): Promise<StoredRoom> {
  const room = await db().get(Rooms, key);
  if (room?.cohortID !== key.cohortID || room.status !== "open") throw notFound("room");
  return room;
}

/** The names that may still come in by the code: the group's peers without a seat in this room. Given names first. */
export async function names(key: { cohortID: string; sessionID: string }) {
  const [room, { enrolments, items }] = await Promise.all([openRoom(key), Enrolment.groupOf(key.cohortID)]);
  const accepted = enrolments.filter(({ status }) => status === "accepted");
  return [...accepted, ...Visit.guestsIn(items, key.sessionID)]
    .filter(({ participantID }) => !seatOf({ frame: room }, participantID))
    .map(({ participantID, given, family }) => ({ personID: participantID, name: `${given} ${family.slice(0, 1)}.` }));
}

function peerSeat({ cohort, enrolments }: Enrolment.Group, personID: string): Omit<Seat, "status" | "via"> | undefined {
  const peer = enrolments.find((one) => one.participantID === personID && one.status === "accepted");
  if (!peer) return undefined;
  const charter = peer.charter?.version === cohort.charter.version;
  return { personID, name: `${peer.given} ${peer.family}`, role: "peer", charter, enrolmentID: peer.enrolmentID };
}

/**
 * Asks to come in under one's name, without an account: a seat that waits for the facilitator, and a pass of the day.
 * Nobody comes in twice under one name (`room.name_taken`).
 */
export const knock = fn(
  "room.knock",
  v.object({ ...Key, personID: ID.schema("participant") }),
  async ({ personID, ...key }) => {
    if (Actor.use().type !== "visitor") throw Actor.forbidden();
    const { linkID, operation } = Link.issue({
      purpose: "room",
      subject: { ...key, personID },
      expiresAt: plusMinutes(now(), PASS_MINUTES),
    });
    return untilWritten(async () => {
      const [room, group] = await Promise.all([openRoom(key), Enrolment.groupOf(key.cohortID)]);
      const his = peerSeat(group, personID) ?? (await visitorSeat({ ...key, participantID: personID }));
      if (!his) throw notFound("room");
      if (seatOf({ frame: room }, personID))
        throw new DomainError("conflict", "room.name_taken", "Someone came in under this name");
      const seal = await groupSeal(key.cohortID);
      const { sealed, last: _last, rev: _, ...frame } = room;
      const inner = v.parse(Inner, seal.open(placeOf.state(room.sessionID), sealed));
      const { name } = his;
      const state = seated({ frame, inner, plan: [] }, { ...his, status: "waiting", via: "code" });
      const operations = stateOperations(
        { room, seal },
        { state, entry: { kind: "knocked", by: personID, name } },
        now(),
      );
      const written = await db().write({ ...operations, link: operation }, { ...key, linkID, seq: room.seq + 1 });
      return written.refused ? undefined : written.answer;
    });
  },
);
