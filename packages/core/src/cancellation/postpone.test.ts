import { expect, it } from "vitest";
import { Cohort } from "../cohort/index.ts";
import { db, Outbox, rowsOf } from "../db/index.ts";
import { withClock } from "../kernel/index.ts";
import { as, at, type House, house, opening } from "../session/fixture.ts";
import { Cycle, Session } from "../session/index.ts";
import { configureForTests } from "../testing/billing.ts";
import { asMember } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Cancellation } from "./index.ts";

let firm: House;
openTable(async () => {
  configureForTests();
  firm = await house();
});

const reason = "Trop peu d’inscrits";
/** Each group has hours of its own: its coach leads the others too. */
let hour = 8;
const open = async () => {
  hour += 1;
  const cycle = { ...opening(firm.coachID).cycle, regular: 1, minutes: { kickoff: 30, regular: 30, review: 30 } };
  const rhythm = { ...cycle.rhythm, time: `${String(hour).padStart(2, "0")}:00` };
  return (await Cycle.open(opening(firm.coachID, { cycle: { ...cycle, rhythm }, openToVisitors: true }))).cohortID;
};
const datesOf = async (cohortID: string) =>
  (await Session.cycleOf(cohortID)).sessions.map(({ startsAt }) => startsAt).sort();
const hourUTC = (summer: boolean) => `${String(hour - (summer ? 2 : 1)).padStart(2, "0")}:00:00.000Z`;

it("moves all sessions that are still to be held together, at their own hours on the wall, with one event", () =>
  as(firm, async () => {
    const cohortID = await open();
    const before = await datesOf(cohortID);
    expect(before.map((date) => date.slice(0, 10))).toEqual(["2026-09-08", "2026-10-06", "2026-11-03"]);
    const shown = await Cancellation.previewPostponement({ cohortID, start: "2026-10-13" });
    expect(shown).toMatchObject({ people: 0, sponsors: 0, agreements: 0, plans: 0, onDays: [], fundings: [] });
    expect(shown.deadlineOn).toBe("2026-09-28");
    const startsAt = shown.sessions.map((one) => one.startsAt);
    expect(startsAt).toEqual([
      `2026-10-13T${hourUTC(true)}`,
      `2026-11-10T${hourUTC(false)}`,
      `2026-12-08T${hourUTC(false)}`,
    ]);
    expect(await datesOf(cohortID)).toEqual(before);
    const done = await Cancellation.postpone({ cohortID, start: "2026-10-13", startsAt, reason });
    expect(done).toMatchObject({ cohortID, sessions: 3 });
    const { sessions } = await Session.cycleOf(cohortID);
    expect(sessions.map((one) => [one.moved?.reason, one.sequence])).toEqual(Array(3).fill([reason, 1]));
    expect(await Cohort.openGroups("parcours")).toMatchObject([
      { cohortID, sessions: [{ startsAt: startsAt[0] }, {}, {}] },
    ]);
    const { items } = await db().query({ pk: ["OUTBOX"], limit: 500 });
    const told = rowsOf(Outbox, items).filter(
      ({ ids, event }) => ids.cohortID === cohortID && event.startsWith("session"),
    );
    expect(told.map(({ event }) => event)).toEqual([Session.Event.CycleMoved]);
  }));

it("keeps days that are not free clear, and says why", () =>
  as(firm, async () => {
    const cohortID = await open();
    // 11 November is a holiday, and a Wednesday.
    const { sessions } = await Cancellation.previewPostponement({ cohortID, start: "2026-10-14" });
    expect(sessions.map(({ shiftedFrom, reason: why, conflict }) => [shiftedFrom, why, conflict])).toEqual([
      [null, null, null],
      ["2026-11-11", "holiday", null],
      [null, null, null],
    ]);
    expect(sessions[1]?.startsAt.slice(0, 10)).toBe("2026-11-18");
    // Its own earlier hours are in nobody's way.
    const on = await Cancellation.previewPostponement({ cohortID, start: "2026-10-06" });
    expect(on.sessions.map((one) => one.conflict)).toEqual([null, null, null]);
  }));

it("leaves what was held where it was", () =>
  as(firm, async () => {
    const cohortID = await open();
    const [first = "", ...others] = await datesOf(cohortID);
    const { sessions } = await Session.cycleOf(cohortID);
    const { cohort } = await Session.cycleOf(cohortID);
    const kickoff = sessions.find(({ startsAt }) => startsAt === first);
    await withClock(Date.parse(first), () =>
      db().write(Session.holding({ cohort, sessions }, kickoff?.sessionID ?? ""), { cohortID }),
    );
    await Cancellation.postpone({ cohortID, start: "2026-11-17", reason });
    const after = await datesOf(cohortID);
    expect(after[0]).toBe(first);
    expect(after.slice(1).map((date) => date.slice(0, 10))).toEqual(["2026-11-17", "2026-12-15"]);
    expect(others.map((date) => date.slice(0, 10))).toEqual(["2026-10-06", "2026-11-03"]);
  }));

it("is refused by name: an earlier day, another session of the coach, dates out of order, nobody's business", () =>
  as(firm, async () => {
    const other = await open();
    const taken = await datesOf(other);
    const cohortID = await open();
    const postpone = (more: object) => Cancellation.postpone({ cohortID, start: "2026-10-13", reason, ...more });
    const refused = (more: object) => postpone(more).catch(({ code, fields }) => [code, fields[0]?.path]);
    expect(await refused({ start: "2026-09-08" })).toEqual(["cancellation.not_later", "start"]);
    expect(await refused({ start: "2026-08-20" })).toEqual(["cancellation.not_later", "start"]);
    const dates = ["2026-10-13T05:00:00.000Z", taken[2] ?? "", "2026-12-08T08:00:00.000Z"];
    expect(await refused({ startsAt: dates })).toEqual(["session.coach_busy", "startsAt.1"]);
    const turned = ["2026-10-13T05:00:00.000Z", "2026-12-09T08:00:00.000Z", "2026-12-08T08:00:00.000Z"];
    expect(await refused({ startsAt: turned })).toEqual(["session.order", "startsAt.1"]);
    expect((await datesOf(cohortID))[0]?.slice(0, 10)).toBe("2026-09-08");
    const coach = asMember({ firmID: firm.firmID, roles: ["coach"], memberID: firm.coachID }, () =>
      withClock(at, () => postpone({})),
    );
    await expect(coach).rejects.toMatchObject({ kind: "forbidden" });
    await Cycle.cancel({ cohortID, reason });
    expect(await refused({})).toEqual(["cohort.closed", undefined]);
  }));
