import type { DomainError, Instant } from "../kernel/index.ts";
import type { Act, ActOf } from "./act.ts";
import { settle } from "./decide-charter.ts";
import { conduct } from "./decide-conduct.ts";
import { speak } from "./decide-word.ts";
import type { Entry, Logged } from "./entry.ts";
import { refusalOf } from "./may.ts";
import type { RoomState } from "./state.ts";

/** What a decision needs beside the state: the clock, new ids, and the entry that the act points at. */
export interface Facts {
  now: Instant;
  /** The id that an action or a learning gets. */
  newID: string;
  target?: Logged | undefined;
  /** The group's charter as it stands, for who changes or signs it. */
  charter?: { version: number; rules: readonly string[] } | undefined;
}

export interface Decided {
  state: RoomState;
  entry: Entry;
  /** The entry that a withdrawal empties: its place stays. */
  emptied?: Logged;
}

/** How one kind of act changes the room, once `refusalOf` lets it pass; throws what its details are refused for. */
export type Deciders<K extends Act["kind"]> = {
  [Kind in K]: (state: RoomState, who: string, act: ActOf<Kind>, facts: Facts) => Decided;
};

const deciders = { ...conduct, ...speak, ...settle } as Deciders<Act["kind"]>;

/** The room after this act, and its entry in the log. Pure; throws the refusal, and then nothing has changed. */
export function decide(state: RoomState, who: string, act: Act, facts: Facts): Decided {
  const refused: DomainError | undefined = refusalOf(state, who, act.kind, facts.now);
  if (refused) throw refused;
  const run = deciders[act.kind] as (state: RoomState, who: string, act: Act, facts: Facts) => Decided;
  return run(state, who, act, facts);
}
