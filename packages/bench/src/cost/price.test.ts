import { readUnits, writeUnits } from "@entrepairs/core/db";
import { expect, it } from "vitest";
import { asOf, dollars, gigabyteSeconds, perUnit } from "./price.ts";

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

it("counts GB-seconds and requests as Lambda's pricing page does", () => {
  expect(gigabyteSeconds({ count: 3_000_000, ms: 120, memoryMB: 1_536 })).toBe(540_000);
  expect(gigabyteSeconds({ count: 3_000_000, ms: 1_000, memoryMB: 512 })).toBe(1_500_000);
  // "2M * $0.2/M = $0.40"
  expect(dollars({ lambdaRequest: 2_000_000 })).toBeCloseTo(0.4);
  // "Rounded up to the nearest 1 ms."
  expect(gigabyteSeconds({ count: 1, ms: 1.0001, memoryMB: 1_024 })).toBe(0.002);
});

it("prices mails and forgotten pages as they are billed", () => {
  expect(dollars({ mail: 5_400 })).toBeCloseTo(0.54);
  expect(dollars({ mailGB: 3.7 })).toBeCloseTo(0.444);
  // 600 paths of three distributions, of which 1,000 are free: "you will be charged for 800 invalidation paths".
  expect(dollars({ purgedPath: 3 * 600 - 1_000 })).toBeCloseTo(4);
});

it("says of each price where it stands, of what it is, and on which day it was written down", () => {
  expect(asOf).toMatch(/^\d{4}-\d\d-\d\d, eu-west-3$/);
  for (const [name, { usd, unit, page }] of Object.entries(perUnit))
    expect([name, usd > 0, unit.length > 1, page.startsWith("https://aws.amazon.com/")]).toEqual([
      name,
      true,
      true,
      true,
    ]);
});

it("says of a price that was not at hand for Paris whose it is, and never takes it for cheaper", () => {
  for (const [name, { usd, elsewhere, seen }] of Object.entries(perUnit)) {
    expect([name, elsewhere !== undefined || seen !== undefined]).toEqual([name, true]);
    if (!elsewhere) continue;
    expect([name, elsewhere.factor >= 1]).toEqual([name, true]);
    expect(usd / (elsewhere.usd * elsewhere.factor)).toBeCloseTo(1, 6);
  }
});

it("prices a day's writes as the guide to on-demand does", () => {
  // "3.55 million write request units and 3.55 million read request units … $0.625 and $0.125 per million" in us-east-1.
  const { writeUnit, readUnit } = perUnit;
  // Paris is some 19 % dearer than Virginia.
  expect(writeUnit.usd / 0.625e-6).toBeCloseTo(1.188, 3);
  expect(readUnit.usd / 0.125e-6).toBeCloseTo(1.19, 3);
});

it("multiplies what was counted, and nothing else", () => {
  expect(dollars({ mail: 1_500 })).toBeCloseTo(0.15);
  expect(dollars({})).toBe(0);
});
