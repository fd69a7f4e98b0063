import { matches } from "../../format/text.ts";
import type { Queued } from "./queue.data.ts";

/** The tabs of the queue, as they stand in the address; the first holds what waits for someone. */
export const STATES = ["ouvertes", "attente", "acceptees", "closes", "toutes"] as const;
export type State = (typeof STATES)[number];

const stateOf = {
  invited: "ouvertes",
  requested: "ouvertes",
  held: "ouvertes",
  waiting: "attente",
  accepted: "acceptees",
  declined: "closes",
  cancelled: "closes",
  expired: "closes",
} as const satisfies Record<Queued["status"], State>;

const isIn = (state: State) => (one: Queued) => state === "toutes" || stateOf[one.status] === state;

/** How many stand under each tab, among those that were fetched. */
export const countIn = (all: readonly Queued[], state: State): number => all.filter(isIn(state)).length;

/** What the address asks of the queue, in its order. */
export const queued = (all: readonly Queued[], asked: { q: string; state: State }): Queued[] =>
  all
    .filter(isIn(asked.state))
    .filter((one) =>
      matches(
        asked.q,
        one.given,
        one.family,
        one.cohortName,
        one.programmeTitle,
        ...one.payers.map(({ name }) => name),
      ),
    );
