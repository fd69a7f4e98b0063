import { readUnits, writeUnits } from "@entrepairs/core/db";
import { expect, it } from "vitest";
import { dollars, gigabyteSeconds } from "./price.ts";

/** AWS's own published examples: its developer guide for units, its pricing page for Lambda. */
it("counts units as AWS's guide does", () => {
  const KB = 1_024;
  // "If your item size is 8 KB, you require 2 read units to sustain one strongly consistent read, 1 for an eventually consistent one."
  expect([readUnits(8 * KB, true), readUnits(8 * KB, false)]).toEqual([2, 1]);
  // "Reading a 3,500-byte item consumes the same throughput as reading a 4 KB item."
  expect(readUnits(3_500, true)).toBe(readUnits(4 * KB, true));
  // A batch of a 1.5 KB and a 6.5 KB item is 4 KB + 8 KB: 3 units.
  expect(readUnits(1.5 * KB, true) + readUnits(6.5 * KB, true)).toBe(3);
  // "A transactional write request of a 3 KB item would require six."
  expect(writeUnits(3 * KB, 0)).toBe(6);
  expect(writeUnits(500, 0)).toBe(2);
});

it("counts GB-seconds as Lambda's pricing page does: 3 million runs of 120 ms with 1,536 MB are 540,000", () => {
  expect(gigabyteSeconds({ count: 3_000_000, ms: 120, memoryMB: 1_536 })).toBe(540_000);
});

it("multiplies what was counted, and nothing else", () => {
  expect(dollars({ mail: 1_500 })).toBeCloseTo(0.15);
  expect(dollars({})).toBe(0);
});
