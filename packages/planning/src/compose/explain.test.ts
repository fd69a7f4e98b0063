import { beforeAll, describe, expect, it } from "vitest";
import { candidate, pool } from "../fixture.ts";
import { loadSolver, type Solver } from "../solver.ts";
import { collisionOf } from "./collide.ts";
import { breachesOf, placementOf, refusalsOf } from "./explain.ts";
import { ManagerCycle } from "./rule.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const crowd = (count: number) => Array.from({ length: count }, (_, at) => candidate(`p${at}`));
const SIZE = { kind: "size", sizeMin: 5, sizeMax: 8 };

describe("a sentence for everyone", () => {
  const line = [
    candidate("head"),
    candidate("chief", { managerID: "head" }),
    candidate("clerk", { managerID: "chief" }),
  ];
  const all = pool(
    [
      ...line,
      candidate("rival", { organization: "b", job: "buyer" }),
      candidate("own", { organization: "a", job: "buyer" }),
    ],
    {
      competitors: [["a", "b"]],
    },
  );

  it("sees a line at any depth and competitors", () => {
    expect(breachesOf({ ...all, sizeMin: 1 }, [["head", "clerk"], ["rival", "own"], ["chief"]])).toEqual([
      { kind: "pair", group: 0, one: "head", other: "clerk", rules: [{ kind: "line", managerID: "head" }] },
      {
        kind: "pair",
        group: 1,
        one: "rival",
        other: "own",
        rules: [{ kind: "competitors", organizations: ["a", "b"] }],
      },
    ]);
  });

  it("tells a group too small or too large, and an empty one not", () => {
    expect(
      breachesOf(pool(crowd(12)), [
        crowd(12)
          .map(({ id }) => id)
          .slice(0, 9),
        ["p9"],
        [],
      ]),
    ).toEqual([
      { kind: "size", group: 0, size: 9 },
      { kind: "size", group: 1, size: 1 },
    ]);
  });

  it("says what speaks for a place and against the others", () => {
    const groups = [["own", "chief"], ["rival"], ["clerk"]];
    expect(placementOf(all, groups, "own")).toMatchObject({
      group: 0,
      size: 2,
      sameJob: 0,
      otherOrganization: 1,
      fixed: false,
    });
    expect(refusalsOf(all, groups, "own")).toEqual([
      {
        group: 1,
        apart: [{ id: "rival", rules: [{ kind: "competitors", organizations: ["a", "b"] }] }],
        isFull: false,
      },
      { group: 2, apart: [], isFull: false },
    ]);
    expect(placementOf(all, groups, "head")).toBeUndefined();
  });

  it("refuses managers in a circle, by name", () => {
    const circle = pool([
      candidate("a", { managerID: "b" }),
      candidate("b", { managerID: "c" }),
      candidate("c", { managerID: "a" }),
    ]);
    expect(() => breachesOf(circle, [])).toThrow(ManagerCycle);
    expect(() => breachesOf(circle, [])).toThrow("a > b > c");
  });
});

describe("the smallest set of rules that collide", () => {
  it("is the size alone when no number of groups fits", () => {
    expect(collisionOf(solver, pool(crowd(9)))).toEqual([SIZE]);
  });

  it("is a team larger than there can be groups", () => {
    const all = pool(crowd(20).map((one, at) => (at < 6 ? { ...one, organization: "o", team: "A" } : one)));
    expect(collisionOf(solver, all)).toEqual([{ kind: "team", organization: "o", team: "A" }, SIZE]);
  });

  it("is a manager of nearly everyone", () => {
    const all = pool(crowd(20).map((one, at) => (at > 0 && at < 18 ? { ...one, managerID: "p0" } : one)));
    expect(collisionOf(solver, all)).toEqual([{ kind: "line", managerID: "p0" }, SIZE]);
  });

  it("is two people of one team put in one group, and no rule that has no part in it", () => {
    const people = crowd(10).map((one, at) => ({ ...one, organization: "o", team: at < 2 ? "A" : at < 4 ? "B" : "" }));
    const rules = collisionOf(solver, pool(people, { fixed: { p0: 0, p1: 0, p7: 1 } }));
    expect(rules).toHaveLength(4);
    expect(rules).toEqual(
      expect.arrayContaining([
        { kind: "team", organization: "o", team: "A" },
        { kind: "fixed", id: "p0", group: 0 },
        { kind: "fixed", id: "p1", group: 0 },
        SIZE,
      ]),
    );
  });

  it("is nothing when everyone has a place", () => {
    expect(collisionOf(solver, pool(crowd(12)))).toEqual([]);
  });
});
