import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Discovery } from "../discovery/index.ts";
import { Calendar as FirmCalendar } from "../firm/index.ts";
import { ID } from "../kernel/index.ts";
import { as, type House, house, opening, programmeID } from "../session/fixture.ts";
import { Cycle, Sessions } from "../session/index.ts";
import { openTable } from "../testing/open.ts";
import { clashesOf } from "./clash.ts";
import { Calendar } from "./index.ts";
import { daysOff } from "./month.ts";

let firm: House;
openTable(async () => {
  firm = await house();
});

const SEPTEMBER = { from: "2026-09-01", to: "2026-09-30" };

describe("a firm's month", () => {
  it("holds its groups' sessions and its discovery sessions with who leads them, by day of its own zone", async () => {
    await as(firm, async () => {
      await Cycle.open(opening(firm.coachID));
      const where = { programmeID, coachID: firm.coachID, modality: "onsite" as const };
      const about = { ...where, minutes: 30 };
      await Discovery.open({ ...about, name: "Le dernier soir", day: "2026-09-30", time: "23:30" });
      await Discovery.open({ ...about, name: "Déjà octobre", day: "2026-10-01", time: "00:30" });
    });
    const seen = await as(firm, () => Calendar.period(SEPTEMBER));
    expect(seen.zone).toBe("Europe/Paris");
    expect(seen.meetings.map(({ kind, coachName, discoveryID }) => [kind, coachName, discoveryID !== null])).toEqual([
      ["kickoff", "Camille Essai", false],
      ["discovery", "Camille Essai", true],
    ]);
    expect(seen.meetings.map(({ cohortID }) => cohortID === "")).toEqual([false, true]);
    const mine = await as(firm, () => Calendar.period(SEPTEMBER), "coach", firm.coachID);
    expect(mine.meetings).toHaveLength(2);
    expect((await as(firm, () => Calendar.period(SEPTEMBER), "coach")).meetings).toEqual([]);
    await expect(as(firm, () => Calendar.period(SEPTEMBER), "participant")).rejects.toMatchObject({
      code: "actor.forbidden",
    });
  });

  it("says which sessions meet, and where the firm does not work", async () => {
    await as(firm, async () => {
      const { meetings } = await Calendar.period(SEPTEMBER);
      const first = meetings[0];
      if (!first) throw new Error("no session");
      // As an import from another tool may leave it: no command books a coach twice.
      const [row] = await db().gets({ entity: Sessions, key: first });
      if (!row) throw new Error("no row");
      await db().heal({ twin: Sessions.put({ ...row, sessionID: ID.create("session") }) });
      const spans = [{ name: "Fermeture", from: "2026-08-20", to: "2026-09-02" }];
      await FirmCalendar.write({ holidays: "france", spans, rooms: [], travelMinutes: 0, rev: 0 });
      const after = await Calendar.period(SEPTEMBER);
      expect(after.meetings.map(({ clash }) => clash?.kind)).toEqual(["busy", "busy", undefined]);
      expect(after.daysOff.map(({ day, span }) => [day, span])).toEqual([
        ["2026-09-01", "Fermeture"],
        ["2026-09-02", "Fermeture"],
      ]);
    });
  });
});

describe("meetings that meet", () => {
  const meeting = (sessionID: string, more: object = {}) => ({
    sessionID,
    coachID: "one",
    startsAt: "2026-09-08T08:00:00.000Z",
    minutes: 60,
    status: "planned" as const,
    modality: "onsite" as const,
    place: "Salle A",
    ...more,
  });
  const firmOf = { rooms: ["salle a"], travelMinutes: 30 };
  const next = { startsAt: "2026-09-08T09:00:00.000Z" };
  it.each([
    ["nothing when one ends as the other starts", next, undefined],
    ["the same coach at once", {}, "busy"],
    ["the way between two places", { ...next, place: "Salle B" }, "travel"],
    ["one room for two coaches", { coachID: "two" }, "room"],
    ["no room that the firm did not name", { coachID: "two", place: "Salle B" }, undefined],
    ["no room by video", { coachID: "two", modality: "remote" }, undefined],
    ["nothing that is cancelled", { status: "cancelled" }, undefined],
  ])("%s", (_, more, kind) => {
    const found = clashesOf([meeting("a"), meeting("b", more)], firmOf);
    expect(found.get("a")?.kind).toBe(kind);
    expect(found.get("b")?.sessionID).toBe(kind && "a");
  });
});

it("a holiday within a span keeps both names, and none is told when the firm keeps none", () => {
  const spans = [{ name: "Toussaint", from: "2026-10-17", to: "2026-11-01" }];
  const asked = { from: "2026-10-31", to: "2026-11-30" };
  expect(daysOff({ holidays: "france", spans }, asked)).toEqual([
    { day: "2026-10-31", holiday: null, span: "Toussaint" },
    { day: "2026-11-01", holiday: "allSaints", span: "Toussaint" },
    { day: "2026-11-11", holiday: "armistice", span: null },
  ]);
  expect(daysOff({ holidays: "none", spans }, asked)).toHaveLength(2);
  expect(daysOff({ holidays: "france", spans: [] }, { from: "2026-12-25", to: "2027-01-01" })).toHaveLength(2);
});
