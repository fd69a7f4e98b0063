import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ID, plusMinutes } from "../kernel/index.ts";
import { entered, extended, lateMinutes, learnBy, paused, redistributed, resumed } from "./clock.ts";
import { emptyInner, type Frame, type RoomState } from "./state.ts";
import { COACH, KEYS, PEERS, plan } from "./test/method.ts";

const START = "2026-09-08T07:00:00.000Z";
const LEARNING = KEYS.indexOf("learning");
const planned = plan.map(({ minutes }) => minutes);
const total = planned.reduce((sum, one) => sum + one, 0);

/** A room at a step that was just entered, `minutes` after its start, with so many members. */
function room(step: number, minutes = 0, people = 4): RoomState {
  const seat = (personID: string, at: number) => ({
    personID,
    name: personID,
    role: at === 0 ? ("facilitator" as const) : ("peer" as const),
    status: "in" as const,
    via: "account" as const,
    charter: true,
  });
  const peers = Array.from({ length: people }, (_, at) => PEERS[at] ?? ID.create("participant"));
  const frame: Frame = {
    sessionID: ID.create("session"),
    cohortID: ID.create("cohort"),
    kind: "regular",
    status: "open",
    mode: "written",
    seq: 0,
    step: 0,
    endsAt: null,
    leftMs: 0,
    runningSince: null,
    minutes: planned,
    spentMs: planned.map(() => 0),
    facilitatorID: COACH,
    offeredTo: null,
    coachID: COACH,
    seats: [COACH, ...peers].map(seat),
    hands: [],
    code: "ABC234",
    openedAt: START,
    plannedEndAt: plusMinutes(START, total),
    closedAt: null,
    closing: null,
  };
  return { frame: entered(frame, step, plusMinutes(START, minutes)), inner: emptyInner([]), plan };
}

describe("the time of the learnings", () => {
  it("has a floor that no delay takes from: ten minutes, and one a person where they are more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: LEARNING - 1 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 2, max: 14 }),
        (step, delay, people) => {
          const state = room(step, delay, people);
          const now = plusMinutes(START, delay);
          const minutes = redistributed(state, now) ?? state.frame.minutes;
          const least = Math.min(planned[LEARNING] ?? 0, Math.max(10, people));
          expect(minutes[LEARNING]).toBeGreaterThanOrEqual(least);
          expect(minutes.slice(0, step + 1)).toEqual(planned.slice(0, step + 1));
          for (const one of minutes) expect(one).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("loses nothing to a step that is given two minutes more, or that overruns", () => {
    const { frame } = room(KEYS.indexOf("consulting"));
    const longer = [1, 2, 3, 4].reduce((now) => extended(now, 2), frame);
    expect(longer.minutes[LEARNING]).toBe(planned[LEARNING]);
    expect(longer.minutes[frame.step]).toBe((planned[frame.step] ?? 0) + 8);
  });

  it("says the last moment to enter it: what follows keeps its time, and it its floor", () => {
    const state = room(0);
    const after = planned.slice(LEARNING + 1).reduce((sum, one) => sum + one, 0);
    expect(learnBy(state)).toBe(plusMinutes(START, total - after - 10));
    expect(learnBy(room(0, 0, 13))).toBe(plusMinutes(START, total - after - 13));
    expect(learnBy(room(LEARNING))).toBeNull();
  });
});

describe("a delay", () => {
  it("is spread over what is to come, to the minute, when it can be", () => {
    const state = room(3, 40);
    const now = plusMinutes(START, 40);
    const late = lateMinutes(state.frame, now);
    const minutes = redistributed(state, now) ?? [];
    const after = { ...state.frame, minutes };
    expect(late).toBeGreaterThan(0);
    expect(lateMinutes(after, now)).toBe(0);
  });

  it("is none before its time, and then nothing is laid out again", () => {
    expect(redistributed(room(0), START)).toBeUndefined();
  });
});

it("stands still while it is paused, and at zero goes on counting without moving a step", () => {
  const { frame } = room(1);
  const pausedAt = plusMinutes(START, 3);
  const later = resumed(paused(frame, pausedAt), plusMinutes(pausedAt, 17));
  expect(Date.parse(later.endsAt ?? "") - Date.parse(frame.endsAt ?? "")).toBe(17 * 60_000);
  const over = paused(frame, plusMinutes(frame.endsAt ?? "", 5));
  expect(over).toMatchObject({ step: 1, leftMs: -5 * 60_000 });
});
