import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Calendar } from "../firm/index.ts";
import { Actor, ID, plusMinutes } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { as, at, opening } from "../session/fixture.ts";
import { Cycle, Session } from "../session/index.ts";
import { type TestTable, testTable } from "../testing/index.ts";
import { configureForTests } from "../testing/satisfaction.ts";
import { bearer, CLOSES, inJob, opened, pollOf, refusal, type Scene, say, scene } from "./fixture.ts";
import { Poll } from "./index.ts";
import { partitionOf, wholeIn } from "./row.ts";

let table: TestTable | undefined;
beforeAll(async () => {
  table = await testTable();
  configureForTests();
});
afterAll(() => table?.close());

describe("proposing slots", () => {
  it("offers about fifteen, on several weekdays and hours, never a holiday nor while the coach is elsewhere", async () => {
    const here = await scene();
    await as(here, async () => {
      const busy = "2026-10-08T07:00:00.000Z";
      await Cycle.open(opening(here.coachID, { cycle: { ...opening("").cycle, regular: 0 }, startsAt: [busy] }));
      const { slots, sessions } = await Poll.propose({ cohortID: here.cohortID });
      expect(sessions.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      expect(slots.length).toBeGreaterThanOrEqual(14);
      expect(slots.length).toBeLessThanOrEqual(16);
      expect(new Set(slots.map((slot) => new Date(slot).getUTCDay())).size).toBeGreaterThanOrEqual(3);
      expect(slots.some((slot) => slot < plusMinutes(busy, 180) && plusMinutes(slot, 210) > busy)).toBe(false);
      expect(slots.every((slot) => slot > new Date(at).toISOString())).toBe(true);
    });
  });

  it("keeps clear of school holidays, the room and the way, and names what stands against a date of one's own", async () => {
    const here = await scene();
    await as(here, async () => {
      const ROOM = "12 rue de l’Essai";
      const vacation = { name: "Vacances de la Toussaint", from: "2026-10-05", to: "2026-10-11" };
      const set = { holidays: "france" as const, spans: [vacation], rooms: [ROOM], travelMinutes: 60, rev: 0 };
      await Calendar.write(set);
      const edit = { cohortID: here.cohortID, name: "Ici", priceNet: 1, openToVisitors: false };
      await Cycle.edit({ ...edit, modality: "onsite", place: ROOM });
      const alone = { cycle: { ...opening("").cycle, regular: 0 }, modality: "onsite" as const };
      const [roomAt, wayAt] = ["2026-11-05T08:00:00.000Z", "2026-09-10T07:00:00.000Z"];
      const other = await anotherCoach();
      await Cycle.open(opening(other, { ...alone, place: ROOM, startsAt: [roomAt, "2027-01-14T08:00:00.000Z"] }));
      await Cycle.open(
        opening(here.coachID, { ...alone, place: "Lyon", startsAt: [wayAt, "2027-01-15T08:00:00.000Z"] }),
      );
      const { slots, busy, closed } = await Poll.propose({ cohortID: here.cohortID });
      expect(slots.filter((slot) => slot >= "2026-10-05" && slot < "2026-10-12")).toEqual([]);
      expect(slots.filter((slot) => slot < plusMinutes(roomAt, 180) && plusMinutes(slot, 210) > roomAt)).toEqual([]);
      expect(new Set(busy.map(({ reason }) => reason))).toEqual(new Set(["busy", "travel", "room"]));
      expect(closed).toContainEqual({ ...vacation, reason: "vacation" });
      expect(closed).toContainEqual({ from: "2026-11-11", to: "2026-11-11", reason: "holiday", name: null });
      const ask = (slot: string) =>
        refusal(Poll.open({ cohortID: here.cohortID, slots: [...slots, slot], closesAt: CLOSES }));
      expect(await ask(plusMinutes(wayAt, 200))).toContain("poll.slot_travel");
      expect(await ask(roomAt)).toContain("poll.slot_room");
      expect(await ask(wayAt)).toContain("poll.slot_taken");
      expect(await ask("2026-11-11T09:00:00.000Z")).toBe("taken");
      const known = await Poll.ofCohort({ cohortID: here.cohortID });
      expect([...(known?.obstacles.values() ?? [])]).toEqual(["holiday"]);
    });
  });

  it("offers for one session dates between its neighbours only", async () => {
    const here = await scene();
    await as(here, async () => {
      const { sessions } = await Session.cycleOf(here.cohortID);
      const [first, second, third] = sessions.toSorted((one, other) => one.number - other.number);
      const { slots } = await Poll.propose({ cohortID: here.cohortID, sessionID: second?.sessionID });
      expect(slots.length).toBeGreaterThan(5);
      expect(slots.every((slot) => slot > (first?.startsAt ?? "") && slot < (third?.startsAt ?? ""))).toBe(true);
      const asked = { cohortID: here.cohortID, sessionID: second?.sessionID, closesAt: CLOSES };
      expect(await refusal(Poll.open({ ...asked, slots: [third?.startsAt ?? ""] }))).toContain("poll.slot_order");
    });
  });
});

describe("asking", () => {
  it("asks whoever joins the group while it is open, once, and nobody once it is closed", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const key = { cohortID: here.cohortID, pollID };
    const join = () => inJob(here, () => Poll.askJoined({ cohortID: here.cohortID }));
    expect(await join()).toMatchObject({ asked: 0 });
    const { enrolments } = await inJob(here, () => Enrolment.groupOf(here.cohortID));
    const [one] = enrolments;
    if (!one) throw new Error("nobody is there");
    const newcomer = (email: string) =>
      inJob(here, () => {
        const ids = { enrolmentID: ID.create("enrolment"), participantID: ID.create("participant") };
        return db().write({ one: Enrolments.create({ ...one, ...ids, email, status: "invited" }) }, {});
      });
    await newcomer("nouveau@exemple.fr");
    await Promise.all([join(), join()]);
    const { people } = await inJob(here, () => Poll.invited(key));
    expect(people.map(({ email }) => email)).toContain("nouveau@exemple.fr");
    expect(people).toHaveLength(7);
    await as(here, () => Poll.close(key));
    await newcomer("tard@exemple.fr");
    expect(await join()).toMatchObject({ asked: 0 });
  });

  it("asks everyone once, and refuses a second poll, at ten at once as well", async () => {
    const here = await scene();
    await as(here, async () => {
      const { slots } = await Poll.propose({ cohortID: here.cohortID });
      const ask = () => refusal(Poll.open({ cohortID: here.cohortID, slots, closesAt: CLOSES }));
      const answers = await Promise.all(Array.from({ length: 10 }, ask));
      expect(answers.filter((answer) => answer === "taken")).toHaveLength(1);
      expect(new Set(answers.filter((answer) => answer !== "taken"))).toEqual(new Set(["poll.already_open"]));
    });
    const { people } = await inJob(here, async () =>
      Poll.invited({ cohortID: here.cohortID, pollID: (await partitionPoll(here))?.pollID ?? "" }),
    );
    expect(people).toHaveLength(6);
  });

  it("refuses by name what cannot be asked", async () => {
    const here = await scene();
    await as(here, async () => {
      const { slots } = await Poll.propose({ cohortID: here.cohortID });
      const open = (more: object) => refusal(Poll.open({ cohortID: here.cohortID, slots, closesAt: CLOSES, ...more }));
      expect(await open({ slots: slots.slice(0, 3) })).toContain("slots: poll.slots_few");
      expect(await open({ slots: [...slots, slots[0]] })).toContain("poll.slot_twice");
      expect(await open({ slots: ["2026-08-20T09:00:00.000Z", ...slots] })).toContain("slots.0: poll.slot_past");
      expect(await open({ closesAt: "2026-08-20T09:00:00.000Z" })).toContain("poll.closes_past");
      expect(await open({ closesAt: "2026-12-20T09:00:00.000Z" })).toContain("poll.closes_late");
      const many = Array.from({ length: 41 }, (_, index) => plusMinutes(slots[0] ?? "", index * 1_440));
      expect(await open({ slots: many })).toContain("poll.slots_many");
    });
    const empty = await scene(0);
    expect(await refusal(opened(empty))).toBe("poll.nobody");
    const stranger = Poll.ofCohort({ cohortID: here.cohortID });
    expect(await refusal(stranger)).not.toBe("taken");
    await as(
      here,
      async () => {
        expect(await refusal(Poll.ofCohort({ cohortID: here.cohortID }))).toBe("cohort.not_found");
      },
      "coach",
    );
  });
});

