import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueDay, NUMBERING, nextNumber, numberOf, patternProblem } from "./number.ts";

const zone = "Europe/Paris";

describe("nextNumber", () => {
  it("begins a year at 1, with the year of the firm's own day", () => {
    const next = nextNumber({ counters: [undefined, undefined], at: "2026-12-31T23:30:00.000Z", zone });
    expect(next).toMatchObject({ first: 1, issuedOn: "2027-01-01", year: "2027" });
    expect([next.numberAt(0), next.numberAt(1)]).toEqual(["F-2027-0001", "F-2027-0002"]);
  });

  it("never dates an invoice before the one it follows, even when the clock went back over a new year", () => {
    const counters = [
      { year: "2026", last: 41, lastIssuedOn: "2026-12-31" },
      { year: "2027", last: 1, lastIssuedOn: "2027-01-01" },
    ];
    const next = nextNumber({ counters, at: "2026-12-31T10:00:00.000Z", zone });
    expect(next).toMatchObject({ first: 2, issuedOn: "2027-01-01", year: "2027" });
  });

  it("goes on over the new year when the firm chose numbers that never begin again", () => {
    const numbering = { pattern: "{series}/{number:5}", restart: "never" } as const;
    const counters = [{ year: "all", last: 41, lastIssuedOn: "2026-12-31" }];
    const next = nextNumber({ counters, at: "2027-01-02T10:00:00.000Z", zone, numbering, series: "AV" });
    expect([next.year, next.numberAt(0)]).toEqual(["all", "AV/00042"]);
  });

  it("gives texts that BR-FR-02 allows, different for each position", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (position) => {
        const at = (one: number) => numberOf({ ...NUMBERING, series: "F", year: "2026", position: one });
        expect(at(position)).toMatch(/^[A-Za-z0-9+\-_/]{1,35}$/);
        expect(at(position)).not.toBe(at(position + 1));
      }),
    );
  });
});

describe("a pattern", () => {
  it.each([
    ["{series} {year} {number}", "yearly", "number_characters"],
    ["{series}-{year}", "yearly", "number_position"],
    ["{year}-{number}", "yearly", "number_series"],
    ["{series}-{number}", "yearly", "number_year"],
    ["{series}{year}{number}", "yearly", "number_glued"],
    ["{series}-{year}-{number}-CABINET-DE-CODEVELOPPEMENT", "yearly", "number_long"],
    ["{series}-{number:6}", "never", undefined],
    ["FA/{series}/{year}/{number:4}", "yearly", undefined],
  ] as const)("%s, %s: %s", (pattern, restart, problem) => {
    expect(patternProblem({ pattern, restart })).toBe(problem);
  });
});

it("counts the days to pay, to the end of the month where that was agreed", () => {
  expect(dueDay("2026-11-22")).toBe("2026-12-22");
  expect(dueDay("2026-11-22", { days: 45, endOfMonth: true })).toBe("2027-01-31");
  expect(dueDay("2027-01-15", { days: 30, endOfMonth: true })).toBe("2027-02-28");
});
