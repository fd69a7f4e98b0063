import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { ID, withClock } from "../kernel/index.ts";
import { as, house, opening } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { openTable } from "../testing/open.ts";
import { Cohort, CohortCards, Cohorts, fallen, goOn } from "./index.ts";

openTable();

describe("a group that falls below five", () => {
  it.each([
    ["running", 5, undefined, undefined, null],
    ["running", 4, undefined, undefined, 4],
    ["confirmed", 4, undefined, "2026-12-01", 4],
    ["proposed", 4, undefined, undefined, null],
    ["proposed", 4, undefined, "2026-09-17", null],
    ["proposed", 4, undefined, "2026-09-16", 4],
    ["proposed", 4, undefined, "2026-08-30", 4],
    ["proposed", 5, undefined, "2026-09-02", null],
    ["proposed", 4, 4, "2026-09-02", null],
    ["closed", 4, undefined, undefined, null],
    ["cancelled", 0, undefined, "2026-09-02", null],
    ["running", 4, 4, undefined, null],
    ["running", 3, 4, undefined, 3],
  ] as const)("%s with %i, going on with %s, next on %s: %s", (status, people, goesOn, day, warned) => {
    const next = day && `${day}T08:00:00.000Z`;
    expect(fallen({ status, people, goesOn, next, deadlineDays: 15 }, "2026-09-01T08:00:00.000Z")).toBe(warned);
  });

  it.each([
    [30, 4],
    [29, null],
    [1, null],
  ])("is asked about from %i days before, as the firm's terms say", (deadlineDays, warned) => {
    const few = { status: "proposed", people: 4, goesOn: undefined, next: "2026-10-01T08:00:00.000Z" } as const;
    expect(fallen({ ...few, deadlineDays }, "2026-09-01T08:00:00.000Z")).toBe(warned);
  });

  it("goes on for a reason that is kept, by the firm's office alone, and not before it fell", async () => {
    const firm = await house();
    const cohortID = await as(firm, async () => (await Cycle.open(opening(firm.coachID))).cohortID);
    const seated = (count: number, status: "proposed" | "running") =>
      db().heal({
        cohort: Cohorts.update(
          { cohortID },
          {
            set: {
              status,
              seats: Array.from({ length: count }, () => ({ enrolmentID: ID.create("enrolment"), heldUntil: null })),
            },
          },
        ),
      });
    const act = () => goOn({ cohortID, reason: "Le groupe le souhaite" }).catch((error) => error.code);
    await as(firm, async () => {
      await seated(4, "proposed");
      expect(await withClock(Date.parse("2026-08-01T08:00:00.000Z"), act)).toBe("cohort.not_short");
      expect(await withClock(Date.parse("2026-09-01T08:00:00.000Z"), act)).toMatchObject({ status: "proposed" });
      await seated(5, "running");
      expect(await act()).toBe("cohort.not_short");
      await seated(4, "running");
    });
    expect(await as(firm, act, "coach", firm.coachID)).toBe("actor.forbidden");
    await as(firm, async () => {
      expect(await act()).toEqual({ cohortID, status: "running" });
      expect(await Cohort.get(cohortID)).toMatchObject({ goesOn: { people: 4, reason: "Le groupe le souhaite" } });
      expect(await db().get(CohortCards, { cohortID })).toMatchObject({ goesOn: 4 });
    });
  });
});
