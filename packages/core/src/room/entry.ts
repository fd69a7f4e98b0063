import * as v from "valibot";
import { Day, ID, Instant } from "../kernel/index.ts";
import { MODES, PersonID } from "./room.table.ts";

/** How many characters each kind of word may have; screens show the limit. */
export const LIMITS = {
  statement: 1_000,
  question: 280,
  answer: 500,
  request: 300,
  feeling: 400,
  experience: 400,
  suggestion: 400,
  hypothesis: 400,
  resource: 400,
  decision: 400,
  action: 300,
  learning: 1_000,
  word: 400,
  note: 8_000,
} as const;

export const IDEAS = ["feeling", "experience", "suggestion", "hypothesis", "question", "resource"] as const;
/** What a person may say in writing to the room. */
export const WORDS = ["statement", "answer", "request", "decision", ...IDEAS] as const;
export type Word = (typeof WORDS)[number];

const Text = v.strictObject({ fr: v.string(), en: v.string() });

/** One step of the plan of a session, as the template had it when the room was opened. */
export const PlannedStep = v.strictObject({
  /** The template's key, or `checkIn`, `debrief`, `choice`, `pause`, `checkOut`. */
  key: v.string(),
  part: v.picklist(["opening", "consultation", "frame", "closing"]),
  /** From 0; null outside a consultation. */
  consultation: v.nullable(v.number()),
  name: Text,
  minutes: v.number(),
  /** Minutes that no redistribution takes. */
  floorMinutes: v.number(),
  writer: v.picklist(["client", "consultants", "facilitator", "everyone", "none"]),
  reader: v.picklist(["room", "author"]),
  kind: v.picklist(["talk", "question", "agreement", "contribution", "action", "learning", "decision"]),
  gate: v.picklist(["none", "assent", "charter", "learnings"]),
  instruction: v.strictObject({
    client: v.optional(Text),
    consultant: v.optional(Text),
    facilitator: v.optional(Text),
  }),
});
export type PlannedStep = v.InferOutput<typeof PlannedStep>;

export const ActionID = ID.schema("action");
export const OUTCOMES = ["done", "adapted", "dropped"] as const;

export const DueAction = v.strictObject({
  actionID: ActionID,
  ownerID: PersonID,
  type: v.picklist(["action", "experiment"]),
  text: v.string(),
  dueOn: Day,
  /** What its owner said of it before the session. */
  noted: v.optional(v.strictObject({ outcome: v.picklist(OUTCOMES), word: v.string() })),
});

export type DueAction = v.InferOutput<typeof DueAction>;

const by = PersonID;
const entry = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
  v.strictObject({ kind: v.literal(kind), by, ...entries });

/** What the log keeps, sealed: who did what. `to` names the only readers of a private one. */
export const Entry = v.variant("kind", [
  entry("opened", { plan: v.array(PlannedStep), due: v.array(DueAction), mode: v.picklist(MODES) }),
  entry("entered", { name: v.string() }),
  entry("knocked", { name: v.string() }),
  entry("admitted", { personID: PersonID }),
  entry("left", {}),
  entry("removed", { personID: PersonID }),
  entry("observing", { personID: PersonID }),
  entry("accepted", { personID: PersonID }),
  entry("moded", { mode: v.picklist(MODES) }),
  entry("stepped", { from: v.number(), step: v.number() }),
  entry("paused", {}),
  entry("resumed", {}),
  entry("extended", { minutes: v.number() }),
  entry("redistributed", { minutes: v.array(v.number()) }),
  entry("offered", { personID: PersonID }),
  entry("facilitating", { personID: PersonID }),
  entry("handRaised", {}),
  entry("handLowered", { personID: PersonID }),
  entry("checkedIn", { text: v.string() }),
  entry("debriefed", { actionID: ActionID, outcome: v.picklist(OUTCOMES), word: v.string() }),
  entry("voted", { topicID: ID.schema("topic"), to: v.array(PersonID) }),
  entry("passed", { to: v.array(PersonID) }),
  entry("chosen", {
    consultation: v.number(),
    clientID: PersonID,
    topicID: v.nullable(ID.schema("topic")),
    title: v.string(),
  }),
  /** `author` null: said aloud, written by the facilitator for the group. `text` null: withdrawn, its place stays. */
  entry("wrote", {
    author: v.nullable(PersonID),
    word: v.picklist(WORDS),
    text: v.nullable(v.string()),
    answers: v.nullable(v.number()),
  }),
  entry("withdrew", { seq: v.number() }),
  entry("agreed", {}),
  entry("assented", {}),
  entry("acted", { action: DueAction }),
  /** `shared` only when its author shared it at once. */
  entry("learned", {
    author: PersonID,
    learningID: v.nullable(ID.schema("learning")),
    shared: v.nullable(v.strictObject({ process: v.string(), content: v.string() })),
  }),
  /** The group's own rules, and who signed its charter in the room. */
  entry("ruleAdded", { text: v.string() }),
  entry("ruleDropped", { text: v.string() }),
  entry("signed", { version: v.number() }),
  entry("drifting", { to: v.array(PersonID) }),
  entry("whispered", { text: v.string(), to: v.array(PersonID) }),
  entry("closed", { learnings: v.picklist(["written", "aloud", "paper", "none"]), reason: v.string() }),
]);
export type Entry = v.InferOutput<typeof Entry>;

/** An entry as it is read: numbered and dated. */
export const Logged = v.strictObject({ seq: v.number(), at: Instant, entry: Entry });
export type Logged = v.InferOutput<typeof Logged>;
