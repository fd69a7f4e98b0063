import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomInvoice } from "../test/random.ts";
import { all, parseXml } from "../test/xml-tree.ts";
import { pdf, refusals, xml } from "./index.ts";

const seeded = { seed: 20_270_915, numRuns: 200 };
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("any invoice of a coaching firm", () => {
  it("may be issued, and its XML says its totals whatever its names hold", () => {
    fc.assert(
      fc.property(randomInvoice, (document) => {
        expect(refusals(document)).toEqual([]);
        const elements = all(parseXml(xml(document)));
        const said = (name: string) => elements.filter((one) => one.name === `ram:${name}`).map((one) => one.text);
        const cents = (text = "") => Math.round(Number(text) * 100);
        const { netCents, grossCents, dueCents, vat } = document.totals;
        expect(cents(said("TaxBasisTotalAmount")[0])).toBe(netCents);
        expect(cents(said("GrandTotalAmount")[0])).toBe(grossCents);
        expect(cents(said("DuePayableAmount")[0])).toBe(dueCents);
        expect(said("CalculatedAmount").map(cents)).toEqual(vat.map((one) => one.vatCents));
        expect(elements.filter((one) => one.name.startsWith("ram:Included") && one.children.length === 0)).toEqual([]);
      }),
      seeded,
    );
  });

  it("gives the same bytes twice, closed as a PDF", async () => {
    await fc.assert(
      fc.asyncProperty(randomInvoice, async (document) => {
        const bytes = await pdf(document);
        expect(textOf(bytes).trimEnd().endsWith("%%EOF")).toBe(true);
        expect(Buffer.compare(bytes, await pdf(structuredClone(document)))).toBe(0);
      }),
      { ...seeded, numRuns: 6 },
    );
  });
});
