import { choices, compose, loadSolver } from "@entrepairs/planning";
import { realisticPoll, realisticPool } from "@entrepairs/planning/fixture";
import type { Line } from "./board.ts";

const SEEDS = [1, 2, 3];

/** Groups of 200 people and the dates of a year: wall time, and how far the answer is from what nothing can pass. */
export async function planningLines(): Promise<Line[]> {
  const solver = await loadSolver();
  const composed = [];
  for (const seed of SEEDS) {
    const pool = realisticPool(200, seed);
    const start = performance.now();
    const { groups, left, points, pointsMost } = await compose(solver, pool);
    const seconds = (performance.now() - start) / 1000;
    composed.push({ seconds, left: left.length, groups: groups.length, gap: 100 * (1 - points / pointsMost) });
  }
  const slowest = Math.max(...composed.map(({ seconds }) => seconds));
  const left = composed.reduce((sum, one) => sum + one.left, 0);
  const gap = Math.max(...composed.map((one) => one.gap));
  const planned = [];
  for (const seed of SEEDS) {
    const start = performance.now();
    const sets = await choices(solver, realisticPoll(seed));
    planned.push({ seconds: (performance.now() - start) / 1000, sets: sets.length });
  }
  const least = Math.min(...planned.map(({ sets }) => sets));
  return [
    {
      name: "groups of 200 people, five organizations",
      measured: slowest,
      unit: "s",
      target: 5,
      note: `the slowest of ${SEEDS.length} pools; ${left} people without a seat`,
    },
    { name: "  gap to what no placing can pass", measured: gap, unit: "%", target: 5, note: "the widest" },
    {
      name: "dates of 12 sessions, 8 people, 40 slots",
      measured: Math.max(...planned.map(({ seconds }) => seconds)),
      unit: "s",
      target: 5,
      note: `${least} sets of dates at least, each for another aim`,
    },
  ];
}
