import fc from "fast-check";
import { expect, it } from "vitest";
import { DomainError, ID, plusMinutes } from "../kernel/index.ts";
import type { Act } from "./act.ts";
import { decide } from "./decide.ts";
import type { Word } from "./entry.ts";
import { emptyInner, type RoomState, type Seat } from "./state.ts";
import { allowed, COACH, EVERYONE, follow, KEYS, type Model, PEERS, plan } from "./test/method.ts";

interface Real {
  state: RoomState;
  now: string;
  log: number;
}

const START = "2026-11-22T08:00:00.000Z";

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** The steps that some run stood in. */
const reached = new Set<string | undefined>();

class Doing implements fc.Command<Model, Real> {
  readonly who: string;
  readonly make: (model: Model) => Act;
  done = "";

  constructor(who: string, make: (model: Model) => Act) {
    this.who = who;
    this.make = make;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, real: Real): void {
    const act = this.make(model);
    this.done = `${EVERYONE.indexOf(this.who)} ${act.kind}`;
    // A decision makes another state: the one that others read cannot be touched.
    const before = frozen(real.state);
    const facts = { now: real.now, newID: ID.create("learning") };
    const expected = allowed(model, this.who, act);
    real.now = plusMinutes(real.now, 1);
    try {
      const { state, entry } = decide(real.state, this.who, act, facts);
      expect(expected, `${this.done} at ${KEYS[model.step]} was let through`).toBe(true);
      expect(entry.by).toBe(this.who);
      real.state = state;
      real.log += 1;
      follow(model, this.who, act);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      expect(expected, `${this.done} at ${KEYS[model.step]} was refused: ${error.code}`).toBe(false);
      expect(real.state).toBe(before);
    }
    agree(model, real.state);
    reached.add(KEYS[model.step]);
  }

  toString(): string {
    return this.done;
  }
}

function agree(model: Model, { frame, inner }: RoomState): void {
  expect(frame.step).toBe(model.step);
  expect(frame.facilitatorID).toBe(model.facilitator);
  expect(frame.endsAt !== null).toBe(model.running && !model.over);
  expect(frame.status).toBe(model.over ? "closed" : "open");
  expect(new Set(frame.hands)).toEqual(model.hands);
  expect(new Set(inner.passed)).toEqual(model.passed);
  expect(inner.consultations[0]?.clientID).toBe(model.client);
  expect(inner.consultations[0]?.assented ?? false).toBe(model.assented);
}

const seatOf = (personID: string): Seat => ({
  personID,
  name: "Ana Lopes",
  role: personID === COACH ? "facilitator" : "peer",
  status: personID === COACH ? "in" : "out",
  via: "account",
  charter: true,
});

function fresh(): { model: Model; real: Real } {
  const minutes = plan.map((step) => step.minutes);
  const frame: RoomState["frame"] = {
    sessionID: ID.create("session"),
    cohortID: ID.create("cohort"),
    kind: "regular",
    status: "open",
    mode: "written",
    seq: 0,
    step: 0,
    endsAt: null,
    leftMs: 300_000,
    runningSince: null,
    minutes,
    spentMs: minutes.map(() => 0),
    facilitatorID: COACH,
    offeredTo: null,
    coachID: COACH,
    seats: [COACH, ...PEERS].map(seatOf),
    hands: [],
    code: "ABC234",
    openedAt: START,
    plannedEndAt: plusMinutes(START, 115),
    closedAt: null,
    closing: null,
  };
  const model: Model = {
    step: 0,
    inside: new Set([COACH]),
    facilitator: COACH,
    offered: undefined,
    client: undefined,
    agreed: false,
    assented: false,
    passed: new Set(),
    hands: new Set(),
    running: false,
    over: false,
  };
  return { model, real: { state: { frame, inner: emptyInner([]), plan }, now: START, log: 0 } };
}

const person = fc.constantFrom(...EVERYONE);
const peer = fc.constantFrom(...PEERS);
const words = fc.constantFrom<Word>("statement", "question", "answer", "request", "decision", "feeling", "suggestion");
const plain = fc.constantFrom<Act>(
  { kind: "enter", charter: false },
  { kind: "leave" },
  { kind: "raiseHand" },
  { kind: "take" },
  { kind: "pause" },
  { kind: "resume" },
  { kind: "pass" },
  { kind: "agree" },
  { kind: "assent", clientAgrees: false },
  { kind: "drift" },
  { kind: "learn", process: "écouter", content: "", share: false },
  { kind: "learn", process: "", content: "fond", share: false },
);
const doing = (who: fc.Arbitrary<string>, make: fc.Arbitrary<(model: Model) => Act>) =>
  fc.tuple(who, make).map(([one, act]) => new Doing(one, act));
/** The way that a session goes, so that random runs reach its end. */
const onward =
  (off: number) =>
  (model: Model): Act => ({ kind: "next", from: model.step + off });
const byLead = { toString: () => "the facilitator" };

/** Whoever facilitates does what the method asks next. */
class Leading extends Doing {
  constructor() {
    super(byLead.toString(), onward(0));
  }
  override run(model: Model, real: Real): void {
    const key = KEYS[model.step];
    const do_ = (who: string, act: Act) => new Doing(who, () => act).run(model, real);
    for (const who of [model.facilitator, ...PEERS.slice(0, 2)]) do_(who, { kind: "enter", charter: false });
    const client = PEERS.find((one) => one !== model.facilitator && !model.passed.has(one) && model.inside.has(one));
    if (key === "choice" && client)
      do_(model.facilitator, { kind: "choose", clientID: client, topicID: null, title: "" });
    if (key === "agreement" && model.client) {
      do_(model.client, { kind: "agree" });
      do_(model.facilitator, { kind: "assent", clientAgrees: false });
    }
    do_(model.facilitator, { kind: "next", from: model.step });
  }
}

const commands = fc.commands(
  [
    doing(
      person,
      plain.map((act) => () => act),
    ),
    doing(
      person,
      words.map((word) => () => ({ kind: "write", word, text: "x", answers: null })),
    ),
    doing(
      person,
      words.map((word) => () => ({ kind: "write", word, text: "x", answers: null })),
    ),
    doing(person, fc.constantFrom(0, 0, 0, 1, -1).map(onward)),
    doing(
      person,
      fc.nat(9).map((to) => (model) => ({ kind: "back", from: model.step, to })),
    ),
    doing(
      person,
      peer.map((personID) => () => ({ kind: "offer", personID })),
    ),
    doing(
      person,
      peer.map((clientID) => () => ({ kind: "choose", clientID, topicID: null, title: "" })),
    ),
    fc.constant(null).map(() => new Leading()),
    fc.constant(null).map(() => new Leading()),
    doing(
      fc.constantFrom(...EVERYONE, ...PEERS),
      fc.constant(() => ({ kind: "close", learnings: "aloud", reason: "" })),
    ),
  ],
  { maxCommands: 60, size: "max" },
);

it("lets through what the method allows, and a refused act changes nothing", () => {
  let acts = 0;
  reached.clear();
  fc.assert(
    fc.property(commands, (many) => {
      const { model, real } = fresh();
      fc.modelRun(() => ({ model, real }), many);
      acts += real.log;
    }),
    { numRuns: 200, seed: 7 },
  );
  console.log(`model of the room: ${acts} acts let through`);
  expect(acts).toBeGreaterThan(2_000);
  expect(reached).toEqual(new Set(KEYS));
});
