import * as v from "valibot";
import { Day, ID, line, text } from "../kernel/index.ts";
import { ActionID, LIMITS, OUTCOMES, WORDS } from "./entry.ts";
import { MODES, PersonID } from "./room.table.ts";

const act = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.object({ kind: v.literal(kind), ...entries });
const Place = v.pipe(v.number(), v.integer("step"), v.minValue(0, "step"), v.maxValue(200, "step"));
const Seq = v.pipe(v.number(), v.integer("seq"), v.minValue(0, "seq"), v.maxValue(999_999, "seq"));
const Topic = v.optional(v.nullable(ID.schema("topic")), null);

/** Everything that someone may do in an open room; each is one entry of its log. */
export const Act = v.variant("kind", [
  /** Comes in, or back; an observer signs the charter by it. */
  act("enter", { charter: v.optional(v.boolean(), false) }),
  act("leave", {}),
  act("raiseHand", {}),
  act("lowerHand", { personID: v.optional(PersonID) }),
  // The facilitator's.
  act("admit", { personID: PersonID }),
  act("remove", { personID: PersonID }),
  act("offer", { personID: PersonID }),
  /** By whom it was offered to; or by the group's coach, who may always take the room back. */
  act("take", {}),
  act("setMode", { mode: v.picklist(MODES) }),
  /** `from` is the step that the screen shows: of two presses one moves. */
  act("next", { from: Place }),
  act("back", { from: Place, to: Place }),
  act("pause", {}),
  act("resume", {}),
  act("extend", {
    minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, "minutes"), v.maxValue(30, "minutes")), 2),
  }),
  act("redistribute", {}),
  act("assent", { clientAgrees: v.optional(v.boolean(), false) }),
  act("choose", { clientID: PersonID, topicID: Topic, title: v.optional(text(160), "") }),
  act("observe", { memberID: ID.schema("member"), name: v.optional(line(120), "–") }),
  // Everyone's, as the step allows.
  act("accept", { personID: PersonID }),
  act("checkIn", { text: text(LIMITS.word) }),
  act("debrief", { actionID: ActionID, outcome: v.picklist(OUTCOMES), word: v.optional(text(LIMITS.word), "") }),
  act("vote", { topicID: ID.schema("topic") }),
  act("pass", {}),
  /** `aloud`: the facilitator writes what was said; `answers`: the number of the question. */
  act("write", {
    word: v.picklist(WORDS),
    text: v.pipe(text(LIMITS.statement), v.minLength(1, "required")),
    answers: v.optional(v.nullable(Seq), null),
  }),
  act("withdraw", { seq: Seq }),
  act("agree", {}),
  /** `ownerID`: when the facilitator writes it for someone. */
  act("takeAction", {
    type: v.optional(v.picklist(["action", "experiment"]), "action"),
    text: v.pipe(text(LIMITS.action), v.minLength(1, "required")),
    dueOn: Day,
    ownerID: v.optional(PersonID),
  }),
  /** One's own, private unless shared. An observer writes on process alone. */
  act("learn", {
    process: v.optional(text(LIMITS.learning), ""),
    content: v.optional(text(LIMITS.learning), ""),
    share: v.optional(v.boolean(), false),
  }),
  /** A rule that the group gives itself beside the shipped articles: a new version, which everyone signs again. */
  act("addRule", { text: line(300) }),
  act("dropRule", { text: line(300) }),
  /** By his name typed, on the version that he read. */
  act("signCharter", { name: line(120), version: v.pipe(v.number(), v.integer("version")) }),
  act("drift", {}),
  act("whisper", { text: v.pipe(text(LIMITS.word), v.minLength(1, "required")) }),
  act("close", {
    learnings: v.picklist(["written", "aloud", "paper", "none"]),
    /** Why none, when none. */
    reason: v.optional(text(300), ""),
  }),
]);
export type Act = v.InferOutput<typeof Act>;
export type ActOf<K extends Act["kind"]> = Extract<Act, { kind: K }>;
