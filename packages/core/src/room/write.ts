import { PeerMeetings } from "../autonomy/index.ts";
import type { Named } from "../db/index.ts";
import { db, event } from "../db/index.ts";
import { DomainError, type Operation } from "../kernel/index.ts";
import type { Act } from "./act.ts";
import type { Decided } from "./decide.ts";
import type { DueAction, Logged, OUTCOMES } from "./entry.ts";
import { type Loaded, placeOf } from "./load.ts";
import { GroupActions, Learnings, Ledgers, RoomEntries, Rooms, SharedLearnings } from "./room.table.ts";
import { personSeal, type Seal } from "./seal.ts";
import type { RoomState } from "./state.ts";

export const Event = {
  ActionTaken: "room.actionTaken",
  ActionSettled: "room.actionSettled",
  Opened: "room.opened",
  Closed: "room.closed",
  /** A group's review waits for everyone's say. */
  ReviewAsked: "room.reviewAsked",
  ReviewReleased: "room.reviewReleased",
} as const;

/** What a group's action says, sealed in its row. */
export interface KeptAction extends DueAction {
  sessionID: string;
  outcome: (typeof OUTCOMES)[number] | null;
  word: string;
  /** Said by its owner between two sessions: the next one still opens with it. */
  untold?: boolean;
}

/** One turn of the ledger: who was client, of what. */
export interface Turn {
  personID: string;
  sessionID: string;
  topicID: string | null;
  title: string;
}

/** Longer ones would make the row dearer to write than they spare those who read it. */
const LAST_MAX = 500;

/** The entry and the state after it, in one transaction whose condition is that nobody wrote meanwhile. */
export function stateOperations(
  { room, seal }: Pick<Loaded, "room" | "seal">,
  { state, entry, emptied }: Decided,
  at: string,
) {
  const { sessionID } = room;
  const seq = room.seq + 1;
  const sealed = seal.seal(placeOf.entry(sessionID, seq), entry);
  return {
    room: Rooms.replace({
      ...state.frame,
      seq,
      rev: room.rev,
      sealed: seal.seal(placeOf.state(sessionID), state.inner),
      last: sealed.length <= LAST_MAX ? { seq, at, sealed } : null,
    }),
    entry: RoomEntries.create({ sessionID, seq, at, sealed }),
    ...(emptied && { emptied: emptiedOf(sessionID, emptied, seal) }),
  };
}

function emptiedOf(sessionID: string, { seq, at, entry }: Logged, seal: Seal): Operation {
  return RoomEntries.put({ sessionID, seq, at, sealed: seal.seal(placeOf.entry(sessionID, seq), entry) });
}

/** The rows beside the log that an entry asks for. */
export async function alongside(loaded: Loaded, decided: Decided, act: Act, at: string): Promise<Named> {
  const { cohortID, sessionID } = loaded.room;
  const { entry } = decided;
  if (entry.kind === "acted") {
    const { actionID, ownerID, dueOn } = entry.action;
    const kept: KeptAction = { ...entry.action, sessionID, outcome: null, word: "" };
    return {
      action: GroupActions.create({ cohortID, actionID, sealed: loaded.seal.seal(placeOf.action(actionID), kept) }),
      taken: event(Event.ActionTaken, { cohortID, actionID, personID: ownerID, dueOn }),
    };
  }
  if (entry.kind === "debriefed") return debriefed(loaded, entry);
  if (entry.kind === "learned" && act.kind === "learn") return learned(loaded, entry, act, at);
  if (entry.kind !== "closed") return {};
  return {
    ...(await ledger(loaded, decided.state)),
    ...(loaded.room.coachID === null && {
      held: PeerMeetings.update({ cohortID, sessionID }, { set: { status: "held" } }),
    }),
    closed: event(Event.Closed, { cohortID, sessionID }),
  };
}

async function debriefed(
  { room, seal }: Loaded,
  entry: Extract<Decided["entry"], { kind: "debriefed" }>,
): Promise<Named> {
  const { cohortID } = room;
  const row = await db().get(GroupActions, { cohortID, actionID: entry.actionID });
  if (!row) throw new DomainError("notFound", "action.not_found", "This does not exist or is not open to you");
  const place = placeOf.action(row.actionID);
  const kept = seal.open(place, row.sealed) as KeptAction;
  const { outcome, word } = entry;
  const told: KeptAction = { ...kept, outcome, word, untold: false };
  return {
    action: GroupActions.replace({ ...row, sealed: seal.seal(place, told) }),
    settled: event(Event.ActionSettled, { cohortID, actionID: entry.actionID }),
  };
}

async function learned(
  { room, seal }: Loaded,
  { author, learningID, shared }: Extract<Decided["entry"], { kind: "learned" }>,
  { process, content }: { process: string; content: string },
  at: string,
): Promise<Named> {
  if (learningID === null) return {};
  const { cohortID, sessionID } = room;
  const place = placeOf.learning(learningID);
  const own = await personSeal(cohortID, author);
  const row = { personID: author, cohortID, sessionID, learningID, at };
  return {
    learning: Learnings.create({ ...row, sealed: own.seal(place, { process, content, shared: shared !== null }) }),
    ...(shared && {
      shared: SharedLearnings.create({
        cohortID,
        sessionID,
        learningID,
        at,
        sealed: seal.seal(place, { authorID: author, ...shared }),
      }),
    }),
  };
}

/** Who was client of what began in this session joins the group's ledger. */
async function ledger({ room, seal }: Loaded, { frame, inner, plan }: RoomState): Promise<Named> {
  const { cohortID, sessionID } = room;
  const begun = inner.consultations.filter((_, n) =>
    plan.some(({ consultation }, at) => consultation === n && at <= frame.step),
  );
  if (begun.length === 0) return {};
  const row = await db().get(Ledgers, { cohortID });
  const turns = row ? (seal.open(placeOf.ledger, row.sealed) as Turn[]) : [];
  const added = begun.map(({ clientID, topicID, title }) => ({ personID: clientID, sessionID, topicID, title }));
  const sealed = seal.seal(placeOf.ledger, [...turns, ...added]);
  return { ledger: row ? Ledgers.replace({ ...row, sealed }) : Ledgers.create({ cohortID, sealed }) };
}
