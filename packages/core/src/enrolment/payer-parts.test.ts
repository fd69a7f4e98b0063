import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ID } from "../kernel/index.ts";
import { assertParts, type Part, partsOf } from "./payer-parts.ts";
import { type PayerTerms, payersFrom } from "./payer-terms.ts";

const named = (parts: readonly Part[]) => parts.map((part) => ({ payerID: ID.create("payer"), ...part }));
const share = (shareBasisPoints: number): Part => ({ shareBasisPoints });
const amount = (amountNet: number): Part => ({ shareBasisPoints: 0, amountNet });
const rest: Part = { shareBasisPoints: 0, rest: true };
const price = fc.integer({ min: 0, max: 10_000_000_000 });

/** Shares in basis points that make the whole. */
const shares = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 5 })
  .map((cuts) => [0, ...cuts.sort((one, other) => one - other), 10_000])
  .map((cuts) => cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0)));

it("cuts a seat's price among its payers to the cent, each within a cent of his share", () => {
  fc.assert(
    fc.property(price, shares, (net, given) => {
      const parts = partsOf(net, named(given.map(share)));
      expect(parts.reduce((sum, one) => sum + one.net, 0)).toBe(net);
      parts.forEach((one, at) => {
        expect(Math.abs(one.net - (net * (given[at] ?? 0)) / 10_000)).toBeLessThanOrEqual(1);
      });
    }),
  );
});

const anyPart = fc.oneof(
  fc.integer({ min: 0, max: 12_000 }).map(share),
  fc.integer({ min: 0, max: 120_000 }).map(amount),
  fc.constant(rest),
);

it("makes the price of sums, shares and the rest whenever it takes them, and gives sums as they were said", () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.array(anyPart, { minLength: 1, maxLength: 5 }),
      (net, parts) => {
        try {
          assertParts(net, parts);
        } catch {
          return;
        }
        taken += 1;
        const nets = partsOf(net, named(parts)).map((one) => one.net);
        expect(nets.reduce((sum, one) => sum + one, 0)).toBe(net);
        expect(Math.min(...nets)).toBeGreaterThan(0);
        parts.forEach(({ amountNet }, at) => {
          if (amountNet !== undefined) expect(nets[at]).toBe(amountNet);
        });
      },
    ),
    { numRuns: 2_000, seed: 22 },
  );
  expect(taken).toBeGreaterThan(100);
});

describe("parts that are not the price are refused by their field", () => {
  it.each<[string, Part[], string, string]>([
    ["a share over 100 %", [share(6_000), share(4_001)], "payers.1.shareBasisPoints", "enrolment.shares_above"],
    ["shares below 100 %", [share(6_000), share(3_999)], "payers", "enrolment.shares"],
    ["sums above the price", [amount(50_000), amount(34_001)], "payers.1.amountNet", "enrolment.above_price"],
    ["sums below the price", [amount(50_000), amount(33_999)], "payers", "enrolment.below_price"],
    [
      "a share that a sum leaves no room for",
      [amount(50_000), share(6_000)],
      "payers.1.shareBasisPoints",
      "enrolment.above_price",
    ],
    ["two rests", [amount(100), rest, rest], "payers.2.rest", "enrolment.two_rests"],
    ["a rest of nothing", [amount(84_000), rest], "payers.1.rest", "enrolment.part_empty"],
    ["a sum of nothing", [amount(0), rest], "payers.0.amountNet", "enrolment.part_empty"],
  ])("%s", (_, parts, path, code) => {
    expect(() => assertParts(84_000, parts)).toThrow(expect.objectContaining({ code, fields: [{ path, code }] }));
  });

  it("takes 252 € and the rest, thirds of 840 €, and a sum beside a share", () => {
    assertParts(84_000, [amount(25_200), rest]);
    assertParts(84_000, [share(3_333), share(3_333), share(3_334)]);
    assertParts(84_000, [amount(42_000), share(5_000)]);
  });
});

describe("payers that may not be are refused by their field", () => {
  const organizationID = ID.create("organization");
  const known = { priceNet: 84_000, payers: [], organizations: [{ organizationID, name: "Client Inventé" }] };
  const client = { kind: "organization" as const, organizationID };
  const address = { street: "1 rue des Essais", postalCode: "69001", city: "Lyon", country: "FR" as const };
  const own = { kind: "company" as const, name: "Moi", email: "moi@essai.example", address };

  it.each<[string, PayerTerms, string, string]>([
    [
      "of another firm",
      [{ kind: "organization", organizationID: ID.create("organization"), rest: true }],
      "payers.0.organizationID",
      "enrolment.payer_unknown",
    ],
    [
      "twice the same",
      [
        { ...client, amountNet: 100 },
        { ...client, rest: true },
      ],
      "payers.1.organizationID",
      "enrolment.payer_twice",
    ],
    ["of no part", [client], "payers.0.rest", "enrolment.part_unsaid"],
    ["of two parts", [{ ...client, amountNet: 100, rest: true }], "payers.0.rest", "enrolment.part_unsaid"],
    ["of a wrong SIRET", [{ ...own, siret: "40483304800023", rest: true }], "payers.0.siret", "siret_key"],
    [
      "who never paid here",
      [{ kind: "kept", payerID: ID.create("payer"), rest: true }],
      "payers.0.payerID",
      "enrolment.payer_unknown",
    ],
  ])("%s", (_, terms, path, code) => {
    expect(() => payersFrom(terms, known)).toThrow(expect.objectContaining({ fields: [{ path, code }] }));
  });

  it("keeps the id of who pays on", () => {
    const [before] = payersFrom([{ ...client, rest: true }], known);
    const [after] = payersFrom([{ ...client, shareBasisPoints: 10_000 }], { ...known, payers: before ? [before] : [] });
    expect(after?.payerID).toBe(before?.payerID);
  });
});
