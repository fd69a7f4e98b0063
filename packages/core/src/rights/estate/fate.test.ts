import { expect, it } from "vitest";
import { Entity } from "../../kernel/entity.ts";
import { keptAs, keptUntil, TAKEN } from "./fate.ts";
import { logsBetween } from "./place.ts";
import { shownOfFirm } from "./shown.ts";

const modules = import.meta.glob<Record<string, unknown>>("../../*/**/*.table.ts", { eager: true });
const entities = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((one): one is Entity<never, never> => one instanceof Entity);

/** What a firm does not take along, and why: a row that is new has to say it too. */
const LEFT: Record<string, string> = {
  "sealed in a room": `
    room roomEntry roomEar groupAction turnLedger learning sharedLearning privateNote topic topicBoard groupResource
    groupContact reviewDraft vaultKey
  `,
  "the report module's: answers, and sums that tell them": `
    surveyAnswer surveyDraft surveyRequest survey waveSummary cohortFigures figuresPage endedCycle block blockCounter
  `,
  "opens something, or leads to someone": `
    access participantEmail memberEmail link replyAddress paymentAttempt enrolmentHold
  `,
  "a copy for a list, or what a machine counts by": `
    cohortCard openGroup organizationCohort invoiceCard orderCard fundingCard publishedProgramme invoiceCounter
    orderCounter planPlace coachDay roomBooking documentRun finding reconciliation qualityPack qualityPackPart wording
    firmExport firmExportPart firmClosing
  `,
  "a piece of a file that is taken along whole": "credentialPart",
  "goes by itself": "participantImport idempotency outbox stripeInbox mailMark",
};

it("says of every kind of row of a firm whether it is taken along", () => {
  const own = entities.filter(({ options }) => options.scope !== "platform").map(({ name }) => name);
  const left = Object.values(LEFT).flatMap((names) => names.trim().split(/\s+/));
  const told = [...TAKEN, ...left];
  expect(own.filter((name) => !told.includes(name))).toEqual([]);
  expect(told.filter((name) => !own.includes(name))).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
});

it("keeps nothing of a room but its destroyed keys, and no answer", () => {
  const closed = [LEFT["sealed in a room"], LEFT["the report module's: answers, and sums that tell them"]];
  const kept = closed.flatMap((names = "") => names.trim().split(/\s+/)).filter((name) => keptAs(name));
  expect(kept).toEqual(["vaultKey"]);
});

it("counts a term from the end of the year of closing", () => {
  expect(keptUntil("accounts", "2026-11-22")).toBe("2036-12-31");
  expect(keptUntil("contracts", "2027-01-01")).toBe("2032-12-31");
});

it("takes no secret along, wherever it stands in a row, nor what a group did by itself", () => {
  const plan = {
    e: "plan",
    pk: "F#x",
    sk: "y",
    rev: 3,
    method: { customerID: "cus_1", kind: "card" },
    payLinkID: "link_1",
  };
  expect(shownOfFirm(plan)).toEqual({ method: { kind: "card" } });
  expect(shownOfFirm({ e: "audit", command: "room.act", at: "2026-01-01" })).toBeUndefined();
  expect(shownOfFirm({ e: "audit", command: "cohort.edit", ids: { a: "b" } })).toEqual({ command: "cohort.edit" });
  expect(shownOfFirm({ e: "surveyAnswer", surveyID: "survey_1" })).toBeUndefined();
});

it("goes through every month of the log", () => {
  expect(logsBetween("2025-11-30T00:00:00.000Z", "2026-02-01T00:00:00.000Z")).toEqual([
    ["AUDIT", "2025-11"],
    ["AUDIT", "2025-12"],
    ["AUDIT", "2026-01"],
    ["AUDIT", "2026-02"],
  ]);
});
