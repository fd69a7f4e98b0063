import { describe, expect, it } from "vitest";
import { CohortCards } from "../cohort/index.ts";
import { db, Table, type TableClient } from "../db/index.ts";
import { Calendar as FirmCalendar } from "../firm/index.ts";
import { ID, withClock } from "../kernel/index.ts";
import { opened, refusal, type Scene, scene } from "../poll/fixture.ts";
import { Poll } from "../poll/index.ts";
import { as, at, opening } from "../session/fixture.ts";
import { Cycle, Session, type SessionInfo } from "../session/index.ts";
import { Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Reschedule } from "./index.ts";

openTable(Satisfaction.configureForTests);

/** Kickoff on 8 September at nine in Paris, then every four weeks: 6 October, 3 November, the review on 1 December. */
const cycle = async ({ cohortID }: Pick<Scene, "cohortID">) =>
  (await Session.cycleOf(cohortID)).sessions.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
const nth = async (here: Scene, at: number): Promise<SessionInfo> => {
  const found = (await cycle(here))[at];
  if (!found) throw new Error("no such session");
  return found;
};
const reason = "Grève des transports";

describe("cancelling one session", () => {
  it("frees its coach, keeps its reason, and leaves the group its other dates", async () => {
    const here = await scene();
    await as(here, async () => {
      const { cohortID, sessionID, startsAt } = await nth(here, 1);
      expect(await Reschedule.cancel({ cohortID, sessionID, reason })).toEqual({
        cohortID,
        sessionID,
        status: "cancelled",
      });
      expect(await nth(here, 1)).toMatchObject({ status: "cancelled", cancelled: { reason }, sequence: 1 });
      expect(await db().get(CohortCards, { cohortID })).toMatchObject({ sessionsTotal: 3, status: "proposed" });
      expect(await refusal(Reschedule.cancel({ cohortID, sessionID, reason }))).toBe("session.not_planned");
      const other = opening(here.coachID, { name: "Ailleurs", startsAt: [startsAt] });
      other.cycle = { ...other.cycle, start: "2027-01-05" };
      expect(await refusal(Cycle.open(other))).toBe("taken");
    });
  });

  it("gives its hours back at a date of its own, at once or later, and once", async () => {
    const here = await scene();
    await as(here, async () => {
      const { cohortID } = here;
      const [, second, third] = await cycle(here);
      const at = "2026-10-13T07:00:00.000Z";
      await Reschedule.cancel({ cohortID, sessionID: second?.sessionID ?? "", reason, makeUpAt: at });
      const after = await cycle(here);
      expect(after.map(({ number, status, startsAt }) => [number, status, startsAt.slice(0, 10)])).toEqual([
        [1, "planned", "2026-09-08"],
        [2, "cancelled", "2026-10-06"],
        [2, "planned", "2026-10-13"],
        [3, "planned", "2026-11-03"],
        [4, "planned", "2026-12-01"],
      ]);
      expect(after[2]).toMatchObject({ makesUpFor: second?.sessionID, minutes: second?.minutes });
      expect(after[2]).not.toHaveProperty("cancelled");
      const key = { cohortID, sessionID: third?.sessionID ?? "" };
      expect(await refusal(Reschedule.makeUp({ ...key, startsAt: at }))).toBe("session.not_cancelled");
      await Reschedule.cancel({ ...key, reason });
      const all = await Promise.all(
        ["2026-11-10", "2026-11-17"].map((day) =>
          refusal(Reschedule.makeUp({ ...key, startsAt: `${day}T08:00:00.000Z` })),
        ),
      );
      expect(all.toSorted()).toEqual(["session.made_up", "taken"]);
    });
  });

  it("refuses a kickoff or a review without its new date, and a date that is past, out of order or not free", async () => {
    const here = await scene();
    await as(here, async () => {
      const { cohortID } = here;
      const [kickoff, second, , review] = await cycle(here);
      const cancel = (session: SessionInfo | undefined, makeUpAt?: string) =>
        refusal(
          Reschedule.cancel({ cohortID, sessionID: session?.sessionID ?? "", reason, ...(makeUpAt && { makeUpAt }) }),
        );
      for (const bare of [kickoff, review]) {
        expect(await cancel(bare)).toBe("session.cancel_bare, makeUpAt: session.cancel_bare");
      }
      expect(await cancel(kickoff, "2026-10-07T07:00:00.000Z")).toBe("session.order, makeUpAt: session.order");
      expect(await cancel(second, "2026-12-02T07:00:00.000Z")).toBe("session.order, makeUpAt: session.order");
      expect(await cancel(second, "2026-08-25T07:00:00.000Z")).toBe("session.past, makeUpAt: session.past");
      expect(await cancel(second, "2026-11-03T09:00:00.000Z")).toBe(
        "session.coach_busy, startsAt.0: session.coach_busy",
      );
      expect((await cycle(here)).every(({ status }) => status === "planned")).toBe(true);
      expect(await cancel(kickoff, "2026-09-15T07:00:00.000Z")).toBe("taken");
    });
  });

  it("is the coach's to do in his own group, and nobody else's", async () => {
    const here = await scene();
    const { cohortID, sessionID } = await as(here, () => nth(here, 1));
    const act = () => refusal(Reschedule.cancel({ cohortID, sessionID, reason }));
    expect(await as(here, act, "coach")).toBe("cohort.not_found");
    expect(await as(here, act, "sponsor")).toBe("actor.forbidden");
    expect(await as(here, act, "coach", here.coachID)).toBe("taken");
  });

  it("takes the session out of the poll that was to date it, and a poll of it alone ends", async () => {
    const here = await scene();
    await opened(here);
    await as(here, async () => {
      const { cohortID } = here;
      const [, second, third] = await cycle(here);
      await Reschedule.cancel({ cohortID, sessionID: second?.sessionID ?? "", reason });
      const startsAt = "2026-11-05T08:00:00.000Z";
      await Reschedule.move({ cohortID, sessionID: third?.sessionID ?? "", startsAt, reason });
      const known = await Poll.ofCohort({ cohortID });
      expect(known?.poll.sessions.map(({ number }) => number)).toEqual([1, 4]);
      const pollID = known?.poll.pollID ?? "";
      await Poll.close({ cohortID, pollID });
      const slotIDs = [known?.poll.slots[0]?.slotID ?? "", known?.poll.slots.at(-1)?.slotID ?? ""];
      await Poll.choose({ cohortID, pollID, slotIDs });
      const alone = { cohortID, sessionID: third?.sessionID ?? "" };
      const { slots } = await Poll.propose(alone);
      const ask = () => Poll.open({ ...alone, slots, closesAt: "2026-10-01T16:00:00.000Z" });
      // The polls of a group are told apart by the millisecond in which they began.
      await withClock(at + 1_000, ask);
      await Reschedule.cancel({ ...alone, reason });
      expect(await Poll.ofCohort({ cohortID })).toBeUndefined();
      expect(await refusal(Poll.propose({ cohortID }))).toBe("taken");
    });
  });
});

