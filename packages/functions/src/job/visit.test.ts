import { db } from "@entrepairs/core/db";
import { Enrolment, Enrolments } from "@entrepairs/core/enrolment";
import { Actor, ID, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Sessions } from "@entrepairs/core/session";
import { addPeers, asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { Visit } from "@entrepairs/core/visit";
import { describe, expect, it } from "vitest";
import { on as calendar } from "./calendar.ts";
import type { Job } from "./dispatch.ts";
import { mailbox } from "./fixture.ts";
import { on } from "./visit.ts";

/** A week before the session that takes the guest in. */
const BEFORE = Date.parse("2026-02-03T10:00:00.000Z");
const STARTS = "2026-02-10T08:00:00.000Z";
const COACH = "coach.hote@x.example";
const GUEST = "lea.invitee@x.example";

let firmID = "";
const box = mailbox();
openTable(async () => {
  Satisfaction.configureForTests();
  firmID = await Satisfaction.foundFirm();
});

/** A group that takes guests and one whose first member misses a session, with what they and their jobs may do. */
async function sisters() {
  box.sent = [];
  box.failsAfter = Infinity;
  const host = await addPeers({ peers: 5, firmID });
  const home = await addPeers({ peers: 5, firmID, programmeID: host.programmeID });
  const [guestID = ""] = home.participantIDs;
  const key = { cohortID: host.cohortID, sessionID: host.sessionIDs[0] ?? "", participantID: guestID };
  const { coachID: memberID } = host;
  const coach = { memberID, email: COACH, name: "Coach Hôte", roles: ["coach" as const], status: "active" as const };
  const seats = await asSystem(firmID, async () => {
    const [own, other] = await Promise.all([Enrolment.groupOf(home.cohortID), Enrolment.groupOf(host.cohortID)]);
    const guest = own.enrolments.find(({ participantID }) => participantID === guestID);
    const names = { given: "Léa", family: "Invitée", email: GUEST };
    const dated = (sessionID: string, startsAt: string, cohortID: string) =>
      Sessions.update({ cohortID, sessionID }, { set: { startsAt } });
    await db().heal({
      coach: Members.put({ ...coach, invitedAt: "2026-01-01T00:00:00.000Z" }),
      guest: Enrolments.update({ cohortID: home.cohortID, enrolmentID: guest?.enrolmentID ?? "" }, { set: names }),
      hosts: dated(key.sessionID, STARTS, host.cohortID),
      other: dated(host.sessionIDs[1] ?? "", "2026-03-10T08:00:00.000Z", host.cohortID),
      missed: dated(home.sessionIDs[0] ?? "", "2026-02-17T08:00:00.000Z", home.cohortID),
      later: dated(home.sessionIDs[1] ?? "", "2026-03-17T08:00:00.000Z", home.cohortID),
    });
    return { guestSeat: guest?.enrolmentID ?? "", members: other.enrolments };
  });
  const byLink = <R>(purpose: string, subject: Record<string, string>, body: () => R) =>
    Actor.provide({ type: "link", firmID, linkID: ID.create("link"), purpose, subject }, body);
  const asGuest = <R>(body: () => R) =>
    byLink(Visit.GUEST_PURPOSE, { cohortID: home.cohortID, enrolmentID: seats.guestSeat }, body);
  const wanted = { missedID: home.sessionIDs[0] ?? "", toCohortID: host.cohortID, toSessionID: key.sessionID };
  await asMember({ firmID, roles: ["owner"] }, () => Visit.allow({ cohortID: host.cohortID, allowed: true }));
  /** What the outbox hands to the job after a change: the visit's turn is the change's own. */
  const run = async (event: string, turn?: string) => {
    const { visit } = await asSystem(firmID, () => Visit.whole(key));
    const ids = { ...key, turn: turn ?? String(visit.turn) };
    await asSystem(firmID, async () =>
      (on as Readonly<Record<string, Job>>)[event]?.({ event, firmID, ids, eventID: "event_1" }),
    );
  };
  return {
    host,
    key,
    run,
    asGuest,
    uid: `${key.sessionID}@127.0.0.1`,
    members: seats.members,
    ask: () => asGuest(() => Visit.ask({ ...wanted, charter: 1 })),
    leave: () => asGuest(() => Visit.leave({ missedID: wanted.missedID })),
    offer: () =>
      asMember({ firmID, roles: ["owner"] }, () =>
        Visit.offer({ cohortID: home.cohortID, enrolmentID: seats.guestSeat, ...wanted }),
      ),
    say: (at: number, agrees: "yes" | "no") =>
      byLink(Visit.PURPOSE, { ...key, enrolmentID: seats.members[at]?.enrolmentID ?? "" }, () => Visit.say({ agrees })),
    everyoneAgrees: async (say: (at: number, agrees: "yes") => Promise<unknown>) => {
      for (const at of [0, 1, 2, 3, 4]) await say(at, "yes");
    },
  };
}

async function confirmed() {
  const here = await sisters();
  await here.ask();
  await here.everyoneAgrees(here.say);
  await here.run(Visit.Event.Confirmed);
  return here;
}

/** Someone takes a seat in the host group, and was not asked. */
async function joins({ host, members: [one] }: Awaited<ReturnType<typeof sisters>>) {
  const { firmID: _, ...seat } = { firmID, ...one, enrolmentID: ID.create("enrolment") };
  const row = { ...seat, cohortID: host.cohortID, participantID: ID.create("participant") } as typeof one;
  if (row) await asSystem(firmID, () => db().write({ one: Enrolments.create(row) }, {}));
  await asSystem(firmID, () => Visit.settle({ cohortID: host.cohortID }));
}

const shortly = (one: (typeof box.sent)[number] | undefined) => [one?.to, one?.method, one?.dates[0]?.status];

describe("members who are asked", () => {
  it("read who would come and from where, each by a link of his own, once, and not who has agreed already", () =>
    withClock(BEFORE, async () => {
      const { ask, say, run, members } = await sisters();
      await ask();
      await say(0, "yes");
      for (const stop of [1, 3, Infinity]) {
        box.failsAfter = stop;
        await run(Visit.Event.Asked).catch(() => undefined);
      }
      const others = members.slice(1).map(({ email }) => email);
      expect(box.sent.map(({ to }) => to).toSorted()).toEqual(others.toSorted());
      expect(box.sent.every(({ text, method }) => /Léa Invitée/.test(text) && method === undefined)).toBe(true);
      const links = box.sent.map(({ text }) => /\/invite\/[\w.-]+/.exec(text)?.[0]);
      expect(new Set(links).size).toBe(4);
    }));
});

describe("a guest who is let in", () => {
  it("gets the session's own entry, and its coach is told, each once", () =>
    withClock(BEFORE, async () => {
      const { run, uid } = await confirmed();
      await run(Visit.Event.Confirmed);
      expect(box.sent.map(shortly)).toEqual([
        [GUEST, "REQUEST", "CONFIRMED"],
        [COACH, undefined, undefined],
      ]);
      expect(box.sent[0]?.dates[0]?.uid).toBe(uid);
      expect(box.sent[1]?.text).toMatch(/Léa Invitée/);
    }));

  it("loses the entry when someone joins who was not asked, and gets it back under a higher number", () =>
    withClock(BEFORE, async () => {
      const here = await confirmed();
      const { run, uid, key } = here;
      const first = box.sent[0]?.dates[0]?.sequence ?? NaN;
      box.sent = [];
      await joins(here);
      await run(Visit.Event.Suspended);
      await run(Visit.Event.Suspended);
      expect(box.sent.map(shortly)).toEqual([
        [GUEST, "CANCEL", "CANCELLED"],
        [COACH, undefined, undefined],
      ]);
      expect(box.sent[1]?.subject).toMatch(/attend un nouvel accord/);
      expect([box.sent[0]?.dates[0]?.uid, (box.sent[0]?.dates[0]?.sequence ?? 0) > first]).toEqual([uid, true]);
      const second = box.sent[0]?.dates[0]?.sequence ?? NaN;
      const { visit } = await asSystem(firmID, () => Visit.whole(key));
      const newcomer = visit.asked.at(-1)?.enrolmentID ?? "";
      const subject = { ...key, enrolmentID: newcomer };
      await Actor.provide({ type: "link", firmID, linkID: ID.create("link"), purpose: Visit.PURPOSE, subject }, () =>
        Visit.say({ agrees: "yes" }),
      );
      box.sent = [];
      await run(Visit.Event.Confirmed);
      expect(shortly(box.sent[0])).toEqual([GUEST, "REQUEST", "CONFIRMED"]);
      expect((box.sent[0]?.dates[0]?.sequence ?? 0) > second).toBe(true);
    }));

  it("is reminded the evening before with everyone else, once, and not of a date that moved", async () => {
    const { key } = await withClock(BEFORE, confirmed);
    const due = (startsAt: string, reminder: string) =>
      withClock(Date.parse("2026-02-09T08:00:00.000Z"), () => {
        const ids = { ...key, startsAt, reminder };
        const event = "calendar.reminderDue";
        return asSystem(firmID, async () =>
          (calendar as Readonly<Record<string, Job>>)[event]?.({ event, firmID, ids, eventID: "e" }),
        );
      });
    box.sent = [];
    await due(STARTS, "week");
    await due("2026-02-10T09:00:00.000Z", "eve");
    const his = () => box.sent.filter(({ to }) => to === GUEST);
    expect(his()).toEqual([]);
    await due(STARTS, "eve");
    await due(STARTS, "eve");
    expect(his().map(({ to, method, subject }) => [to, method, subject.startsWith("Demain")])).toEqual([
      [GUEST, undefined, true],
    ]);
  });
});

describe("a visit that ends", () => {
  it("after it was confirmed leaves his calendar, and its coach expects him no more; nobody reads who disagreed", () =>
    withClock(BEFORE, async () => {
      const { say, run, uid, members } = await confirmed();
      box.sent = [];
      await say(2, "no");
      await run(Visit.Event.Ended);
      await run(Visit.Event.Ended);
      expect(box.sent.map(shortly)).toEqual([
        [GUEST, "CANCEL", "CANCELLED"],
        [COACH, undefined, undefined],
      ]);
      expect(box.sent[0]?.dates[0]?.uid).toBe(uid);
      for (const { given, family } of members) {
        expect(box.sent.filter(({ text }) => text.includes(`${given} ${family}`))).toEqual([]);
      }
    }));

  it("before anyone expected him is told to him alone, and to nobody when he gave it up himself", () =>
    withClock(BEFORE, async () => {
      const refused = await sisters();
      await refused.ask();
      await refused.say(1, "no");
      await refused.run(Visit.Event.Ended);
      expect(box.sent.map(shortly)).toEqual([[GUEST, undefined, undefined]]);
      const own = await sisters();
      await own.ask();
      await own.leave();
      await own.run(Visit.Event.Ended);
      expect(box.sent).toEqual([]);
    }));
});

it("what the firm proposes is told to him once, and nothing is said of a change that another has overtaken", () =>
  withClock(BEFORE, async () => {
    const { offer, ask, run, key } = await sisters();
    await offer();
    const { visit } = await asSystem(firmID, () => Visit.whole(key));
    await run(Visit.Event.Offered);
    await run(Visit.Event.Offered);
    expect(box.sent.map(({ to }) => to)).toEqual([GUEST]);
    box.sent = [];
    await ask();
    await run(Visit.Event.Offered, String(visit.turn));
    await run(Visit.Event.Confirmed);
    expect(box.sent).toEqual([]);
  }));
