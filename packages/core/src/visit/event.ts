import { event } from "../db/index.ts";
import type { Operation } from "../kernel/index.ts";
import type { Info } from "./row.ts";

export const Event = {
  /** The firm proposes it; he answers. */
  Offered: "visit.offered",
  /** Members of the host group are to be asked: all of them, or who came since. */
  Asked: "visit.asked",
  Confirmed: "visit.confirmed",
  /** Someone joined the host group: his word is waited for again. */
  Suspended: "visit.suspended",
  Ended: "visit.ended",
} as const;

/** `turn`: of which change it tells; a mail of an earlier one is late. */
export function told(name: (typeof Event)[keyof typeof Event], visit: Info): Operation {
  const { cohortID, sessionID, participantID, turn } = visit;
  return event(name, { cohortID, sessionID, participantID, turn: String(turn) });
}
