import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHoliday, weekdayOf } from "../kernel/index.ts";
import { type CycleInput, proposeCycle } from "./cycle.ts";
import { type Nth, type Rhythm, rhythmInWords, type Weekday } from "./rhythm.ts";
import { instantOf, wallClockOf } from "./wall-clock.ts";

const cycle = (more: Partial<CycleInput> = {}): CycleInput => ({
  start: "2026-09-01",
  rhythm: { everyWeeks: 4, weekday: 2, time: "09:00" },
  zone: "Europe/Paris",
  regular: 6,
  minutes: { kickoff: 180, regular: 210, review: 180 },
  holidays: "france",
  blockedDays: [],
  busy: [],
  ...more,
});

const daysOf = (input: CycleInput) => proposeCycle(input).map((one) => wallClockOf(one.startsAt, one.zone).day);

describe("a proposed cycle", () => {
  it("keeps nine on the wall in summer and in winter", () => {
    const sessions = proposeCycle(cycle());
    expect(sessions.map((one) => one.kind)).toEqual(["kickoff", ...Array(6).fill("regular"), "review"]);
    expect(sessions[0]).toEqual({
      kind: "kickoff",
      startsAt: "2026-09-01T07:00:00.000Z",
      zone: "Europe/Paris",
      minutes: 180,
    });
    expect(sessions[2]?.startsAt).toBe("2026-10-27T08:00:00.000Z");
  });

  it("starts on the first such weekday, never before the start", () => {
    expect(daysOf(cycle({ start: "2026-09-02" }))[0]).toBe("2026-09-08");
    expect(daysOf(cycle({ start: "2026-09-09", rhythm: { monthly: { nth: 2, weekday: 2 }, time: "09:00" } }))[0]).toBe(
      "2026-10-13",
    );
  });

  it("moves a public holiday to the same weekday of the next week, says why, and does not drift", () => {
    const input = cycle({ start: "2026-11-11", rhythm: { everyWeeks: 4, weekday: 3, time: "09:00" }, regular: 1 });
    const sessions = proposeCycle(input);
    expect(sessions[0]).toMatchObject({
      startsAt: "2026-11-18T08:00:00.000Z",
      shiftedFrom: "2026-11-11",
      reason: "holiday",
    });
    expect(daysOf(input)).toEqual(["2026-11-18", "2026-12-09", "2027-01-06"]);
    expect(sessions[1]).not.toHaveProperty("reason");
  });

  it("moves a weekly session to the next working day, and passes over a week with none", () => {
    const weekly: Rhythm = { everyWeeks: 1, weekday: 5, time: "14:00" };
    expect(daysOf(cycle({ start: "2026-12-25", rhythm: weekly, regular: 0 }))).toEqual(["2026-12-28", "2027-01-04"]);
    const blockedDays = ["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31"];
    expect(daysOf(cycle({ start: "2026-12-25", rhythm: weekly, regular: 0, blockedDays }))).toEqual([
      "2027-01-04",
      "2027-01-08",
    ]);
  });

  it("avoids blocked days and the facilitator's other sessions, but not one that ends as it starts", () => {
    const busy = [
      { startsAt: "2026-09-01T05:00:00.000Z", endsAt: "2026-09-01T07:00:00.000Z" },
      { startsAt: "2026-09-29T10:29:00.000Z", endsAt: "2026-09-29T12:00:00.000Z" },
    ];
    const sessions = proposeCycle(cycle({ busy, blockedDays: ["2026-10-27"], regular: 1 }));
    expect(sessions.map((one) => one.reason)).toEqual([undefined, "busy", "blocked"]);
    expect(sessions.map((one) => one.shiftedFrom)).toEqual([undefined, "2026-09-29", "2026-10-27"]);
  });

  it("keeps free what is off where its people live, and the school holidays of the firm", () => {
    const input = cycle({ start: "2026-12-15", rhythm: { everyWeeks: 1, weekday: 6, time: "09:00" }, regular: 0 });
    expect(daysOf(input)).toEqual(["2026-12-19", "2026-12-26"]);
    expect(daysOf({ ...input, holidays: "alsaceMoselle" })[1]).toBe("2026-12-28");
    const spans = [{ from: "2026-12-26", to: "2026-12-30" }];
    expect(proposeCycle({ ...input, spans })[1]).toMatchObject({ shiftedFrom: "2026-12-26", reason: "vacation" });
    expect(daysOf({ ...input, spans })[1]).toBe("2026-12-31");
  });

  it("is refused when the calendar has no room", () => {
    const busy = [{ startsAt: "2026-01-01T00:00:00.000Z", endsAt: "2096-01-01T00:00:00.000Z" }];
    expect(() => proposeCycle(cycle({ busy }))).toThrow(expect.objectContaining({ code: "cycle.no_date" }));
  });

  it("takes the nth and the last weekday of each month", () => {
    const monthly = (nth: Nth): Rhythm => ({ monthly: { nth, weekday: 4 }, time: "09:00" });
    expect(daysOf(cycle({ rhythm: monthly(1), regular: 1 }))).toEqual(["2026-09-03", "2026-10-01", "2026-11-05"]);
    expect(daysOf(cycle({ rhythm: monthly("last"), regular: 2 }))).toEqual([
      "2026-09-24",
      "2026-10-29",
      "2026-11-26",
      "2026-12-31",
    ]);
  });
});

