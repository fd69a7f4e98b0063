import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { candidate, pool, realisticPool } from "../fixture.ts";
import { loadSolver, type Solver } from "../solver.ts";
import { compose, groupsFor } from "./compose.ts";
import { breachesOf } from "./explain.ts";
import type { Pool } from "./pool.ts";
import { scoreOf } from "./score.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** The most points of any placing of everyone, by trying them all. */
function bestByHand(all: Pool, count: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const groups: string[][] = Array.from({ length: count }, () => []);
  const known = new Map(all.candidates.map((one) => [one.id, one]));
  const place = (at: number): void => {
    const one = all.candidates[at];
    if (!one) {
      if (breachesOf(all, groups).length > 0 || groups.some((ids) => ids.length === 0)) return;
      const members = groups.map((ids) => ids.map((id) => known.get(id)).filter((each) => each !== undefined));
      best = Math.max(
        best,
        members.reduce((total, each) => total + scoreOf(each).points, 0),
      );
      return;
    }
    for (const ids of groups) {
      ids.push(one.id);
      place(at + 1);
      ids.pop();
    }
  };
  place(0);
  return best;
}

describe("composing", () => {
  it("finds what trying every placing finds", async () => {
    for (const seed of [1, 2, 3]) {
      const all = realisticPool(11, seed);
      const best = bestByHand(all, 2);
      const found = await compose(solver, all, { groups: 2, seconds: 20 });
      if (found.left.length > 0) expect(best).toBe(Number.NEGATIVE_INFINITY);
      else expect({ points: found.points, optimal: found.optimal }).toEqual({ points: best, optimal: true });
    }
  }, 90_000);

  it("breaks no hard rule, seats nobody twice, and never claims more than its bound, whatever the pool", async () => {
    const names = fc.constantFrom("", "a", "b", "c");
    const person = fc.record({
      organization: names,
      team: names,
      unit: names,
      job: names,
      manager: fc.option(fc.nat(30)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 0, maxLength: 24 }), async (people) => {
        const candidates = people.map(({ manager, ...facts }, at) =>
          candidate(`p${at}`, { ...facts, managerID: manager !== null && manager < at ? `p${manager}` : null }),
        );
        const all = pool(candidates, { competitors: [["a", "b"]] });
        const { groups, left, points, pointsMost } = await compose(solver, all, { seconds: 0.4 });
        expect(breachesOf(all, groups)).toEqual([]);
        expect([...groups.flat(), ...left].sort()).toEqual(candidates.map(({ id }) => id).sort());
        if (left.length === 0) expect(points).toBeLessThanOrEqual(pointsMost);
      }),
      { seed: 20_261_122, numRuns: 25 },
    );
  }, 60_000);

  it("places two hundred, and shows how far from the best it may be at most", async () => {
    const all = realisticPool(200, 4);
    // Time of this process alone: a machine that is busy with other things gives no worse groups.
    const clock = () => process.cpuUsage().user / 1_000;
    const { groups, left, points, pointsMost } = await compose(solver, all, { clock });
    expect(left).toEqual([]);
    expect(breachesOf(all, groups)).toEqual([]);
    expect(groups.map((ids) => ids.length).filter((size) => size < 5 || size > 8)).toEqual([]);
    expect(points / pointsMost).toBeGreaterThan(0.9);
  }, 30_000);

  it("leaves no group empty when no time is left at all, and breaks no rule", async () => {
    const all = realisticPool(60, 4);
    const { groups, left } = await compose(solver, all, { seconds: 0 });
    expect(left.length).toBeLessThan(5);
    expect(breachesOf(all, groups)).toEqual([]);
    expect(groups.every((ids) => ids.length >= 5 && ids.length <= 8)).toBe(true);
  });

  it("keeps people where a person put them", async () => {
    const all = { ...realisticPool(20, 3), fixed: { p0: 2, p7: 0 } };
    const { groups } = await compose(solver, all, { seconds: 2 });
    expect(groups[2]).toContain("p0");
    expect(groups[0]).toContain("p7");
  });

  it("leaves out as few as can be, and says whom", async () => {
    const team = Array.from({ length: 4 }, (_, at) => candidate(`t${at}`, { organization: "o", team: "same" }));
    const others = Array.from({ length: 8 }, (_, at) => candidate(`p${at}`));
    const { groups, left } = await compose(solver, pool([...team, ...others]), { seconds: 3 });
    expect(groups.map((ids) => ids.filter((id) => id.startsWith("t")).length)).toEqual([1, 1]);
    expect(left).toHaveLength(2);
  });

  it("makes no group of four", async () => {
    expect(await compose(solver, pool([0, 1, 2, 3].map((at) => candidate(`p${at}`))))).toMatchObject({
      groups: [],
      left: ["p0", "p1", "p2", "p3"],
    });
    expect(groupsFor(9, { sizeMin: 5, sizeMax: 8 })).toBe(1);
    expect(groupsFor(20, { sizeMin: 5, sizeMax: 8 })).toBe(3);
  });
});
