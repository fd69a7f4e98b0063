import { type DomainError, type Instant, plusMinutes } from "../kernel/index.ts";
import type { Act } from "./act.ts";
import { lateMinutes, redistributed } from "./clock.ts";
import { WORDS, type Word } from "./entry.ts";
import { clientOf, type RoomState, refusal, seatOf, stepOf } from "./state.ts";

/** How long after a session what was said may still be entered. */
const AFTERWARDS_MINUTES = 7 * 24 * 60;

/** Who asks, in which room, when. */
export interface Asking {
  state: RoomState;
  who: string;
  now: Instant;
}

type Rule = (asking: Asking) => DomainError | undefined;

const not = (reason: string, message: string) => refusal(reason, message);
const unless = (holds: boolean, reason: string, message: string) => (holds ? undefined : not(reason, message));

/** The first refusal among several rules. */
const all =
  (...rules: Rule[]): Rule =>
  (asking) => {
    for (const rule of rules) {
      const refused = rule(asking);
      if (refused) return refused;
    }
    return undefined;
  };

const open: Rule = ({ state }) => unless(state.frame.status === "open", "closed", "This session is over");
const present: Rule = ({ state, who }) =>
  unless(seatOf(state, who)?.status === "in", "not_in", "Come into the room first");
const facilitates: Rule = ({ state, who }) =>
  unless(state.frame.facilitatorID === who, "facilitator_only", "The facilitator alone does this");
const isPeer: Rule = ({ state, who }) =>
  unless(seatOf(state, who)?.role === "peer", "peers_only", "A member of the group does this");
const facilitator = all(open, present, facilitates);
const peer = all(open, present, isPeer);

/** Paper: one screen, the facilitator's. */
const notOnPaper: Rule = ({ state, who }) =>
  unless(
    state.frame.mode !== "paper" || state.frame.facilitatorID === who,
    "mode_paper",
    "In this mode the facilitator alone writes",
  );
/** Listening: phones stay quiet, one's own notes apart. */
const inWriting: Rule = ({ state, who }) =>
  unless(
    state.frame.mode === "written" || state.frame.facilitatorID === who,
    "mode_listening",
    "In this mode nobody types while someone speaks",
  );
const atStep =
  (holds: (asking: Asking) => boolean): Rule =>
  (asking) =>
    unless(holds(asking), "not_this_step", "This belongs to another step");
/** What stays with the group, or turns it round: its own people alone. */
const ofTheGroup: Rule = ({ state, who }) =>
  unless(!seatOf(state, who)?.guest, "not_for_guest", "A guest of one session does not do this");
const isClient: Rule = ({ state, who }) => unless(clientOf(state) === who, "client_only", "The client does this");

/** Open, or closed so lately that what was said may still be entered. */
const openOrLately: Rule = ({ state, now }) => {
  const { closedAt } = state.frame;
  return unless(
    closedAt === null || plusMinutes(closedAt, AFTERWARDS_MINUTES) > now,
    "closed",
    "It is too late to write into this session",
  );
};
const seated: Rule = ({ state, who }) => {
  const status = seatOf(state, who)?.status;
  const enough = state.frame.status === "open" ? status === "in" : status === "in" || status === "out";
  return unless(enough, "not_in", "Come into the room first");
};

/** Which words a kind of step takes. */
const WORDS_OF: Record<string, readonly Word[]> = {
  talk: ["statement"],
  question: ["question", "answer"],
  agreement: ["request"],
  contribution: ["feeling", "experience", "suggestion", "hypothesis", "question", "resource"],
  decision: ["decision"],
  action: [],
  learning: [],
};

/** Which words this person may write now: by the step's writer and kind; the facilitator writes what is said aloud. */
export function wordsOf({ state, who }: Asking): readonly Word[] {
  const { writer, kind, gate } = stepOf(state);
  const words = WORDS_OF[kind] ?? [];
  // What is written on the charter are its rules.
  if (writer === "none" || gate === "charter") return [];
  if (state.frame.status === "closed") return who === state.frame.facilitatorID ? WORDS : [];
  if (who === state.frame.facilitatorID) return words;
  if (seatOf(state, who)?.role !== "peer" || writer === "facilitator") return [];
  const client = clientOf(state);
  if (client === undefined) return writer === "everyone" ? words : [];
  const writes = writer === "everyone" || (writer === "client") === (who === client);
  if (!writes) return [];
  if (kind === "question") return words.filter((word) => (word === "answer") === (who === client));
  return words;
}

const mayWrite: Rule = (asking) =>
  unless(wordsOf(asking).length > 0, "not_your_word", "In this step it is not yours to write");

/** An action is taken where the step asks for one by its writer; in learnings and closing by anyone for himself. */
const mayTakeAction: Rule = ({ state, who }) => {
  const { kind, writer, part } = stepOf(state);
  if (who === state.frame.facilitatorID && state.frame.status === "closed") return undefined;
  if (kind !== "action" && kind !== "learning" && part !== "closing")
    return not("not_this_step", "This is not the time of actions");
  if (who === state.frame.facilitatorID || kind !== "action" || writer === "everyone") return undefined;
  return unless(
    clientOf(state) === who || writer !== "client",
    "not_your_word",
    "The client takes actions in this step",
  );
};

/** The learning step that is or was last: what is written belongs to it. */
export function learningStep({ frame, plan }: RoomState): number {
  return plan.findLastIndex(({ kind }, at) => kind === "learning" && at <= frame.step);
}

/** The next consultation whose first step is still to come; -1 when none is. */
export function nextConsultation({ frame, plan }: RoomState): number {
  return (
    plan.find(({ consultation }, at) => consultation !== null && at > frame.step && firstOf(plan, consultation) === at)
      ?.consultation ?? -1
  );
}

