import { expect, it } from "vitest";
import { attackFirms } from "./testing/firms.ts";

it.each([1_000, 2_000])(
  "no answer of a year is found in a thousand firms by two colluders, or a coach and one, who read everything (from %i)",
  (from) => {
    const { firms, reports, answers, attempts, found } = attackFirms({ from, firms: 1_000 });
    console.log(`${firms} firms, ${reports} reports, ${answers} answers, ${attempts} attempts, ${found.length} found`);
    expect(found).toEqual([]);
  },
);
