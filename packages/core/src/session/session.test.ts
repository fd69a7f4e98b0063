import { describe, expect, it } from "vitest";
import { Attendance } from "../attendance/index.ts";
import { Cohort, OpenGroups } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { ID, plusMinutes, withClock } from "../kernel/index.ts";
import { Reschedule } from "../reschedule/index.ts";
import { asMember } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { as, house, opening } from "./fixture.ts";
import { Cycle, Session, Sessions } from "./index.ts";

openTable();

const sessionsOf = async (cohortID: string) => {
  const { items } = await db().query({ pk: ["COHORT", cohortID], begins: ["SESSION"], limit: 40 });
  return rowsOf(Sessions, items).sort((one, other) => one.number - other.number);
};

describe("opening a cohort", () => {
  it("lays its whole cycle out, at the programme's price, and shows it to visitors when asked", async () => {
    const firm = await house();
    await as(firm, async () => {
      const { cohortID, status } = await Cycle.open(opening(firm.coachID, { openToVisitors: true }));
      expect(status).toBe("proposed");
      const sessions = await sessionsOf(cohortID);
      expect(sessions.map(({ kind, number, startsAt }) => [kind, number, startsAt])).toEqual([
        ["kickoff", 1, "2026-09-08T07:00:00.000Z"],
        ["regular", 2, "2026-10-06T07:00:00.000Z"],
        ["regular", 3, "2026-11-03T08:00:00.000Z"],
        ["review", 4, "2026-12-01T08:00:00.000Z"],
      ]);
      expect(await Cohort.get(cohortID)).toMatchObject({ priceNet: 70_000, seatsMax: 8, coachName: "Camille Essai" });
      const [card] = await Cohort.cards();
      expect(card).toMatchObject({ sessionsTotal: 4, sessionsHeld: 0, nextSession: { kind: "kickoff" } });
      expect(card?.following).toHaveLength(3);
      expect(await Cohort.openGroups("parcours")).toMatchObject([{ cohortID, seats: [] }]);
    });
  });

  it("refuses four seats and nine, and a hybrid group without a link, by name", async () => {
    const firm = await house();
    await as(firm, async () => {
      const refused = (more: object) => Cycle.open(opening(firm.coachID, more)).catch((error) => error.fields);
      expect(await refused({ seatsMax: 4 })).toEqual([{ path: "seatsMax", code: "cohort.seats_few" }]);
      expect(await refused({ seatsMax: 9 })).toEqual([{ path: "seatsMax", code: "cohort.seats_many" }]);
      expect(await refused({ modality: "hybrid", place: "Lyon" })).toEqual([
        { path: "link", code: "cohort.hybrid_link" },
      ]);
      expect(await refused({ startsAt: ["2026-10-06T07:00:00.000Z", "2026-10-05T07:00:00.000Z"] })).toEqual([
        { path: "startsAt.1", code: "session.order" },
      ]);
    });
  });

  it("reads its hours in a zone of its own when it was said, its firm's otherwise, and refuses one that is none", async () => {
    const firm = await house();
    await as(firm, async () => {
      const { cycle } = opening(firm.coachID);
      const abroad = { ...cycle, zone: " america/new_york " };
      const seen = await Cycle.preview({ coachID: firm.coachID, cycle: abroad });
      const { cohortID } = await Cycle.open(opening(firm.coachID, { cycle: abroad }));
      const sessions = await sessionsOf(cohortID);
      expect(sessions.map(({ startsAt, zone }) => [startsAt, zone])).toEqual([
        ["2026-09-08T13:00:00.000Z", "America/New_York"],
        ["2026-10-06T13:00:00.000Z", "America/New_York"],
        // Clocks of New York change on the 1st of November, a week after those of its firm.
        ["2026-11-03T14:00:00.000Z", "America/New_York"],
        ["2026-12-01T14:00:00.000Z", "America/New_York"],
      ]);
      expect(seen.sessions.map(({ startsAt }) => startsAt)).toEqual(sessions.map(({ startsAt }) => startsAt));
      expect(await Cohort.get(cohortID)).toMatchObject({ zone: "America/New_York" });
      const near = await Cycle.open(opening(firm.coachID, { cycle: { ...cycle, start: "2027-02-02" } }));
      expect(await Cohort.get(near.cohortID)).toMatchObject({ zone: "Europe/Paris" });
      for (const zone of ["Mars/Olympus", "+02:00", "Nord"]) {
        const nowhere = opening(firm.coachID, { cycle: { ...cycle, zone } });
        await expect(Cycle.open(nowhere)).rejects.toMatchObject({ fields: [{ path: "cycle.zone", code: "zone" }] });
      }
    });
  });

  it("never puts a coach in two sessions at once, however many open at the same time", async () => {
    const firm = await house();
    const dates = ["2026-09-08T07:00:00.000Z"];
    await as(firm, async () => {
      const all = await Promise.allSettled(
        Array.from({ length: 10 }, () => Cycle.open(opening(firm.coachID, { startsAt: dates }))),
      );
      expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const one of all) {
        if (one.status === "rejected") {
          expect(one.reason).toMatchObject({
            code: "session.coach_busy",
            fields: [{ path: "startsAt.0", code: "session.coach_busy" }],
          });
        }
      }
      const between = ["2026", "2027"] as const;
      const { items } = await db().query({ pk: ["SESSIONS"], index: "g1", between, limit: 100 });
      expect(items).toHaveLength(4);
    });
  });

  it("previews what it would lay out, keeps clear of the coach's sessions and stores nothing", async () => {
    const firm = await house();
    await as(firm, async () => {
      await Cycle.open(opening(firm.coachID));
      const { coachID, cycle, programmeID } = opening(firm.coachID);
      const { sessions: proposed, gap } = await Cycle.preview({ coachID, cycle, programmeID });
      expect(gap).toEqual({ promisedMinutes: 28 * 60, plannedMinutes: 13 * 60, promisedDays: null });
      expect(proposed.map(({ reason, conflict }) => [reason, conflict])).toEqual(Array(4).fill(["busy", null]));
      const settled = await Cycle.preview({ coachID, cycle, startsAt: ["2026-09-08T08:00:00.000Z"] });
      expect(settled.sessions[0]).toMatchObject({ conflict: "busy", reason: null });
      expect(settled.gap).toBeNull();
      expect(await Cohort.cards()).toHaveLength(1);
    });
  });
});

