import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ID } from "../kernel/index.ts";
import { asMember } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Terms } from "./index.ts";

const { SHIPPED, feeOf } = Terms;
const facts: Terms.Facts = {
  cause: "client",
  priceNet: 70_000,
  minutesHeld: 0,
  minutesTotal: 840,
  daysBefore: 40,
  hasBegun: false,
  mayWithdraw: false,
};

const anyTerms = fc
  .tuple(fc.uniqueArray(fc.nat(200), { maxLength: 5 }), fc.array(fc.nat(10_000), { minLength: 6, maxLength: 6 }))
  .map(([days, rates]) => {
    const rising = [...rates].sort((one, other) => one - other);
    const order = [...new Set([...days, 0])].sort((one, other) => other - one);
    return order.map((daysMin, at) => ({ daysMin, rate: rising[at] ?? 10_000 }));
  });
const anyFacts = fc.record({
  cause: fc.constantFrom(...Terms.CAUSES),
  priceNet: fc.nat(10_000_000_000),
  minutesHeld: fc.nat(3_000),
  minutesTotal: fc.nat(3_000),
  daysBefore: fc.nat(300),
  hasBegun: fc.boolean(),
  mayWithdraw: fc.boolean(),
});

describe("what is owed when plans change", () => {
  it("follows the shipped tiers to the day", () => {
    const fee = (daysBefore: number) => feeOf(SHIPPED, { ...facts, daysBefore }).feeNet;
    expect([40, 30, 29, 15, 14, 0].map(fee)).toEqual([0, 0, 21_000, 21_000, 35_000, 35_000]);
  });

  it("is what was held, and a fee on the rest, for who leaves on the way", () => {
    const left = feeOf(SHIPPED, { ...facts, hasBegun: true, minutesHeld: 240, daysBefore: 0 });
    expect(left).toEqual({ owedNet: 20_000, feeNet: 25_000, feeRate: 5_000, reason: "dropOut" });
  });

  it("is never above the price, nor below nothing", () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(10_000), anyFacts, (tiers, dropOutRate, one) => {
        const { owedNet, feeNet } = feeOf({ tiers, dropOutRate }, one);
        expect(owedNet).toBeGreaterThanOrEqual(0);
        expect(feeNet).toBeGreaterThanOrEqual(0);
        expect(owedNet + feeNet).toBeLessThanOrEqual(one.priceNet);
        expect(Number.isSafeInteger(owedNet) && Number.isSafeInteger(feeNet)).toBe(true);
      }),
      { seed: 11 },
    );
  });

  it("never costs less as the first session comes nearer", () => {
    fc.assert(
      fc.property(anyTerms, anyFacts, fc.nat(300), (tiers, one, later) => {
        const fee = (daysBefore: number) =>
          feeOf({ tiers, dropOutRate: 0 }, { ...one, hasBegun: false, daysBefore }).feeNet;
        expect(fee(Math.min(one.daysBefore, later))).toBeGreaterThanOrEqual(fee(Math.max(one.daysBefore, later)));
      }),
      { seed: 12 },
    );
  });

  it("bears no fee for force majeure, the firm's own decision, or a contract one may still leave", () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(10_000), anyFacts, (tiers, dropOutRate, one) => {
        const free = one.mayWithdraw || one.cause !== "client";
        if (free) expect(feeOf({ tiers, dropOutRate }, one).feeNet).toBe(0);
      }),
      { seed: 13 },
    );
  });
});

describe("the terms of a firm", () => {
  openTable();

  const { edition: _, since: __, ...content } = SHIPPED;

  it("are the shipped ones until it writes its own, and what was signed before keeps them", () =>
    asMember({ firmID: ID.createFirm(), roles: ["owner"] }, async () => {
      expect((await Terms.read({})).edition).toBe(0);
      const signedAt = new Date(Date.now() - 1_000).toISOString();
      await Terms.write({ ...content, dropOutRate: 10_000, after: 0 });
      const all = await Terms.editions();
      expect(Terms.inForce(all, signedAt)).toMatchObject({ edition: 0, dropOutRate: 5_000 });
      expect(Terms.inForce(all, new Date(Date.now() + 1_000).toISOString())).toMatchObject({ edition: 1 });
      const other = Terms.write({ ...content, after: 0 });
      await expect(other).rejects.toMatchObject({ code: "terms.changed_meanwhile" });
    }));

  it("are refused out of order, falling, above the price, or without a last tier", () =>
    asMember({ firmID: ID.createFirm(), roles: ["owner"] }, async () => {
      const write = (tiers: Terms.Content["tiers"]) => Terms.write({ ...content, tiers, after: 0 });
      const field = (code: string) => ({ fields: [{ code }] });
      const [far, near] = [
        { daysMin: 30, rate: 0 },
        { daysMin: 0, rate: 5_000 },
      ];
      await expect(write([near, far])).rejects.toMatchObject({ fields: expect.arrayContaining([expect.anything()]) });
      await expect(write([far])).rejects.toMatchObject(field("terms.last_tier"));
      await expect(write([{ ...far, rate: 6_000 }, near])).rejects.toMatchObject(field("terms.rising"));
      await expect(write([far, { ...near, rate: 10_001 }])).rejects.toMatchObject(field("rate"));
    }));

  it("are told in whole sentences, in both languages", () => {
    expect(Terms.inWords(SHIPPED, "fr")[1]).toBe(
      "Annulation par le client, 30\u00a0jours ou plus avant la première séance\u00a0: sans frais\u202f; de 29 à 15\u00a0jours\u00a0: dédit de 30\u00a0% du prix\u202f; moins de 15\u00a0jours\u00a0: dédit de 50\u00a0% du prix.",
    );
    expect(Terms.inWords(SHIPPED, "en")).toHaveLength(Terms.inWords(SHIPPED, "fr").length);
  });
});
