import { ID } from "../../kernel/index.ts";
import { templates } from "../../session/index.ts";
import type { Act, ActOf } from "../act.ts";
import type { Word } from "../entry.ts";
import { planOf } from "../plan.ts";

/** The method in plain words, told apart from the code that decides: what this test holds that code to. */
export interface Model {
  step: number;
  inside: Set<string>;
  facilitator: string;
  offered: string | undefined;
  client: string | undefined;
  agreed: boolean;
  assented: boolean;
  passed: Set<string>;
  hands: Set<string>;
  running: boolean;
  over: boolean;
}

export const COACH = ID.create("member");
export const PEERS = Array.from({ length: 4 }, () => ID.create("participant"));
const STRANGER = ID.create("participant");
export const EVERYONE = [COACH, ...PEERS, STRANGER];

const template = templates.find(({ templateID }) => templateID === "six-80");
if (!template) throw new Error("no template");
export const plan = planOf(template, 1, 0);
export const KEYS = plan.map(({ key }) => key);
const at = (key: string) => KEYS.indexOf(key);

const isPeer = (model: Model, who: string) => who !== COACH && who !== STRANGER && who !== model.facilitator;
/** The client is one in his own consultation, from its presentation to its learnings. */
const clientNow = (model: Model) =>
  model.step >= at("presentation") && model.step <= at("learning") ? model.client : undefined;

const IDEAS: Word[] = ["feeling", "experience", "suggestion", "hypothesis", "question", "resource"];

/** What the client, the consultants and the facilitator (for what is said aloud) may write, step by step. */
const WORDS: Record<string, { client: readonly Word[]; consultants: readonly Word[]; facilitator: readonly Word[] }> = {
  checkIn: alike("statement"),
  debrief: alike("statement"),
  choice: alike("decision"),
  presentation: { client: ["statement"], consultants: [], facilitator: ["statement"] },
  clarification: { client: ["answer"], consultants: ["question"], facilitator: ["question", "answer"] },
  agreement: { client: ["request"], consultants: [], facilitator: ["request"] },
  consulting: { client: [], consultants: IDEAS, facilitator: IDEAS },
  synthesis: { client: [], consultants: [], facilitator: [] },
  learning: { client: [], consultants: [], facilitator: [] },
  checkOut: alike("statement"),
};

function alike(word: Word) {
  return { client: [word], consultants: [word], facilitator: [word] };
}

function wordsFor(model: Model, who: string): readonly Word[] {
  const words = WORDS[KEYS[model.step] ?? ""];
  if (who === model.facilitator) return words?.facilitator ?? [];
  if (!isPeer(model, who)) return [];
  return (clientNow(model) === who ? words?.client : words?.consultants) ?? [];
}

type Kind =
  | "enter"
  | "leave"
  | "raiseHand"
  | "offer"
  | "take"
  | "next"
  | "back"
  | "pause"
  | "resume"
  | "choose"
  | "pass"
  | "agree"
  | "assent"
  | "write"
  | "drift"
  | "learn"
  | "close";

const inside = (model: Model, who: string) => model.inside.has(who) && !model.over;
const leads = (model: Model, who: string) => inside(model, who) && who === model.facilitator;
const peer = (model: Model, who: string) => inside(model, who) && isPeer(model, who);
const isAt = (model: Model, key: string) => KEYS[model.step] === key;

