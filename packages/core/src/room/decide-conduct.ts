import { refusedField } from "../kernel/index.ts";
import { entered, extended, paused, redistributed, resumed, stopped } from "./clock.ts";
import type { Deciders } from "./decide.ts";
import type { Entry } from "./entry.ts";
import { gateRefusal } from "./gate.ts";
import { currentConsultation, nextConsultation } from "./may.ts";
import { clientOf, type Frame, type Inner, peersIn, type RoomState, refusal, type Seat, seatOf } from "./state.ts";

const framed = (state: RoomState, frame: Partial<Frame>): RoomState => ({
  ...state,
  frame: { ...state.frame, ...frame },
});
const with_ = (state: RoomState, inner: Partial<Inner>): RoomState => ({
  ...state,
  inner: { ...state.inner, ...inner },
});

function reseated(state: RoomState, personID: string, change: Partial<Seat>): RoomState {
  const seats = state.frame.seats.map((seat) => (seat.personID === personID ? { ...seat, ...change } : seat));
  return framed(state, { seats });
}

function mustBeIn(state: RoomState, personID: string): Seat {
  const seat = seatOf(state, personID);
  if (seat?.status !== "in") throw refusal("away", "This person is not in the room");
  return seat;
}

/** Steps move from where the screen stood, so that of two presses one moves. */
function assertFrom(state: RoomState, from: number): void {
  if (from !== state.frame.step) throw refusal("step_moved", "The step has already changed");
}

/** The agreement is asked again whenever the room comes back to it, or before it. */
function reopened(state: RoomState, to: number): RoomState {
  const again = new Set(
    state.plan.flatMap(({ gate, consultation }, at) => (gate === "assent" && at >= to ? [consultation] : [])),
  );
  const consultations = state.inner.consultations.map((one, at) =>
    again.has(at) ? { ...one, agreed: false, assented: false } : one,
  );
  return with_(state, { consultations });
}

/** Comings and goings, steps and clock: what the facilitator leads. */
export const conduct: Deciders<
  | "enter"
  | "leave"
  | "raiseHand"
  | "lowerHand"
  | "admit"
  | "remove"
  | "offer"
  | "take"
  | "setMode"
  | "next"
  | "back"
  | "pause"
  | "resume"
  | "extend"
  | "redistribute"
  | "assent"
  | "choose"
  | "observe"
  | "accept"
  | "close"
