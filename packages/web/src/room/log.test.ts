import { describe, expect, test } from "vitest";
import { haveOf, type Log, merged, saidByStep, wordsOpen } from "./log.ts";
import type { Entry, Logged, Reading, Step, View } from "./room.data.ts";

const step = (key: string, kind: Step["kind"], consultation: number | null): Step => ({
  key,
  kind,
  consultation,
  part: consultation === null ? "opening" : "consultation",
  name: { fr: key, en: key },
  minutes: 10,
  floorMinutes: 0,
  writer: "everyone",
  reader: "room",
  gate: "none",
  instruction: {},
});
const plan = [
  step("choice", "decision", null),
  step("clarification", "question", 0),
  step("consulting", "contribution", 0),
];
const at = "2026-11-22T09:00:00.000Z";
const by = "member_1" as const;
const logged = (seq: number, entry: Entry): Logged => ({ seq, at, entry });
const opened = logged(0, { kind: "opened", by, plan, due: [], mode: "written" });
const stepped = (seq: number, to: number) => logged(seq, { kind: "stepped", by, from: to - 1, step: to });
const wrote = (seq: number, text: string) =>
  logged(seq, { kind: "wrote", by, author: by, word: "question", text, answers: null });

const viewOf = (change: Partial<View>): View => ({
  sessionID: "session_1",
  cohortID: "cohort_1",
  kind: "regular",
  status: "open",
  mode: "written",
  seq: 0,
  now: at,
  step: 0,
  endsAt: null,
  leftMs: 0,
  runningSince: null,
  minutes: [],
  spentMs: [],
  openedAt: at,
  plannedEndAt: at,
  learnBy: null,
  closedAt: null,
  closing: null,
  facilitatorID: by,
  offeredTo: null,
  code: null,
  seats: [],
  hands: [],
  me: { personID: by, status: "in", role: "consultant", may: [], passed: false, vote: null },
  consultations: [],
  due: [],
  votes: [],
  learned: [],
  checkedIn: [],
  observers: [],
  ...change,
});
const reading = (seq: number, entries: Logged[], change: Partial<View> = {}): Reading => ({
  view: viewOf({ seq, ...change }),
  entries,
});

const textsOf = (log: Log) => [...saidByStep(log)].map(([step, said]) => [step, said.map(({ entry }) => entry.text)]);

describe("what a screen knows", () => {
  const first = merged(undefined, reading(2, [opened, stepped(1, 1), wrote(2, "Depuis quand ?")]));

  test("is the same whether answers come once, twice or late", () => {
    const next = reading(3, [wrote(3, "Combien ?")]);
    const once = merged(first, next);
    expect(merged(once, next)).toEqual(once);
    expect(merged(once, reading(2, [opened]))).toBe(once);
    expect(haveOf(once)).toBe(3);
  });

  test("keeps the place of a word that its author took back, and not the word", () => {
    const after = merged(first, reading(3, [logged(3, { kind: "withdrew", by, seq: 2 })], { step: 1 }));
    expect(textsOf(after)).toEqual([[1, [null]]]);
    expect(JSON.stringify(after)).not.toContain("Depuis quand");
  });

  test("is asked for whole by who was not in yet, and is gone for who is let out", () => {
    const me = { ...viewOf({}).me, status: "outside" as const };
    const out = merged(first, reading(4, [], { me, seats: [] }));
    expect(out.entries).toEqual([]);
    expect(haveOf(out)).toBe(-1);
  });

  test("shows the words of the present consultation by step", () => {
    const log = merged(first, reading(4, [stepped(3, 2), wrote(4, "Et si ?")], { step: 2 }));
    expect(textsOf(log)).toEqual([
      [1, ["Depuis quand ?"]],
      [2, ["Et si ?"]],
    ]);
  });
});

describe("the words offered", () => {
  const asked = (role: View["me"]["role"], step: number) => {
    const me = { ...viewOf({}).me, role, may: ["write" as const] };
    return wordsOpen(merged(undefined, reading(1, [opened], { step, me })));
  };

  test("are the client's answers and the consultants' questions while they clarify", () => {
    expect(asked("client", 1)).toEqual(["answer"]);
    expect(asked("consultant", 1)).toEqual(["question"]);
    expect(asked("consultant", 2)).toContain("suggestion");
  });
});
