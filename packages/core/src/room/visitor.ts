import { Visit } from "../visit/index.ts";
import type { Logged } from "./entry.ts";
import type { RoomState, Seat } from "./state.ts";
import { seatOf } from "./state.ts";

/** The seat of who comes for this session alone; undefined for everyone else, and while a member has not agreed. */
export async function visitorSeat(key: {
  cohortID: string;
  sessionID: string;
  participantID: string;
}): Promise<Omit<Seat, "status" | "via"> | undefined> {
  if (!key.participantID.startsWith("participant_")) return undefined;
  const visit = await Visit.admitted(key);
  if (!visit) return undefined;
  const { participantID: personID, given, family, signed: charter, enrolmentID } = visit;
  return { personID, name: `${given} ${family}`, role: "peer", charter, enrolmentID, guest: true };
}

export const isVisitor = (state: Pick<RoomState, "frame">, who: string): boolean => seatOf(state, who)?.guest === true;

/**
 * A room as a guest may see it: this session, and nothing that the group brought into it. What members took on before,
 * what they proposed and voted for beforehand is none of his.
 */
export function asVisitor(state: RoomState): RoomState {
  return { ...state, inner: { ...state.inner, due: [], votes: {} } };
}

/** The log as a guest may read it: less what became of actions of before, and those that the session opened with. */
export function entriesForVisitor(entries: readonly Logged[]): Logged[] {
  return entries
    .filter(({ entry }) => entry.kind !== "debriefed")
    .map((one) => (one.entry.kind === "opened" ? { ...one, entry: { ...one.entry, due: [] } } : one));
}
