import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Invoice } from "../invoice/index.ts";
import { declare, issued, openBooks, owner, YEAR } from "./fixture.ts";

openBooks();

describe("the numbers of the former tool", () => {
  it("go on without a gap, invoices and credit notes each in their series", async () => {
    expect(await declare()).toEqual({ invoice: `FA${YEAR}-042`, creditNote: `AVA${YEAR}-004` });
    await owner(async () => {
      expect(await issued()).toBe(`FA${YEAR}-042`);
      const number = await issued();
      expect(number).toBe(`FA${YEAR}-043`);
      const { invoices } = await Invoice.list({});
      const { invoiceID = "" } = invoices.find((one) => one.number === number) ?? {};
      expect((await Invoice.credit({ invoiceID, reason: "Essai" })).number).toBe(`AVA${YEAR}-004`);
    });
  });

  it("may be said again until the first number is taken here, and no more after", async () => {
    await declare();
    expect(await declare({ lastInvoice: `FA${YEAR}-050`, lastCreditNote: null })).toEqual({
      invoice: `FA${YEAR}-051`,
      creditNote: `AVA${YEAR}-001`,
    });
    await owner(issued);
    await expect(declare()).rejects.toMatchObject({ code: "takeover.numbers_taken" });
  });

  it("come too late after a number of ours, of either series", async () => {
    await owner(issued);
    await expect(declare()).rejects.toMatchObject({ code: "takeover.numbers_taken" });
  });

  it("lose against a first number that is taken at the same moment, or win: never both", async () => {
    const ours = owner(issued);
    const [said, number] = await Promise.allSettled([declare(), ours]);
    const expected = said.status === "fulfilled" ? `FA${YEAR}-042` : `F-${YEAR}-0001`;
    expect(number).toMatchObject({ status: "fulfilled", value: expected });
  });

  it("are refused where the pattern does not make them, or the day is to come", async () => {
    await expect(declare({ lastInvoice: "2026/41" })).rejects.toMatchObject({ code: "takeover.number_shape" });
    await expect(declare({ lastIssuedOn: null })).rejects.toMatchObject({ code: "takeover.date_missing" });
    await expect(declare({ lastIssuedOn: "2099-01-01" })).rejects.toMatchObject({ code: "takeover.in_future" });
    await expect(declare({ pattern: "FACT{number}" })).rejects.toMatchObject({ code: "invoice.number_series" });
  });

  it("are read back from any pattern as they were made", () => {
    const part = fc.constantFrom("-", "/", "+", "_", "A", "FAC");
    const width = fc.integer({ min: 1, max: 6 });
    const position = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(part, part, width, position, (one, two, digits, at) => {
        const pattern = `{series}${one}{year}${two}-{number:${digits}}`;
        const number = Invoice.numberOf({ pattern, series: "F", year: "2026", position: at });
        expect(Invoice.positionOf({ pattern, series: "F", number })).toEqual({ year: "2026", position: at });
      }),
      { seed: 5, numRuns: 200 },
    );
    expect(
      Invoice.positionOf({ pattern: "{series}{year}-{number:4}", series: "F", number: "F2026-0" }),
    ).toBeUndefined();
  });
});
