import { describe, expect, it } from "vitest";
import { cases, refused } from "../test/cases.ts";
import { invoice } from "../test/example.ts";
import { pdf, refusals, xml } from "./index.ts";

describe("refusals", () => {
  it.each(refused)("names the rule against %s, and no file is made", async (_name, rule, document) => {
    expect(refusals(document).map((one) => one.rule)).toContain(rule);
    expect(() => xml(document)).toThrow(RangeError);
    await expect(pdf(document)).rejects.toThrow(RangeError);
  });

  it.each(cases.slice(0, -1))("finds nothing against: %s", (_name, document) => {
    expect(refusals(document)).toEqual([]);
  });

  it("accepts a copy whose keys were stored in another order", () => {
    const document = invoice();
    const totals = Object.fromEntries(Object.entries(document.totals).reverse()) as typeof document.totals;
    expect(refusals({ ...document, totals })).toEqual([]);
  });
});