const partitionPoll = async ({ cohortID }: Scene) => wholeIn(await partitionOf(cohortID))?.poll;

describe("answering", () => {
  it("takes the last word until the poll is closed, and every slot needs one", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const slots = (await pollOf(here))?.slots ?? [];
    const [first, ...rest] = slots.map(({ slotID }) => slotID);
    const some = Object.fromEntries(rest.map((slotID) => [slotID, "no"]));
    expect(await refusal(bearer(here, pollID, 0, () => Poll.answer({ said: some })))).toBe(
      `poll.incomplete, ${first}: poll.answer_missing`,
    );
    await say(here, pollID, 0, () => "no");
    await say(here, pollID, 0, (slot) => (slot === 0 ? "ifNeeded" : "yes"));
    const mine = await bearer(here, pollID, 0, () => Poll.mine());
    expect(mine).toMatchObject({ state: "open", given: "Pair1", said: { [first ?? ""]: "ifNeeded" } });
    expect((await bearer(here, pollID, 1, () => Poll.mine())).said).toEqual({});
    await as(here, () => Poll.close({ cohortID: here.cohortID, pollID }));
    expect(await refusal(say(here, pollID, 0))).toBe("poll.closed");
    expect((await bearer(here, pollID, 0, () => Poll.mine())).state).toBe("closed");
  });

  it("takes none after its end, whatever was written", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const said = Object.fromEntries(((await pollOf(here))?.slots ?? []).map(({ slotID }) => [slotID, "yes"]));
    const late = Date.parse(CLOSES) + 1;
    expect(await refusal(bearer(here, pollID, 0, () => Poll.answer({ said }), late))).toBe("poll.closed");
  });

  it("refuses a slot of another poll, a link of another purpose, and who left the group", async () => {
    const [here, there] = [await scene(), await scene()];
    const [pollID] = [await opened(here), await opened(there)];
    const foreign = Object.fromEntries(((await pollOf(there))?.slots ?? []).map(({ slotID }) => [slotID, "yes"]));
    expect(await refusal(bearer(here, pollID, 0, () => Poll.answer({ said: foreign })))).toBe("poll.slot_unknown");
    const other = {
      type: "link",
      firmID: here.firmID,
      linkID: ID.create("link"),
      purpose: "survey",
      subject: {},
    } as const;
    expect(await refusal(Actor.provide(other, () => Poll.mine()))).toBe("actor.forbidden");
    await inJob(here, async () => {
      const { enrolments } = await Enrolment.groupOf(here.cohortID);
      const [gone] = enrolments;
      if (gone) await db().write({ gone: Enrolments.replace({ ...gone, status: "cancelled" }) }, {});
    });
    expect(await refusal(bearer(here, pollID, 0, () => Poll.mine()))).toBe("poll.not_found");
  });
});