describe("a session", () => {
  it("is marked held by its coach, not before its time, once; the review ends the cycle", async () => {
    const firm = await house();
    const { cohortID } = await as(firm, () => Cycle.open(opening(firm.coachID, { openToVisitors: true })));
    const sessions = await as(firm, () => sessionsOf(cohortID));
    const hold = (sessionID: string, atMs: number, memberID = firm.coachID) =>
      withClock(atMs, () =>
        asMember({ firmID: firm.firmID, roles: ["coach"], memberID }, () =>
          Attendance.hold({ cohortID, sessionID, marks: [] }),
        ),
      );
    const [kickoff, , , review] = sessions;
    if (!kickoff || !review) throw new Error("no cycle");
    const early = Date.parse(plusMinutes(kickoff.startsAt, -16));
    await expect(hold(kickoff.sessionID, early)).rejects.toMatchObject({ code: "session.too_early" });
    await expect(hold(kickoff.sessionID, early + 60_000, ID.create("member"))).rejects.toMatchObject({
      code: "cohort.not_found",
    });
    await Promise.all([hold(kickoff.sessionID, early + 60_000), hold(kickoff.sessionID, early + 60_000)]);
    await as(firm, async () => {
      expect(await Cohort.get(cohortID)).toMatchObject({ status: "running" });
      expect((await db().query({ pk: ["SITE"], begins: ["GROUP"], limit: 5 })).items).toEqual([]);
      expect((await Cohort.cards())[0]).toMatchObject({ sessionsHeld: 1, nextSession: { kind: "regular" } });
    });
    await hold(review.sessionID, Date.parse(review.startsAt));
    await as(firm, async () => {
      expect(await Cohort.get(cohortID)).toMatchObject({ status: "closed" });
      const { items } = await db().query({ pk: ["OUTBOX"], limit: 50 });
      const named = items.map(({ event }) => String(event)).sort((one, other) => one.localeCompare(other));
      expect(named).toEqual([
        "cohort.cycleEnded",
        "cohort.offerChanged",
        "cohort.opened",
        "session.held",
        "session.held",
      ]);
    });
  });

  it("moves with its reason and frees its old hour, never onto another session of the coach", async () => {
    const firm = await house();
    await as(firm, async () => {
      const { cohortID } = await Cycle.open(opening(firm.coachID));
      const [first, second] = await sessionsOf(cohortID);
      if (!first || !second) throw new Error("no cycle");
      const move = (sessionID: string, startsAt: string) =>
        Reschedule.move({ cohortID, sessionID, startsAt, reason: "Salle indisponible" });
      await expect(move(second.sessionID, "2026-09-08T08:00:00.000Z")).rejects.toMatchObject({
        code: "session.coach_busy",
      });
      await move(first.sessionID, "2026-09-09T07:00:00.000Z");
      await move(second.sessionID, "2026-09-08T08:00:00.000Z");
      expect((await sessionsOf(cohortID))[0]).toMatchObject({
        startsAt: "2026-09-09T07:00:00.000Z",
        moved: { from: "2026-09-08T07:00:00.000Z", reason: "Salle indisponible" },
      });
      const month = { from: "2026-09-01T00:00:00.000Z", to: "2026-09-30T00:00:00.000Z" };
      expect((await Session.calendar(month)).map(({ number }) => number)).toEqual([2, 1]);
    });
    const own = await as(
      firm,
      () => Session.calendar({ from: "2026-09-01T00:00:00.000Z", to: "2026-12-31T00:00:00.000Z" }),
      "coach",
      firm.coachID,
    );
    expect(own).toHaveLength(4);
  });

  it("goes with its cohort, which frees the coach", async () => {
    const firm = await house();
    await as(firm, async () => {
      const { cohortID } = await Cycle.open(opening(firm.coachID, { openToVisitors: true }));
      await Cycle.edit({ cohortID, name: "Autre nom", priceNet: 80_000, modality: "remote", openToVisitors: false });
      expect((await sessionsOf(cohortID))[0]).toMatchObject({ cohortName: "Autre nom", modality: "remote" });
      expect(await db().get(OpenGroups, { programmeSlug: "parcours", cohortID })).toBeUndefined();
      await Cycle.cancel({ cohortID, reason: "Trop peu d’inscrits" });
      await Cycle.open(opening(firm.coachID, { startsAt: ["2026-09-08T07:00:00.000Z"] }));
      expect((await Cohort.cards()).map(({ status }) => status).sort()).toEqual(["cancelled", "proposed"]);
    });
  });
});
