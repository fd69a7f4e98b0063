import { expect, it } from "vitest";
import { attackFirms } from "./testing/firms.ts";
import type { Reading } from "./testing/year.ts";

it("no answer of a year is found by two colluders, or a coach and one, who read everything that any role may", () => {
  const { firms, reports, answers, attempts, found } = attackFirms({ from: 1, firms: 25 });
  console.log(`${firms} firms, ${reports} reports, ${answers} answers, ${attempts} attempts, ${found.length} found`);
  expect(found).toEqual([]);
  expect(reports).toBeGreaterThan(firms);
}, 120_000);

it("the same attacker finds people under the plain rule, exact distributions of every report", () => {
  const plain: Reading = (blocks) =>
    JSON.stringify(blocks.map(({ scale }) => Object.entries(scale).map(([id, { counts }]) => [id, counts])));
  expect(attackFirms({ from: 1, firms: 10, read: plain }).found.length).toBeGreaterThan(0);
});
