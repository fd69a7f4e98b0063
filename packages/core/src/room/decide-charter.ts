import { DomainError, refusedField } from "../kernel/index.ts";
import type { Decided, Deciders, Facts } from "./decide.ts";
import { type RoomState, refusal } from "./state.ts";

/** As many rules as a charter has room for. */
export const RULES_MOST = 12;

const rulesIn = ({ charter }: Facts): readonly string[] => charter?.rules ?? [];

/** A charter with other rules is another one: who is of the group signs it again. */
function unsigned(state: RoomState): RoomState {
  const seats = state.frame.seats.map((seat) => (seat.enrolmentID && !seat.guest ? { ...seat, charter: false } : seat));
  return { ...state, frame: { ...state.frame, seats } };
}

/** The charter, discussed, completed and signed. */
export const settle: Deciders<"addRule" | "dropRule" | "signCharter"> = {
  addRule: (state, who, { text }, facts): Decided => {
    const rules = rulesIn(facts);
    if (rules.includes(text)) throw refusedField("text", "room.rule_there", "This rule is there already");
    if (rules.length >= RULES_MOST) throw refusal("rules_full", "A charter has twelve rules of its own at most");
    return { state: unsigned(state), entry: { kind: "ruleAdded", by: who, text } };
  },
  dropRule: (state, who, { text }, facts): Decided => {
    if (!rulesIn(facts).includes(text)) throw refusal("rule_gone", "This rule is gone");
    return { state: unsigned(state), entry: { kind: "ruleDropped", by: who, text } };
  },
  signCharter: (state, who, { version }, { charter }): Decided => {
    if (charter?.version !== version) {
      throw new DomainError("conflict", "charter.changed", "The charter has changed: read it again");
    }
    const seats = state.frame.seats.map((seat) => (seat.personID === who ? { ...seat, charter: true } : seat));
    return { state: { ...state, frame: { ...state.frame, seats } }, entry: { kind: "signed", by: who, version } };
  },
};
