import { type AnnualReport, CHOICES } from "@entrepairs/core/annual";
import { expect, it } from "vitest";
import { annualLabels, annualRows } from "./annual.ts";

const none = { lines: [], total: { people: 0, minutes: 0, hours: 0 } };
const sums: Readonly<Record<string, number>> = { 1: 700_000, "2g": 50_000, "2h": 120_000, 9: 80_000 };
const lines = ["1", "2a", "2b", "2c", "2d", "2e", "2f", "2g", "2h", "3", "9"].map((box) => ({
  box,
  cents: sums[box] ?? 0,
  behind: [],
}));
const report = {
  typed: {},
  share: null,
  products: { lines, funds: 170_000, total: 950_000 },
  trainers: none,
  trainees: none,
  objectives: none,
  specialities: none,
} as unknown as AnnualReport.Report;

it("sums what training funds paid on line 2, below 2h, as the form does", () => {
  const rows = annualRows(report, "fr").filter(({ frame }) => frame === "C");
  expect(rows.map(({ line }) => line)).toEqual([
    "1",
    "2a",
    "2b",
    "2c",
    "2d",
    "2e",
    "2f",
    "2g",
    "2h",
    "2",
    "3",
    "9",
    "",
    "",
  ]);
  expect(rows.find(({ line }) => line === "2")?.value).toEqual({ cents: 170_000 });
});

it("names every box that may be chosen or filled, in both languages, for the screen as for the paper", () => {
  const { coach, invoice, person, programme } = CHOICES;
  for (const locale of ["fr", "en"] as const) {
    const labels = annualLabels(locale);
    expect(Object.keys(labels.products)).toEqual(expect.arrayContaining([...invoice, "funds", "total", "unknown"]));
    expect(Object.keys(labels.trainers)).toEqual(expect.arrayContaining([...coach, "total", "unknown"]));
    expect(Object.keys(labels.trainees)).toEqual(expect.arrayContaining([...person, "total", "unknown"]));
    expect(Object.keys(labels.objectives)).toEqual(expect.arrayContaining([...programme, "total"]));
  }
});