function firstOf(plan: RoomState["plan"], consultation: number): number {
  return plan.findIndex((step) => step.consultation === consultation);
}

const toChoose = atStep(({ state }) => nextConsultation(state) >= 0);

/** The charter is completed where the group discusses it: by the facilitator, and by everyone where people write. */
const rules = all(
  open,
  present,
  ofTheGroup,
  atStep(({ state }) => stepOf(state).gate === "charter"),
  ({ state, who }) => unless(seatOf(state, who)?.role !== "observer", "peers_only", "A member of the group does this"),
  inWriting,
);

const RULES: Record<Act["kind"], Rule> = {
  enter: all(open, ({ state, who }) => {
    const status = seatOf(state, who)?.status;
    return status === "removed" || status === "waiting"
      ? not("not_admitted", "The facilitator lets people in")
      : undefined;
  }),
  leave: all(open, present),
  raiseHand: all(peer, ({ state, who }) =>
    unless(!state.frame.hands.includes(who) && who !== state.frame.facilitatorID, "hand_up", "Your hand is up"),
  ),
  lowerHand: all(open, present),
  admit: facilitator,
  remove: facilitator,
  offer: facilitator,
  take: all(open, present, ofTheGroup, ({ state, who }) => {
    const { offeredTo, coachID, facilitatorID } = state.frame;
    // Among peers a room whose facilitator has left is anyone's to take up.
    const isLeft =
      coachID === null &&
      seatOf(state, facilitatorID)?.status !== "in" &&
      isPeer({ state, who, now: "" }) === undefined;
    return unless(
      facilitatorID !== who && (offeredTo === who || coachID === who || isLeft),
      "not_offered",
      "Facilitation was not offered to you",
    );
  }),
  setMode: facilitator,
  next: all(facilitator, ({ state }) =>
    unless(state.frame.step + 1 < state.plan.length, "last_step", "This is the last step"),
  ),
  back: all(facilitator, ({ state }) => unless(state.frame.step > 0, "first_step", "This is the first step")),
  pause: all(facilitator, ({ state }) => unless(state.frame.endsAt !== null, "paused", "The clock stands still")),
  resume: all(facilitator, ({ state }) => unless(state.frame.endsAt === null, "running", "The clock runs")),
  extend: facilitator,
  redistribute: all(facilitator, ({ state, now }) =>
    unless(
      lateMinutes(state.frame, now) > 0 && redistributed(state, now) !== undefined,
      "not_late",
      "There is no delay to spread",
    ),
  ),
  assent: all(
    facilitator,
    atStep(({ state }) => stepOf(state).gate === "assent"),
  ),
  choose: all(facilitator, toChoose),
  observe: facilitator,
  accept: all(peer, ofTheGroup, ({ state, who }) =>
    unless(
      Object.values(state.inner.accepted).some((by) => !by.includes(who)),
      "no_observer",
      "No observer waits for your word",
    ),
  ),
  checkIn: all(
    peer,
    inWriting,
    atStep(({ state }) => stepOf(state).key === "checkIn"),
  ),
  debrief: all(open, present, notOnPaper, ({ state, who }) =>
    unless(
      state.inner.due.some(({ ownerID }) => ownerID === who) ||
        (state.frame.facilitatorID === who && state.inner.due.length > 0),
      "nothing_due",
      "No action of yours is due",
    ),
  ),
  vote: all(peer, ofTheGroup, notOnPaper, toChoose),
  pass: all(peer, ofTheGroup, ({ state, who }) =>
    unless(!state.inner.passed.includes(who) && !isClientAhead(state, who), "turn_settled", "Your turn is settled"),
  ),
  write: all(
    openOrLately,
    seated,
    ({ state, who }) => (state.frame.mode === "paper" ? notOnPaper : inWriting)({ state, who, now: "" }),
    mayWrite,
  ),
  withdraw: all(openOrLately, seated),
  agree: all(
    peer,
    notOnPaper,
    atStep(({ state }) => stepOf(state).gate === "assent"),
    isClient,
    ({ state }) => unless(!currentConsultation(state)?.agreed, "agreed", "You have agreed already"),
  ),
  takeAction: all(
    openOrLately,
    seated,
    notOnPaper,
    ({ state, who }) =>
      unless(seatOf(state, who)?.role !== "observer", "peers_only", "A member of the group does this"),
    ofTheGroup,
    mayTakeAction,
  ),
  learn: all(
    openOrLately,
    seated,
    atStep(({ state }) => learningStep(state) >= 0),
  ),
  addRule: rules,
  dropRule: rules,
  signCharter: all(open, present, ({ state, who }) => {
    const seat = seatOf(state, who);
    if (!seat?.enrolmentID || seat.guest) return not("peers_only", "A member of the group does this");
    return unless(!seat.charter, "charter_signed", "You have signed already");
  }),
  drift: all(
    peer,
    isClient,
    atStep(({ state }) => stepOf(state).kind === "contribution"),
  ),
  whisper: peer,
  close: facilitator,
};

function isClientAhead({ inner }: RoomState, who: string): boolean {
  return inner.consultations.some(({ clientID }) => clientID === who);
}

export function currentConsultation(state: RoomState): RoomState["inner"]["consultations"][number] | undefined {
  const { consultation } = stepOf(state);
  return consultation === null ? undefined : state.inner.consultations[consultation];
}

/** Why this person may do no act of this kind now, whatever it says; undefined when he may. Pure. */
export function refusalOf(state: RoomState, who: string, kind: Act["kind"], now: Instant): DomainError | undefined {
  return RULES[kind]({ state, who, now });
}
