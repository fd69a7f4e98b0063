import { beforeAll, describe, expect, it } from "vitest";
import { candidate, pool, realisticPool } from "../fixture.ts";
import { loadSolver, type Solver } from "../solver.ts";
import { collisionOf } from "./collide.ts";
import { compose } from "./compose.ts";
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
    // No size of a group would let these two sit together, so that no size is named.
    const rules = collisionOf(solver, pool(people, { fixed: { p0: 0, p1: 0, p7: 1 } }));
    expect(rules).toHaveLength(3);
    expect(rules).toEqual(
      expect.arrayContaining([
        { kind: "team", organization: "o", team: "A" },
        { kind: "fixed", id: "p0", group: 0 },
        { kind: "fixed", id: "p1", group: 0 },
      ]),
    );
  });

  it("is nothing when everyone has a place", () => {
    expect(collisionOf(solver, pool(crowd(12)))).toEqual([]);
  });
});

describe("two hundred people", () => {
  const all = realisticPool(200, 4);
  const teamOf = (members: number, more: (at: number) => object = () => ({})) =>
    crowd(200).map((one, at) => ({ ...one, ...(at < members && { organization: "o", team: "A" }), ...more(at) }));
  const team = { kind: "team", organization: "o", team: "A" };

  it("have each a sentence for his place and one against every other group", async () => {
    const { groups, left } = await compose(solver, all, { seconds: 0 });
    const seated = all.candidates.filter(({ id }) => !left.includes(id));
    for (const { id } of seated.slice(0, 5)) {
      const placed = placementOf(all, groups, id);
      expect(groups[placed?.group ?? -1]).toContain(id);
      const refusals = refusalsOf(all, groups, id);
      expect(refusals).toHaveLength(groups.length - 1);
      expect(refusals.flatMap(({ apart }) => apart).every(({ rules }) => rules.length > 0)).toBe(true);
    }
  });

  it("collide by few rules, named at once: kept together, too many in one group, a team with its own head", () => {
    const [one, other] =
      [...Map.groupBy(all.candidates, (each) => `${each.organization} ${each.team}`).values()].find(
        ({ length }) => length > 1,
      ) ?? [];
    const kept = collisionOf(solver, { ...all, fixed: { [one?.id ?? ""]: 3, [other?.id ?? ""]: 3, p150: 4 } });
    expect(kept.map(({ kind }) => kind).sort()).toEqual(["fixed", "fixed", "team"]);

    const nine = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`p${at}`, 0]));
    const full = collisionOf(solver, pool(crowd(200), { fixed: { ...nine, p100: 5, p101: 6 } }));
    expect(full.map((rule) => (rule.kind === "fixed" ? rule.group : rule.kind))).toEqual([
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      "size",
    ]);

    expect(collisionOf(solver, pool(teamOf(41)))).toEqual([team, SIZE]);
    expect(collisionOf(solver, pool(teamOf(40)))).toEqual([]);
    const headed = teamOf(40, (at) => (at < 40 ? { managerID: "p199" } : {}));
    expect(collisionOf(solver, pool(headed))).toEqual(
      expect.arrayContaining([team, { kind: "line", managerID: "p199" }, SIZE]),
    );
    expect(collisionOf(solver, pool(headed))).toHaveLength(3);
    expect(collisionOf(solver, all)).toEqual([]);
  });

  it("name nothing rather than rules that have no part in it, when no time is left to reduce them", () => {
    // A ring of seventeen who may not meet their neighbours in two groups of nine: odd, and no count sees it.
    const ring = crowd(18).map((one, at) => ({ ...one, organization: `c${at % 17}` }));
    const competitors = Array.from({ length: 17 }, (_, at) => [`c${at}`, `c${(at + 1) % 17}`] as const);
    const tight = pool(ring, { competitors, sizeMin: 9, sizeMax: 9 });
    expect(collisionOf(solver, tight, 0)).toEqual([]);
    const pairs = collisionOf(solver, tight, 20).flatMap((rule) =>
      rule.kind === "competitors" ? [rule.organizations] : [],
    );
    expect(pairs.length).toBeGreaterThan(2);
    // Without any one of them there is a way.
    for (const gone of pairs) {
      const others = pairs.filter((one) => one !== gone);
      expect(collisionOf(solver, pool(ring, { competitors: others, sizeMin: 9, sizeMax: 9 }), 20)).toEqual([]);
    }
  });
});
