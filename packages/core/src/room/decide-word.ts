import { plusDays, refusedField } from "../kernel/index.ts";
import type { Deciders } from "./decide.ts";
import { type Entry, LIMITS } from "./entry.ts";
import { currentConsultation, learningStep, wordsOf } from "./may.ts";
import { type Inner, type RoomState, refusal, roleOf, seatOf } from "./state.ts";

const kept = (state: RoomState, inner: Partial<Inner>): RoomState => ({
  ...state,
  inner: { ...state.inner, ...inner },
});

/** What people say, choose and keep. */
export const speak: Deciders<
  | "checkIn"
  | "debrief"
  | "vote"
  | "pass"
  | "write"
  | "withdraw"
  | "agree"
  | "takeAction"
  | "learn"
  | "drift"
  | "whisper"
> = {
  checkIn: (state, who, { text }) => ({
    state: kept(state, { checkedIn: [...state.inner.checkedIn.filter((one) => one !== who), who] }),
    entry: { kind: "checkedIn", by: who, text },
  }),
  debrief: (state, who, { actionID, outcome, word }) => {
    const due = state.inner.due.find((one) => one.actionID === actionID);
    const mine = due && (due.ownerID === who || state.frame.facilitatorID === who);
    if (!mine) throw refusal("nothing_due", "No action of yours is due");
    const changed = state.inner.due.map((one) => (one === due ? { ...one, outcome } : one));
    return { state: kept(state, { due: changed }), entry: { kind: "debriefed", by: who, actionID, outcome, word } };
  },
  vote: (state, who, { topicID }) => ({
    state: kept(state, { votes: { ...state.inner.votes, [who]: topicID } }),
    entry: { kind: "voted", by: who, topicID, to: [who] },
  }),
  pass: (state, who) => ({
    state: kept(state, { passed: [...state.inner.passed, who] }),
    entry: { kind: "passed", by: who, to: [who] },
  }),
  write: (state, who, { word, text, answers }, { now, target }) => {
    if (!wordsOf({ state, who, now }).includes(word)) {
      throw refusal("not_your_word", "In this step it is not yours to write");
    }
    if (text.length > LIMITS[word]) throw refusedField("text", "too_long", "This is too long");
    const asked = target?.entry.kind === "wrote" && target.entry.word === "question";
    if (answers !== null && (word !== "answer" || !asked))
      throw refusedField("answers", "room.no_question", "No question stands there");
    const author = who === state.frame.facilitatorID ? null : who;
    return { state, entry: { kind: "wrote", by: who, author, word, text, answers } };
  },
  withdraw: (state, who, { seq }, { target }) => {
    const found = target?.seq === seq && target.entry.kind === "wrote" ? target.entry : undefined;
    if (!found || found.by !== who || found.text === null)
      throw refusal("not_yours", "Only its author withdraws a word");
    return {
      state,
      entry: { kind: "withdrew", by: who, seq },
      emptied: { seq, at: target?.at ?? "", entry: { ...found, text: null } },
    };
  },
  agree: (state, who) => {
    const current = currentConsultation(state);
    const consultations = state.inner.consultations.map((one) => (one === current ? { ...one, agreed: true } : one));
    return { state: kept(state, { consultations }), entry: { kind: "agreed", by: who } };
  },
  takeAction: (state, who, { type, text, dueOn, ownerID = who }, { newID }) => {
    if (ownerID !== who && state.frame.facilitatorID !== who) throw refusal("not_yours", "One takes one’s own actions");
    if (seatOf(state, ownerID)?.guest) throw refusal("not_for_guest", "What a guest takes on is his own group's");
    // Who types a day reads it by his own clocks, which in the evening may be a day behind UTC's.
    if (!seatOf(state, ownerID) || dueOn < plusDays(state.frame.openedAt.slice(0, 10), -1)) {
      throw refusedField("dueOn", "room.due_past", "An action is due from today on");
    }
    return { state, entry: { kind: "acted", by: who, action: { actionID: newID, ownerID, type, text, dueOn } } };
  },
  learn: (state, who, { process, content, share }, { newID }) => {
    if (process === "" && content === "") throw refusedField("process", "required", "Write one of the two");
    if (roleOf(state, who) === "observer" && content !== "") {
      throw refusedField("content", "room.observer_process", "An observer writes on process alone");
    }
    if (share && seatOf(state, who)?.guest) throw refusal("not_for_guest", "A guest keeps what he learned");
    const at = String(learningStep(state));
    const before = state.inner.learned[at] ?? [];
    const learned = { ...state.inner.learned, [at]: [...before.filter((one) => one !== who), who] };
    const shared = share ? { process, content } : null;
    const entry: Entry = { kind: "learned", by: who, author: who, learningID: newID, shared };
    return { state: kept(state, { learned }), entry };
  },
  drift: (state, who) => ({ state, entry: { kind: "drifting", by: who, to: [who, state.frame.facilitatorID] } }),
  whisper: (state, who, { text }) => ({
    state,
    entry: { kind: "whispered", by: who, text, to: [who, state.frame.facilitatorID] },
  }),
};