> = {
  enter: (state, who, { charter }) => {
    const seat = seatOf(state, who);
    if (!seat) throw refusal("not_admitted", "The facilitator lets people in");
    if (seat.role === "observer" && !seat.personID.startsWith("participant")) assertObserver(state, seat, charter);
    const change = { status: "in" as const, charter: seat.charter || charter };
    return { state: reseated(state, who, change), entry: { kind: "entered", by: who, name: seat.name } };
  },
  leave: (state, who) => ({
    state: framed(reseated(state, who, { status: "out" }), {
      hands: state.frame.hands.filter((one) => one !== who),
      offeredTo: state.frame.offeredTo === who ? null : state.frame.offeredTo,
    }),
    entry: { kind: "left", by: who },
  }),
  raiseHand: (state, who) => ({
    state: framed(state, { hands: [...state.frame.hands, who] }),
    entry: { kind: "handRaised", by: who },
  }),
  lowerHand: (state, who, { personID = who }) => {
    if (personID !== who && state.frame.facilitatorID !== who) {
      throw refusal("facilitator_only", "The facilitator alone does this");
    }
    if (!state.frame.hands.includes(personID)) throw refusal("hand_down", "This hand is down");
    const hands = state.frame.hands.filter((one) => one !== personID);
    return { state: framed(state, { hands }), entry: { kind: "handLowered", by: who, personID } };
  },
  admit: (state, who, { personID }) => {
    if (seatOf(state, personID)?.status !== "waiting") throw refusal("not_waiting", "Nobody waits under this name");
    return { state: reseated(state, personID, { status: "in" }), entry: { kind: "admitted", by: who, personID } };
  },
  remove: (state, who, { personID }) => {
    if (!seatOf(state, personID) || personID === who) throw refusal("away", "This person is not in the room");
    const hands = state.frame.hands.filter((one) => one !== personID);
    const offeredTo = state.frame.offeredTo === personID ? null : state.frame.offeredTo;
    return {
      state: framed(reseated(state, personID, { status: "removed" }), { hands, offeredTo }),
      entry: { kind: "removed", by: who, personID },
    };
  },
  offer: (state, who, { personID }) => {
    if (mustBeIn(state, personID).guest) throw refusal("not_for_guest", "A guest does not facilitate");
    if (personID === who || clientOf(state) === personID)
      throw refusal("client_cannot", "The client does not facilitate");
    return { state: framed(state, { offeredTo: personID }), entry: { kind: "offered", by: who, personID } };
  },
  take: (state, who) => {
    const before = state.frame.facilitatorID;
    if (clientOf(state) === who) throw refusal("client_cannot", "The client does not facilitate");
    const left = reseated(state, before, { role: before.startsWith("participant") ? "peer" : "observer" });
    const taken = framed(reseated(left, who, { role: "facilitator" }), { facilitatorID: who, offeredTo: null });
    return { state: taken, entry: { kind: "facilitating", by: who, personID: who } };
  },
  setMode: (state, who, { mode }) => ({ state: framed(state, { mode }), entry: { kind: "moded", by: who, mode } }),
  next: (state, who, { from }, { now }) => {
    assertFrom(state, from);
    const refused = gateRefusal(state);
    if (refused) throw refused;
    return moved(state, who, from + 1, now);
  },
  back: (state, who, { from, to }, { now }) => {
    assertFrom(state, from);
    if (to >= from) throw refusedField("to", "room.step_ahead", "An earlier step is named");
    return moved(reopened(state, to), who, to, now);
  },
  pause: (state, who, _, { now }) => ({
    state: framed(state, paused(state.frame, now)),
    entry: { kind: "paused", by: who },
  }),
  resume: (state, who, _, { now }) => ({
    state: framed(state, resumed(state.frame, now)),
    entry: { kind: "resumed", by: who },
  }),
  extend: (state, who, { minutes }) => ({
    state: framed(state, extended(state.frame, minutes)),
    entry: { kind: "extended", by: who, minutes },
  }),
  redistribute: (state, who, _, { now }) => {
    const minutes = redistributed(state, now) ?? state.frame.minutes;
    return { state: framed(state, { minutes }), entry: { kind: "redistributed", by: who, minutes } };
  },
  assent: (state, who, { clientAgrees }) => {
    const current = currentConsultation(state);
    const spoken = clientAgrees && state.frame.mode !== "written";
    if (!current?.agreed && !spoken) throw refusal("client_first", "The client agrees first");
    const change = { agreed: true, assented: true };
    const consultations = state.inner.consultations.map((one) => (one === current ? { ...one, ...change } : one));
    return { state: with_(state, { consultations }), entry: { kind: "assented", by: who } };
  },
  choose: (state, who, { clientID, topicID, title }) => {
    const seat = seatOf(state, clientID);
    // Passing one's turn is private: it gives the answer that being away gives.
    if (seat?.status !== "in" || seat.role !== "peer" || seat.guest || state.inner.passed.includes(clientID)) {
      throw refusal("not_candidate", "This person cannot be the client now");
    }
    const consultation = nextConsultation(state);
    const chosen = { clientID, topicID, title, agreed: false, assented: false };
    const consultations = [...state.inner.consultations.slice(0, consultation), chosen];
    const entry: Entry = { kind: "chosen", by: who, consultation, clientID, topicID, title };
    return { state: with_(state, { consultations, votes: {} }), entry };
  },
  observe: (state, who, { memberID, name }) => {
    if (seatOf(state, memberID)) throw refusal("seated", "This person has a seat already");
    const seat: Seat = { personID: memberID, name, role: "observer", status: "out", via: "account", charter: false };
    const accepted = { ...state.inner.accepted, [memberID]: [] };
    const seats = [...state.frame.seats, seat];
    const entry: Entry = { kind: "observing", by: who, personID: memberID };
    return { state: with_(framed(state, { seats }), { accepted }), entry };
  },
  accept: (state, who, { personID }) => {
    const by = state.inner.accepted[personID];
    if (!by || by.includes(who)) throw refusal("no_observer", "No observer waits for your word");
    const accepted = { ...state.inner.accepted, [personID]: [...by, who] };
    return { state: with_(state, { accepted }), entry: { kind: "accepted", by: who, personID } };
  },
  close: (state, who, { learnings, reason }, { now }) => {
    assertLearned(state, learnings, reason);
    const frame = { ...stopped(state.frame, now), status: "closed" as const, closedAt: now, closing: learnings };
    const entry: Entry = { kind: "closed", by: who, learnings, reason };
    return { state: framed(state, { ...frame, endsAt: null, leftMs: null, offeredTo: null, hands: [] }), entry };
  },
};

function moved(state: RoomState, by: string, to: number, now: string) {
  const entry: Entry = { kind: "stepped", by, from: state.frame.step, step: to };
  return { state: framed(state, entered(state.frame, to, now)), entry };
}

/** An observer comes in once every member present accepted him and he signs the charter. */
function assertObserver(state: RoomState, seat: Seat, signs: boolean): void {
  const accepted = state.inner.accepted[seat.personID];
  // Who facilitated before comes back without asking.
  if (!accepted) return;
  if (peersIn(state).some(({ personID, guest }) => !guest && !accepted.includes(personID))) {
    throw refusal("observer_unaccepted", "Every member accepts an observer first");
  }
  if (!seat.charter && !signs) throw refusal("observer_unsigned", "An observer signs the charter first");
}

/** A session ends with everyone's learnings, or with the round held otherwise, or with a reason. */
function assertLearned(state: RoomState, learnings: string, reason: string): void {
  if (learnings === "none" && reason === "") throw refusedField("reason", "required", "Say why there are none");
  if (learnings !== "written") return;
  const held = state.plan.flatMap(({ kind }, at) => (kind === "learning" && begun(state, at) ? [at] : []));
  const missing = held.some((at) =>
    peersIn(state).some(({ personID }) => !state.inner.learned[at]?.includes(personID)),
  );
  if (missing) throw refusal("learnings_missing", "Someone has not written what he learned");
}

/** A step that was entered, or whose consultation was. */
function begun({ frame, plan }: RoomState, at: number): boolean {
  const consultation = plan[at]?.consultation;
  return plan.some((step, index) => index <= frame.step && step.consultation === consultation) || at <= frame.step;
}
