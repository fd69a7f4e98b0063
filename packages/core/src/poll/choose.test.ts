import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CohortCards, Cohorts } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { ID } from "../kernel/index.ts";
import { as } from "../session/fixture.ts";
import { Cycle, reserve, Session } from "../session/index.ts";
import { type TestTable, testTable } from "../testing/index.ts";
import { configureForTests } from "../testing/satisfaction.ts";
import { CLOSES, inJob, opened, pollOf, refusal, type Scene, scene } from "./fixture.ts";
import { Poll } from "./index.ts";

let table: TestTable | undefined;
beforeAll(async () => {
  table = await testTable();
  configureForTests();
});
afterAll(() => table?.close());

describe("choosing", () => {
  const sets = async (here: Scene) => {
    const slots = (await pollOf(here))?.slots ?? [];
    const every = (from: number) => [0, 4, 8, 12].map((index) => slots[index + from]?.slotID ?? "");
    return [every(0), every(1)] as const;
  };

  it("dates every session in one command, keeps the coach's days true, tells once", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const [slotIDs] = await sets(here);
    const choice = { cohortID: here.cohortID, pollID, slotIDs };
    const slots = new Map((await pollOf(here))?.slots.map(({ slotID, startsAt }) => [slotID, startsAt]));
    await as(here, async () => {
      await Poll.choose(choice);
      await Poll.choose(choice);
      const { sessions } = await Session.cycleOf(here.cohortID);
      const dated = sessions.toSorted((one, other) => one.number - other.number).map(({ startsAt }) => startsAt);
      expect(dated).toEqual(slotIDs.map((slotID) => slots.get(slotID)));
      const { items } = await db().query({ pk: ["COACHDAYS", here.coachID], limit: 100 });
      const busy = items.flatMap((item) => item.busy as { from: string }[]).map(({ from }) => from);
      expect(busy.toSorted()).toEqual(dated);
      const { items: events } = await db().query({ pk: ["OUTBOX"], limit: 100 });
      expect(events.filter(({ event }) => event === Session.Event.CycleMoved)).toHaveLength(1);
      const { items: cards } = await db().query({ pk: ["COHORTS"], limit: 10 });
      expect(rowsOf(CohortCards, cards)[0]?.nextSession?.startsAt).toBe(dated[0]);
    });
  });

  it("dates the longest cycle at once, every session on another day", async () => {
    const here = await scene(6, 12);
    const pollID = await opened(here);
    const poll = await pollOf(here);
    expect(poll?.sessions).toHaveLength(14);
    const { sessions: before } = await as(here, () => Session.cycleOf(here.cohortID));
    const days = new Set(before.map(({ startsAt }) => startsAt.slice(0, 10)));
    const slots = (poll?.slots ?? []).filter(({ startsAt }) => !days.has(startsAt.slice(0, 10)));
    expect(slots).toHaveLength(14);
    await as(here, () => Poll.choose({ cohortID: here.cohortID, pollID, slotIDs: slots.map(({ slotID }) => slotID) }));
    const { sessions } = await as(here, () => Session.cycleOf(here.cohortID));
    expect(sessions.map(({ startsAt }) => startsAt).toSorted()).toEqual(slots.map(({ startsAt }) => startsAt));
  });

  it("lets one of two choices made at once through, whole", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const both = await sets(here);
    const choose = (slotIDs: string[]) =>
      as(here, () => refusal(Poll.choose({ cohortID: here.cohortID, pollID, slotIDs })));
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => choose([...(both[index % 2] ?? [])])));
    const taken = answers.flatMap((answer, index) => (answer === "taken" ? [index % 2] : []));
    expect(new Set(taken).size).toBe(1);
    expect(answers.filter((answer) => answer !== "taken").every((answer) => answer === "poll.already_chosen")).toBe(
      true,
    );
    const poll = await pollOf(here);
    expect(poll?.chosen).toEqual(both[taken[0] ?? 0]);
  });

  it("names the session for which the coach is elsewhere by now, and dates none", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const [, slotIDs] = await sets(here);
    const slots = (await pollOf(here))?.slots ?? [];
    const meeting = slots.find(({ slotID }) => slotID === slotIDs[2])?.startsAt ?? "";
    await as(here, async () => {
      const { sessions: before } = await Session.cycleOf(here.cohortID);
      const elsewhere = { startsAt: meeting, minutes: 60, sessionID: ID.create("session") };
      await db().write({ days: await reserve(here.coachID, { add: [elsewhere], drop: [] }) }, {});
      const choice = { cohortID: here.cohortID, pollID, slotIDs: [...slotIDs] };
      expect(await refusal(Poll.choose(choice))).toBe("session.coach_busy, session.3: session.coach_busy");
      const { sessions: after } = await Session.cycleOf(here.cohortID);
      expect(after).toEqual(before);
      expect((await pollOf(here))?.status).toBe("open");
    });
  });

  it("refuses too few slots, one of another poll, a session held meanwhile", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const [slotIDs] = await sets(here);
    const choose = (ids: readonly string[]) =>
      as(here, () => refusal(Poll.choose({ cohortID: here.cohortID, pollID, slotIDs: [...ids] })));
    expect(await choose(slotIDs.slice(1))).toBe("poll.choice_count, slotIDs: poll.choice_count");
    expect(await choose([...slotIDs.slice(1), ID.create("slot")])).toBe(
      "poll.slot_unknown, slotIDs: poll.slot_unknown",
    );
    await as(here, () => Cycle.cancel({ cohortID: here.cohortID, reason: "Trop peu" }));
    expect(await choose(slotIDs)).toBe("session.not_planned");
  });

  it("asks again for one date, and moves that session alone", async () => {
    const here = await scene();
    await as(here, async () => {
      const { sessions } = await Session.cycleOf(here.cohortID);
      const third = sessions.find(({ number }) => number === 3);
      const { slots } = await Poll.propose({ cohortID: here.cohortID, sessionID: third?.sessionID });
      const { pollID } = await Poll.open({
        cohortID: here.cohortID,
        sessionID: third?.sessionID,
        slots,
        closesAt: CLOSES,
      });
      const slot = (await pollOf(here))?.slots.find(({ startsAt }) => startsAt !== third?.startsAt);
      await Poll.choose({ cohortID: here.cohortID, pollID, slotIDs: [slot?.slotID ?? ""] });
      const after = (await Session.cycleOf(here.cohortID)).sessions;
      const moved = after.filter((one) => one.startsAt !== sessions.find((was) => was.number === one.number)?.startsAt);
      expect(moved.map(({ number, startsAt }) => [number, startsAt])).toEqual([[3, slot?.startsAt]]);
      expect((await db().get(Cohorts, { cohortID: here.cohortID }))?.status).toBe("proposed");
    });
  });

  it("keeps of the sessions how they stood that get another date, and says nothing of one that keeps its own", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const { sessions } = await as(here, () => Session.cycleOf(here.cohortID));
    const [kickoff, ...others] = sessions.toSorted((one, other) => one.number - other.number);
    const slots = (await pollOf(here))?.slots ?? [];
    const own = slots.filter(({ startsAt }) => startsAt === kickoff?.startsAt);
    const stand = new Set(sessions.map(({ startsAt }) => startsAt));
    const chosen = [...own, ...slots.filter(({ startsAt }) => !stand.has(startsAt)).slice(-others.length)];
    expect(chosen).toHaveLength(4);
    const slotIDs = chosen.map(({ slotID }) => slotID);
    await as(here, () => Poll.choose({ cohortID: here.cohortID, pollID, slotIDs }));
    const { before } = await inJob(here, () => Poll.settled({ cohortID: here.cohortID, pollID }));
    const stood = others.map(({ sessionID, startsAt }) => ({ sessionID, startsAt, sequence: 0 }));
    expect(before.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))).toEqual(stood);
  });
});
