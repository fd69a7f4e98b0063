import { expect, it } from "vitest";
import { CohortCards, Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { withClock } from "../kernel/index.ts";
import { as, house, opening } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { Terms } from "../terms/index.ts";
import { openTable } from "../testing/open.ts";
import { home } from "./home.ts";

openTable();

const on = <R>(day: string, body: () => R) => withClock(Date.parse(`${day}T08:00:00.000Z`), body);

it("tells of a group that is about to begin with four from the deadline of the firm's own terms, then of one that fell", async () => {
  const firm = await house();
  const begins = "2026-10-06T07:00:00.000Z";
  const { cohortID } = await as(firm, () => {
    const { cycle, ...rest } = opening(firm.coachID);
    return Cycle.open({ ...rest, cycle: { ...cycle, start: "2026-10-06" } });
  });
  const told = (day: string) => as(firm, () => on(day, home)).then(({ fallen }) => fallen);
  const seat = (count: number, status: "proposed" | "running") =>
    as(firm, () =>
      db().heal({
        cohort: Cohorts.update({ cohortID }, { set: { status } }),
        card: CohortCards.update({ cohortID }, { set: { seatsTaken: count, status } }),
      }),
    );
  const few = { cohortID, cohortName: "Groupe d’automne", count: 4 };
  await seat(4, "proposed");
  // The shipped terms say fifteen days.
  expect([await told("2026-09-20"), await told("2026-09-22")]).toEqual([[], [{ ...few, begins }]]);
  const tiers = [{ daysMin: 0, rate: 10_000 }];
  await as(firm, () => Terms.write({ ...Terms.SHIPPED, tiers, deadlineDays: 30, after: Terms.SHIPPED.edition }));
  expect([await told("2026-09-05"), await told("2026-09-07")]).toEqual([[], [{ ...few, begins }]]);
  await as(firm, () =>
    on("2026-09-08", () => Terms.write({ ...Terms.SHIPPED, tiers, deadlineDays: 2, after: Terms.SHIPPED.edition + 1 })),
  );
  expect([await told("2026-10-03"), await told("2026-10-05")]).toEqual([[], [{ ...few, begins }]]);
  await seat(5, "proposed");
  expect(await told("2026-10-05")).toEqual([]);
  await seat(4, "running");
  expect(await told("2026-10-05")).toEqual([{ ...few, begins: null }]);
});