describe("weighing", () => {
  it("asks the solver once enough have answered, and again only when something changed", async () => {
    const here = await scene();
    const pollID = await opened(here);
    const key = { cohortID: here.cohortID, pollID };
    for (const index of [0, 1, 2, 3]) await say(here, pollID, index);
    expect(await inJob(here, () => Poll.question(key))).toBeUndefined();
    await say(here, pollID, 4);
    const question = await inJob(here, () => Poll.question(key));
    expect(question).toMatchObject({ sessions: 4, quorum: 5, missesMost: 1, taken: [] });
    expect(Object.keys(question?.answers ?? {})).toHaveLength(5);
    const found = { basis: question?.basis ?? "", sets: [], obstacle: { kind: "noRhythm" as const } };
    await inJob(here, () => Poll.keep(key, found));
    expect(await inJob(here, () => Poll.question(key))).toBeUndefined();
    expect(await as(here, () => Poll.ofCohort(key))).toMatchObject({ isComputed: true, isEnough: true });
    await say(here, pollID, 4, () => "no");
    expect((await inJob(here, () => Poll.question(key)))?.basis).not.toBe(question?.basis);
    expect(await as(here, () => Poll.ofCohort(key))).toMatchObject({ isComputed: false });
  });
});

async function anotherCoach(): Promise<string> {
  const memberID = ID.create("member");
  const coach = { memberID, email: "autre@exemple.fr", name: "Autre Coach", roles: ["coach" as const] };
  await db().write(
    { coach: Members.create({ ...coach, status: "active", invitedAt: "2026-01-01T00:00:00.000Z" }) },
    {},
  );
  return memberID;
}
