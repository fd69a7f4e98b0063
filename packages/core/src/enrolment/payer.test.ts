import fc from "fast-check";
import { expect, it } from "vitest";
import { ID } from "../kernel/index.ts";
import { partsOf } from "./payer.ts";

/** Shares in basis points that make the whole. */
const shares = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 5 })
  .map((cuts) => [0, ...cuts.sort((one, other) => one - other), 10_000])
  .map((cuts) => cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0)));

it("cuts a seat's price among its payers to the cent, each within a cent of his share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), shares, (price, given) => {
      const payers = given.map((shareBasisPoints) => ({ payerID: ID.create("payer"), shareBasisPoints }));
      const parts = partsOf(price, payers);
      expect(parts.reduce((sum, { net }) => sum + net, 0)).toBe(price);
      parts.forEach(({ net }, at) => {
        expect(Math.abs(net - (price * (given[at] ?? 0)) / 10_000)).toBeLessThanOrEqual(1);
      });
    }),
  );
});
