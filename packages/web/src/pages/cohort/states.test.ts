import { expect, test } from "vitest";
import type { Whole } from "./cohort.data.ts";
import { missingIn, stepsOf, turnOf } from "./states.ts";

const whole = (status: string, held: number) =>
  ({
    cohort: { status, seatsMin: 5 },
    sessions: ["kickoff", "regular", "review"].map((kind, at) => ({
      kind,
      startsAt: `2026-1${at}-01T08:00:00.000Z`,
      status: at < held ? "held" : "planned",
    })),
    enrolments: ["accepted", "accepted", "invited", "waiting"].map((said) => ({ status: said })),
  }) as unknown as Whole;

test.each([
  ["proposed", 0, "NOW confirmed running closed"],
  ["confirmed", 0, "proposed+ NOW running closed"],
  ["running", 1, "proposed+ confirmed+ NOW closed"],
  ["closed", 3, "proposed+ confirmed+ running+ NOW"],
  ["cancelled", 0, "proposed+ NOW"],
  ["cancelled", 1, "proposed+ confirmed+ running+ NOW"],
])("%s after %i sessions held: %s", (status, held, expected) => {
  const said = { done: "+", now: "", "to-come": "" };
  const steps = stepsOf(whole(status, held));
  expect(steps.map(({ state, reached }) => (reached === "now" ? "NOW" : state + said[reached])).join(" ")).toBe(
    expected,
  );
  expect(steps.find(({ reached }) => reached === "now")?.state).toBe(status);
});

test("a group is confirmed by who accepted, begins with its next session and ends with its review", () => {
  expect(missingIn(whole("proposed", 0))).toBe(3);
  expect(turnOf(whole("confirmed", 0))?.kind).toBe("kickoff");
  expect(turnOf(whole("running", 1))?.kind).toBe("review");
  expect(turnOf(whole("closed", 3))).toBeUndefined();
});