/** Who may do what, and what it makes of the group's session. */
const METHOD: {
  [K in Kind]: {
    may(model: Model, who: string, act: ActOf<K>): boolean;
    makes?(model: Model, who: string, act: ActOf<K>): void;
  };
} = {
  enter: { may: (model, who) => who !== STRANGER && !model.over, makes: (model, who) => model.inside.add(who) },
  leave: {
    may: inside,
    makes: (model, who) => {
      model.inside.delete(who);
      model.hands.delete(who);
      if (model.offered === who) model.offered = undefined;
    },
  },
  raiseHand: {
    may: (model, who) => peer(model, who) && !model.hands.has(who),
    makes: (model, who) => model.hands.add(who),
  },
  offer: {
    may: (model, who, { personID }) =>
      leads(model, who) && model.inside.has(personID) && personID !== who && clientNow(model) !== personID,
    makes: (model, _, { personID }) => {
      model.offered = personID;
    },
  },
  take: {
    may: (model, who) => {
      const takes = model.offered === who || who === COACH;
      return inside(model, who) && who !== model.facilitator && clientNow(model) !== who && takes;
    },
    makes: (model, who) => {
      model.facilitator = who;
      model.offered = undefined;
    },
  },
  next: {
    may: (model, who, { from }) => {
      if (!leads(model, who) || from !== model.step || from + 1 >= KEYS.length) return false;
      if (isAt(model, "agreement")) return model.assented;
      return !isAt(model, "choice") || (model.client !== undefined && model.inside.has(model.client));
    },
    makes: (model) => {
      model.step += 1;
      model.running = true;
    },
  },
  back: {
    may: (model, who, { from, to }) => leads(model, who) && from === model.step && to < from,
    makes: (model, _, { to }) => {
      model.step = to;
      model.running = true;
      if (to <= at("agreement")) Object.assign(model, { agreed: false, assented: false });
    },
  },
  pause: {
    may: (model, who) => leads(model, who) && model.running,
    makes: (model) => {
      model.running = false;
    },
  },
  resume: {
    may: (model, who) => leads(model, who) && !model.running,
    makes: (model) => {
      model.running = true;
    },
  },
  choose: {
    may: (model, who, { clientID }) => {
      const candidate = model.inside.has(clientID) && isPeer(model, clientID) && !model.passed.has(clientID);
      return leads(model, who) && model.step < at("presentation") && candidate;
    },
    makes: (model, _, { clientID }) => {
      Object.assign(model, { client: clientID, agreed: false, assented: false });
    },
  },
  pass: {
    may: (model, who) => peer(model, who) && !model.passed.has(who) && model.client !== who,
    makes: (model, who) => model.passed.add(who),
  },
  agree: {
    may: (model, who) => peer(model, who) && isAt(model, "agreement") && clientNow(model) === who && !model.agreed,
    makes: (model) => {
      model.agreed = true;
    },
  },
  assent: {
    may: (model, who) => leads(model, who) && isAt(model, "agreement") && model.agreed,
    makes: (model) => {
      model.assented = true;
    },
  },
  write: {
    may: (model, who, { word }) => {
      // Afterwards the facilitator enters what was said, whatever the step was.
      const writes = model.over ? who === model.facilitator : wordsFor(model, who).includes(word);
      return model.inside.has(who) && writes;
    },
  },
  drift: { may: (model, who) => peer(model, who) && isAt(model, "consulting") && clientNow(model) === who },
  learn: {
    may: (model, who, { content }) => {
      const there = model.inside.has(who) || (model.over && who !== STRANGER);
      const observer = who === COACH && who !== model.facilitator;
      return there && model.step >= at("learning") && !(observer && content !== "");
    },
  },
  close: {
    may: leads,
    makes: (model) => {
      Object.assign(model, { over: true, running: false, offered: undefined });
      model.hands.clear();
    },
  },
};

type Rule = { may(model: Model, who: string, act: Act): boolean; makes?(model: Model, who: string, act: Act): void };

function ruleOf({ kind }: Act): Rule {
  const rule = (METHOD as Partial<Record<Act["kind"], unknown>>)[kind];
  if (!rule) throw new Error(`The method knows no ${kind}`);
  return rule as Rule;
}

export function allowed(model: Model, who: string, act: Act): boolean {
  return ruleOf(act).may(model, who, act);
}

/** What the method makes of an act that it allows. */
export function follow(model: Model, who: string, act: Act): void {
  ruleOf(act).makes?.(model, who, act);
}
