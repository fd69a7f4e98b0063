import type { DomainError } from "../kernel/index.ts";
import { currentConsultation } from "./may.ts";
import { peersIn, type RoomState, refusal, seatOf, stepOf } from "./state.ts";

/** Why the facilitator may not leave the present step yet. */
export function gateRefusal(state: RoomState): DomainError | undefined {
  const { gate } = stepOf(state);
  if (gate === "assent" && !currentConsultation(state)?.assented) {
    return refusal("no_assent", "The client agrees, then the group: record it first");
  }
  if (gate === "charter" && peersIn(state).some(({ charter }) => !charter)) return unsigned();
  return thresholdRefusal(state);
}

/** No consultation begins without its client, nor with someone present who has not signed the charter. */
function thresholdRefusal(state: RoomState): DomainError | undefined {
  const next = state.plan[state.frame.step + 1]?.consultation ?? null;
  if (next === null || next === stepOf(state).consultation) return undefined;
  const client = state.inner.consultations[next]?.clientID;
  if (client === undefined) return refusal("no_client", "Choose the client first");
  if (seatOf(state, client)?.status !== "in") return refusal("client_away", "The client is not in the room");
  return peersIn(state).some(({ charter }) => !charter) ? unsigned() : undefined;
}

function unsigned(): DomainError {
  return refusal("charter_unsigned", "Someone present has not signed the charter");
}
