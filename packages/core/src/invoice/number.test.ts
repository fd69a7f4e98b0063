import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextNumber, numberOf } from "./number.ts";

const zone = "Europe/Paris";

describe("nextNumber", () => {
  it("begins a year at 1, with the year of the firm's own day", () => {
    const next = nextNumber({ counters: [undefined, undefined], at: "2026-12-31T23:30:00.000Z", zone });
    expect(next).toMatchObject({ number: "F-2027-0001", issuedOn: "2027-01-01", dueOn: "2027-01-31" });
  });

  it("never dates an invoice before the one it follows, even when the clock went back over a new year", () => {
    const counters = [
      { year: "2026", last: 41, lastIssuedOn: "2026-12-31" },
      { year: "2027", last: 1, lastIssuedOn: "2027-01-01" },
    ];
    const next = nextNumber({ counters, at: "2026-12-31T10:00:00.000Z", zone });
    expect(next).toMatchObject({ number: "F-2027-0002", issuedOn: "2027-01-01", year: "2027" });
  });

  it("gives texts that BR-FR-02 allows, different for each position", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (position) => {
        const number = numberOf("F", "2026", position);
        expect(number).toMatch(/^[A-Za-z0-9+\-_/]{1,35}$/);
        expect(number).not.toBe(numberOf("F", "2026", position + 1));
      }),
    );
  });
});
