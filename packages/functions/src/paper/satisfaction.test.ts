import type { Report } from "@entrepairs/core/report";
import { expect, it } from "vitest";
import { satisfactionCsv } from "./satisfaction.ts";

const part = (id: string) => ({ id, name: id, invited: 6, answered: 4, responsePercent: 67, satisfaction: null });
const point = (sessionNumber: number, mean: number) => ({
  cohortID: "one",
  sessionNumber,
  openedAt: `2026-02-0${sessionNumber}T08:00:00.000Z`,
  answers: 4,
  mean,
});
const report = (cohorts: string[]): Report.Report => ({
  waves: 2,
  invited: 12,
  answered: 8,
  responsePercent: 67,
  scale: {},
  nps: {},
  programmes: [],
  coaches: [],
  organizations: [],
  later: [],
  positioning: [],
  others: [],
  labels: {},
  cohorts: cohorts.map(part),
  trend: [point(1, 3.5), point(2, 4.25)],
});
const lines = (cohorts: string[]) =>
  satisfactionCsv({ report: report(cohorts), quotes: [], locale: "fr" }).split("\r\n");

it("the file of one group tells it session after session, that of several month after month", () => {
  expect(lines(["one"])).toContain('"Séance 2, question du 02/02/2026";"";"";"";"";"";"4";"4,3"');
  const months = { ...report(["one", "other"]), trend: [{ ...point(1, 3.5), cohortID: null, sessionNumber: null }] };
  const told = satisfactionCsv({ report: months, quotes: [], locale: "fr" }).split("\r\n");
  expect(told).toContain('"février 2026";"";"";"";"";"";"4";"3,5"');
});

it("the file of one group ends with the words that may be quoted, and with no head for none", () => {
  const csv = (quotes: string[]) => satisfactionCsv({ report: report(["one"]), quotes, locale: "fr" });
  expect(csv(["Enfin du temps", "=1+1"]).trimEnd().split("\r\n").slice(-3)).toEqual([
    '"Des mots que leurs auteurs ont accepté de laisser citer";"";"";"";"";"";"";""',
    '"Enfin du temps";"";"";"";"";"";"";""',
    `"'=1+1";"";"";"";"";"";"";""`,
  ]);
  expect(csv([])).not.toContain("laisser citer");
});

it("the response rate stands in the file as on the screen, each figure under its own head", () => {
  expect(lines(["one"])[1]?.replace(/\s/gu, " ")).toBe('"Taux de réponse";"";"";"";"";"";"8";"67 % (8 sur 12)"');
});