/** The table, and how often it was written. */
function counted(): { table: TableClient; writes: () => number } {
  const real = Table.use();
  let count = 0;
  const transact: TableClient["transact"] = (items, token) => {
    count += 1;
    return real.transact(items, token);
  };
  return { table: { ...real, transact }, writes: () => count };
}

describe("moving one session", () => {
  it("writes its date, number and reason, its coach's day, the poll and who is to be told in one transaction", async () => {
    const here = await scene();
    await opened(here);
    await as(here, async () => {
      const { cohortID } = here;
      const [first, second, ...others] = await cycle(here);
      const startsAt = "2026-10-13T07:00:00.000Z";
      const sessionID = second?.sessionID ?? "";
      const { table, writes } = counted();
      await Table.provide(table, () => Reschedule.move({ cohortID, sessionID, startsAt, reason }));
      expect(writes()).toBe(1);
      const moved = { startsAt, sequence: (second?.sequence ?? 0) + 1, moved: { from: second?.startsAt, reason } };
      expect(await nth(here, 1)).toMatchObject({ sessionID, ...moved });
      expect((await cycle(here)).filter((one) => one.sessionID !== sessionID)).toEqual([first, ...others]);
      const { items: days } = await db().query({ pk: ["COACHDAYS", here.coachID], limit: 40 });
      const busy = days.flatMap((item) => item.busy as { from: string }[]).map(({ from }) => from);
      expect(busy.toSorted()).toEqual((await cycle(here)).map((one) => one.startsAt));
      expect((await Poll.ofCohort({ cohortID }))?.poll.sessions.map(({ number }) => number)).toEqual([1, 3, 4]);
      const { items: outbox } = await db().query({ pk: ["OUTBOX"], limit: 100 });
      const told = outbox.filter(({ event }) => event === Session.Event.Moved);
      expect(told.map(({ ids }) => ids)).toEqual([expect.objectContaining({ cohortID, sessionID })]);
    });
  });
});

describe("what a change touches", () => {
  it("is said before it: people, invitations, poll, hours, and free dates to make up for it", async () => {
    const here = await scene();
    await opened(here);
    await as(here, async () => {
      await FirmCalendar.write({
        holidays: "france",
        spans: [{ name: "Toussaint", from: "2026-10-17", to: "2026-11-02" }],
        rooms: [],
        travelMinutes: 0,
        rev: 0,
      });
      const { cohortID, sessionID } = await nth(here, 1);
      const shown = await Reschedule.preview({ cohortID, sessionID, act: "cancel" });
      expect(shown).toMatchObject({
        coachName: "Camille Essai",
        isInvited: false,
        poll: { left: 3, isOpen: true },
        gap: { promisedMinutes: 1680, plannedMinutes: 570, promisedDays: null },
        obstacle: null,
        money: [],
      });
      expect(shown.people).toHaveLength(6);
      // A week later; two weeks later is a holiday of the schools, so a week sooner; or the day after.
      expect(shown.dates.map((date) => date.slice(0, 10))).toEqual(["2026-09-29", "2026-10-07", "2026-10-13"]);
      const obstacle = async (startsAt: string) =>
        (await Reschedule.preview({ cohortID, sessionID, act: "move", startsAt })).obstacle;
      expect(await obstacle("2026-10-20T07:00:00.000Z")).toBe("vacation");
      expect(await obstacle("2026-11-11T08:00:00.000Z")).toBe("holiday");
      expect(await obstacle("2026-11-03T09:00:00.000Z")).toBe("busy");
      expect(await obstacle("2026-12-08T08:00:00.000Z")).toBe("order");
      expect(await obstacle("2026-08-25T07:00:00.000Z")).toBe("past");
      expect(await obstacle("2026-10-06T08:00:00.000Z")).toBeNull();
      expect((await cycle(here)).every(({ status }) => status === "planned")).toBe(true);
    });
    const other = { cohortID: here.cohortID, sessionID: ID.create("session"), act: "move" as const };
    expect(await as(here, () => refusal(Reschedule.preview(other)))).toBe("session.not_found");
    expect(await as(here, () => refusal(Reschedule.preview(other)), "coach")).toBe("cohort.not_found");
  });
});
