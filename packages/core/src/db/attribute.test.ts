import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marshal, unmarshal } from "./attribute.ts";

const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== "__proto__");
const { row } = fc.letrec((tie) => ({
  row: fc.dictionary(name, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((number) => Math.fround(number) + 0),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie("value"), { maxLength: 4 }),
    tie("row"),
  ),
}));

describe("attributes of the wire", () => {
  it("are those that AWS's own library makes", () => {
    fc.assert(
      fc.property(row as fc.Arbitrary<Record<string, unknown>>, (value) => {
        expect(marshal(value)).toEqual(marshall(value, { removeUndefinedValues: true }));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("come back as the row that they were made of", () => {
    fc.assert(
      fc.property(row as fc.Arbitrary<Record<string, unknown>>, (value) => {
        const attributes = JSON.parse(JSON.stringify(marshal(value)));
        expect(unmarshal(attributes)).toEqual(unmarshall(attributes));
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it.each([new Date(0), new Set([1]), Number.NaN, 1n, () => 1])("are never made of %s", (value) => {
    expect(() => marshal({ value })).toThrow("The table keeps no");
  });

  it("of another kind are a defect, not a hole", () => {
    expect(() => unmarshal({ value: { SS: ["a"] } as object })).toThrow("of a kind that no row has");
  });
});
