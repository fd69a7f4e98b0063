import fc from "fast-check";
import { expect, test } from "vitest";
import { share } from "./share.ts";

test("what says the same is the same object", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(share(value, structuredClone(value))).toBe(value);
    }),
    { seed: 7 },
  );
});

test("what is new is told as it is, whatever was there before", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(share(before, after)).toEqual(after);
    }),
    { seed: 7 },
  );
});

test("in a list, the lines that did not change are kept", () => {
  const before = {
    people: [
      { id: 1, name: "Ana" },
      { id: 2, name: "Bo" },
    ],
  };
  const after = share(before, {
    people: [
      { id: 1, name: "Ana" },
      { id: 2, name: "Béa" },
      { id: 3, name: "Cy" },
    ],
  });
  expect(after.people[0]).toBe(before.people[0]);
  expect(after.people[1]).not.toBe(before.people[1]);
});

test("a key that goes away or holds nothing is a change", () => {
  expect(share({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
  const gone = { a: 1 };
  expect(share(gone, { a: 1, b: undefined })).not.toBe(gone);
  expect(share([1, 2], [1])).toEqual([1]);
});