describe("over ten years and five zones", () => {
  const zones = ["Europe/Paris", "America/New_York", "Indian/Reunion", "Pacific/Noumea", "America/Cayenne"];
  const weekday = fc.integer({ min: 1, max: 7 }).map((one) => one as Weekday);
  const time = fc.constantFrom("08:00", "09:30", "13:45", "18:00", "20:15");
  const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
    fc.record({ everyWeeks: fc.integer({ min: 1, max: 8 }), weekday, time }),
    fc.record({ monthly: fc.record({ nth: fc.constantFrom<Nth>(1, 2, 3, 4, "last"), weekday }), time }),
  );

  it("never changes the hour on the wall, never meets on a holiday, always goes forward", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), rhythm, fc.integer({ min: 2026, max: 2035 }), (zone, chosen, year) => {
        const sessions = proposeCycle(cycle({ zone, rhythm: chosen, start: `${year}-01-01`, regular: 10 }));
        const walls = sessions.map((one) => wallClockOf(one.startsAt, zone));
        expect(new Set(walls.map((wall) => wall.time))).toEqual(new Set([chosen.time]));
        expect(walls.some((wall) => isHoliday(wall.day))).toBe(false);
        const starts = sessions.map((one) => one.startsAt);
        expect(starts).toEqual([...new Set(starts)].sort());
        const wanted = "everyWeeks" in chosen ? chosen.weekday : chosen.monthly.weekday;
        for (const [at, one] of sessions.entries()) {
          if (!one.shiftedFrom) expect(weekdayOf(walls[at]?.day ?? "")).toBe(wanted);
        }
      }),
      { seed: 20261122, numRuns: 150 },
    );
  });
});

describe("the hour on the wall", () => {
  it("moves an hour that does not exist forward by the gap", () => {
    expect(instantOf("2027-03-28", "02:30", "Europe/Paris")).toBe("2027-03-28T01:30:00.000Z");
    expect(wallClockOf("2027-03-28T01:30:00.000Z", "Europe/Paris").time).toBe("03:30");
    expect(instantOf("2027-03-14", "02:30", "America/New_York")).toBe("2027-03-14T07:30:00.000Z");
  });

  it("takes the first of an hour that exists twice", () => {
    expect(instantOf("2026-10-25", "02:30", "Europe/Paris")).toBe("2026-10-25T00:30:00.000Z");
    expect(instantOf("2026-11-01", "01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
  });

  it("refuses what is no hour", () => {
    expect(() => instantOf("2026-10-25", "25:00", "Europe/Paris")).toThrow(RangeError);
  });
});

describe("a rhythm in words", () => {
  it("reads in French and in English", () => {
    const weekly: Rhythm = { everyWeeks: 4, weekday: 2, time: "09:30" };
    const monthly: Rhythm = { monthly: { nth: 1, weekday: 4 }, time: "14:00" };
    expect(rhythmInWords(weekly, "fr")).toBe("toutes les 4\u00a0semaines, le mardi à 9\u00a0h\u00a030");
    expect(rhythmInWords({ ...weekly, everyWeeks: 1 }, "fr")).toBe("chaque semaine, le mardi à 9\u00a0h\u00a030");
    expect(rhythmInWords(monthly, "fr")).toBe("le 1er jeudi de chaque mois à 14\u00a0h");
    expect(rhythmInWords(weekly, "en")).toBe("every 4 weeks on Tuesday at 09:30");
    expect(rhythmInWords(monthly, "en")).toBe("on the first Thursday of each month at 14:00");
  });
});
