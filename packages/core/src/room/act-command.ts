import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, logLine } from "../db/index.ts";
import { Actor, fn, ID, notFound, now } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { type Insider, insider } from "./access.ts";
import { Act } from "./act.ts";
import { charterOperations, groupFor } from "./charter.ts";
import { decide, type Facts } from "./decide.ts";
import type { Logged } from "./entry.ts";
import { Topics } from "./group.table.ts";
import { type Key, type Loaded, load, openEntry } from "./load.ts";
import { withOwnName } from "./observer.ts";
import { RoomEntries } from "./room.table.ts";
import { charterSigned } from "./signed.ts";
import { peersIn, type RoomState, refusal, seatOf } from "./state.ts";
import { visitorSeat } from "./visitor.ts";
import { alongside, stateOperations } from "./write.ts";

const Input = v.object({ cohortID: ID.schema("cohort"), sessionID: ID.schema("session"), act: Act });

/**
 * One act of one person in a room: the state, its entry in the log and what follows are one transaction. Decided again
 * when someone else wrote meanwhile; a refusal (`room.…`) changes nothing. The answer holds ids and numbers: no word, nor what was done.
 * A group’s own acts leave no line in the log.
 */
export const act = fn("room.act", Input, async ({ cohortID, sessionID, act: said }) => {
  const wanted = await withOwnName(said);
  const newID = ID.create(wanted.kind === "takeAction" ? "action" : "learning");
  return untilWritten(async () => {
    const read = await load({ cohortID, sessionID });
    const loaded = await prepared(read, wanted);
    const { state, who, room } = loaded;
    if (wanted.kind === "enter" && seatOf(state, who)?.status === "in") {
      return { sessionID, seq: room.seq, status: room.status };
    }
    const at = now();
    const [target, group] = await Promise.all([
      targetOf(loaded, wanted),
      groupFor(wanted, cohortID),
      assertTopic(wanted, cohortID),
    ]);
    const facts: Facts = { now: at, newID, target, charter: group?.cohort.charter };
    const decided = decide(state, who, wanted, facts);
    const written = await db().write(
      {
        ...stateOperations(loaded, decided, at),
        ...(await alongside(loaded, decided, wanted, at)),
        ...(group && charterOperations(group, loaded, decided.entry, wanted)),
        ...(isStaffEntering(who, wanted) && { line: logLine("room.enter", { cohortID, sessionID }) }),
      },
      { sessionID, seq: room.seq + 1, status: decided.state.frame.status, ...madeID(wanted, newID) },
    );
    return written.refused ? undefined : written.answer;
  });
});

/** Who of the firm reads what is said, in the room itself, is told of. */
const isStaffEntering = (who: string, { kind }: Act) => kind === "enter" && who.startsWith("member_");

function madeID({ kind }: Act, newID: string) {
  if (kind === "takeAction") return { actionID: newID };
  return kind === "learn" ? { learningID: newID } : {};
}

/** What an act needs to know beyond the room: the seat of who comes in, the charter signed meanwhile. */
async function prepared(loaded: Loaded, { kind }: Act): Promise<Loaded> {
  if (kind === "enter") return withSeat(loaded);
  if (kind !== "next") return loaded;
  const unsigned = peersIn(loaded.state).filter(({ charter }) => !charter);
  return unsigned.length === 0 ? loaded : { ...loaded, state: await charterSigned(loaded.state) };
}

/** A peer or the group's coach takes the seat that is his; nobody else gets one by himself. */
async function withSeat(loaded: Loaded): Promise<Loaded> {
  const { state, who, room } = loaded;
  if (seatOf(state, who) || Actor.use().type === "link") return loaded;
  const guest = await visitorSeat({ ...room, participantID: who });
  if (guest) return { ...loaded, state: seated(state, { ...guest, status: "out", via: "account" }) };
  const isCoach = who === room.coachID;
  const { personID, name, charter, enrolmentID } = isCoach ? await coachOf(who) : await insider(room.cohortID);
  if (personID !== who) throw refusal("not_admitted", "The facilitator lets people in");
  const role = isCoach ? ("observer" as const) : ("peer" as const);
  const seat = { personID, name, role, status: "out" as const, via: "account" as const, charter };
  return { ...loaded, state: seated(state, { ...seat, ...(enrolmentID && { enrolmentID }) }) };
}

/** Who leads this session: its group's coach, or who stands in for him. */
async function coachOf(memberID: string): Promise<Pick<Insider, "personID" | "name" | "charter" | "enrolmentID">> {
  const { name } = await Member.get(memberID);
  return { personID: memberID, name, charter: true };
}

export function seated(state: RoomState, seat: RoomState["frame"]["seats"][number]): RoomState {
  return { ...state, frame: { ...state.frame, seats: [...state.frame.seats, seat] } };
}

/** A topic that is voted for or taken is one of this group. */
async function assertTopic(wanted: Act, cohortID: string): Promise<void> {
  const topicID = wanted.kind === "vote" || wanted.kind === "choose" ? wanted.topicID : null;
  if (topicID !== null && !(await db().get(Topics, { cohortID, topicID }))) throw notFound("topic");
}

/** The entry that is withdrawn or answered. */
async function targetOf({ state, seal }: Loaded, wanted: Act): Promise<Logged | undefined> {
  const seq = wanted.kind === "withdraw" ? wanted.seq : wanted.kind === "write" ? wanted.answers : null;
  if (seq === null) return undefined;
  const key: Key & { seq: number } = { ...state.frame, seq };
  const row = await db().get(RoomEntries, key);
  return row && openEntry(state.frame.sessionID, row, seal);
}
