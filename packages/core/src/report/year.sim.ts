import { expect, it } from "vitest";
import { attackFirms } from "./testing/firms.ts";

it("no answer of a year is found in two thousand firms by two colluders who read everything", () => {
  const { firms, reports, answers, attempts, found } = attackFirms({ from: 1_000, firms: 2_000 });
  console.log(`${firms} firms, ${reports} reports, ${answers} answers, ${attempts} attempts, ${found.length} found`);
  expect(found).toEqual([]);
});
