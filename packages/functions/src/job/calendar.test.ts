import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment, Enrolments } from "@entrepairs/core/enrolment";
import { withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Reschedule } from "@entrepairs/core/reschedule";
import { Session } from "@entrepairs/core/session";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { tick } from "../tick/tick.ts";
import { on } from "./calendar.ts";
import { mailbox } from "./fixture.ts";

/** Dates of the group: the 1st, 2nd and 3rd of February 2026 at 9 in Paris. */
const JANUARY = Date.parse("2026-01-10T10:00:00.000Z");

const box = mailbox();

openTable(Satisfaction.configureForTests);

async function group(people = 2) {
  box.sent = [];
  box.failsAfter = Infinity;
  const made = await Satisfaction.addGroup({ people });
  const { firmID, cohortID, coachID, sessionIDs } = made;
  const coach = { memberID: coachID, email: `${coachID.toLowerCase()}@x.example`, name: "Coach Inventée" };
  await asSystem(firmID, () =>
    db().heal({
      coach: Members.put({ ...coach, roles: ["coach"], status: "active", invitedAt: "2026-01-01T00:00:00.000Z" }),
      cohort: Cohorts.update({ cohortID }, { set: { status: "confirmed" } }),
    }),
  );
  const run = (event: keyof typeof on, ids: Record<string, string>) =>
    asSystem(firmID, async () => on[event]?.({ event, firmID, ids: { cohortID, ...ids }, eventID: "event_1" }));
  const uids = sessionIDs.map((one) => `${one}@127.0.0.1`);
  const seat = { cohortID, enrolmentID: made.enrolmentIDs[0] ?? "" };
  const asOwner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
  return { ...made, coach, run, uids, seat, asOwner };
}

describe("a seat that is taken", () => {
  it("brings all the dates in one file, once however often it is told", () =>
    withClock(JANUARY, async () => {
      const { run, seat, uids } = await group();
      await run(Enrolment.Event.Accepted, seat);
      await run(Enrolment.Event.Accepted, seat);
      expect(box.sent).toHaveLength(1);
      expect(box.sent[0]).toMatchObject({
        method: "PUBLISH",
        to: `${seat.enrolmentID.toLowerCase()}@client-invente.example`,
      });
      expect(box.sent[0]?.dates.map(({ uid, start }) => [uid, start])).toEqual(
        uids.map((uid, at) => [uid, `2026-02-0${at + 1}T09:00:00`]),
      );
    }));

  it("brings at once the invitation to a session that is less than a week away", () =>
    withClock(Date.parse("2026-01-25T10:00:00.000Z"), async () => {
      const { run, seat, uids } = await group();
      await run(Enrolment.Event.Accepted, seat);
      expect(box.sent.map(({ method, dates }) => [method, dates.length])).toEqual([
        ["PUBLISH", 3],
        ["REQUEST", 1],
      ]);
      expect(box.sent[1]?.dates[0]).toMatchObject({ uid: uids[0], sequence: 0, partstat: "NEEDS-ACTION" });
    }));
});

describe("reminders", () => {
  const at = (instant: string, body: () => Promise<unknown>) => withClock(Date.parse(instant), body);

  it("come at nine in the session's zone, a week and a day before, once, to each who is expected", async () => {
    const { run, seat, coach, uids, enrolmentIDs } = await withClock(JANUARY, () => group());
    const people = [coach.email, ...enrolmentIDs.map((one) => `${one.toLowerCase()}@client-invente.example`)];
    // The tick goes round every firm, those of the tests above too.
    const own = () => box.sent.filter(({ to }) => people.includes(to));
    await withClock(JANUARY, () => run(Enrolment.Event.Accepted, seat));
    box.sent = [];
    await at("2026-01-24T15:01:00.000Z", tick);
    await at("2026-01-25T07:59:00.000Z", tick);
    expect(own()).toEqual([]);
    await at("2026-01-25T08:01:00.000Z", tick);
    await at("2026-01-25T08:02:00.000Z", tick);
    expect(own().map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "REQUEST"]);
    expect(own().map(({ to }) => to)).toContain(coach.email);
    expect(new Set(own().flatMap(({ dates }) => dates.map(({ uid }) => uid)))).toEqual(new Set([uids[0]]));
    box.sent = [];
    await at("2026-01-31T08:01:00.000Z", tick);
    const eve = own().filter(({ subject }) => subject?.startsWith("Demain"));
    expect(eve).toHaveLength(2);
    expect(eve.map(({ method }) => method)).toEqual([undefined, undefined]);
  });

  it("say nothing of a session that was moved or cancelled meanwhile", () =>
    withClock(JANUARY, async () => {
      const { run, sessionIDs } = await group();
      await run("calendar.reminderDue", {
        sessionID: sessionIDs[0] ?? "",
        startsAt: "2026-01-31T08:00:00.000Z",
        reminder: "week",
      });
      expect(box.sent).toEqual([]);
    }));
});

describe("a session that changes", () => {
  it("is the same entry with a higher sequence when it moves, in every calendar", () =>
    withClock(JANUARY, async () => {
      const { run, cohortID, sessionIDs, uids, asOwner, coach } = await group();
      const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
      await asOwner(() => Reschedule.move({ ...key, startsAt: "2026-01-30T13:00:00.000Z", reason: "Grève" }));
      await run(Session.Event.Moved, key);
      await run(Session.Event.Moved, key);
      expect(box.sent).toHaveLength(3);
      for (const { method, dates } of box.sent) {
        expect(method).toBe("REQUEST");
        expect(dates).toMatchObject([{ uid: uids[0], sequence: 1, start: "2026-01-30T14:00:00", status: "CONFIRMED" }]);
      }
      const ofCoach = box.sent.find(({ to }) => to === coach.email);
      expect(ofCoach?.dates[0]?.partstat).toBe("ACCEPTED");
    }));

  it("goes from the calendar of who leaves: by CANCEL when he was invited, by a file otherwise; each once", () =>
    withClock(Date.parse("2026-01-25T10:00:00.000Z"), async () => {
      const { run, seat, uids, firmID } = await group();
      await run(Enrolment.Event.Accepted, seat);
      await asSystem(firmID, () => db().heal({ seat: Enrolments.update(seat, { set: { status: "cancelled" } }) }));
      box.sent = [];
      await run(Enrolment.Event.Cancelled, seat);
      await run(Enrolment.Event.Cancelled, seat);
      expect(box.sent.map(({ method, dates }) => [method, dates.map(({ uid, status }) => [uid, status])])).toEqual([
        ["CANCEL", [[uids[0], "CANCELLED"]]],
        ["PUBLISH", uids.slice(1).map((uid) => [uid, "CANCELLED"])],
      ]);
      expect(box.sent.flatMap(({ dates }) => dates.map(({ sequence }) => sequence))).toEqual([1, 1, 1]);
    }));

  it("is told to each once, though the work was killed between two mails and ran again", () =>
    withClock(JANUARY, async () => {
      const { run, cohortID, sessionIDs, asOwner } = await group(4);
      const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
      await asOwner(() => Reschedule.move({ ...key, startsAt: "2026-01-30T13:00:00.000Z", reason: "Grève" }));
      for (const stop of [1, 2, 4, Infinity]) {
        box.failsAfter = stop;
        await run(Session.Event.Moved, key).catch(() => undefined);
      }
      expect(box.sent).toHaveLength(5);
      expect(new Set(box.sent.map(({ to }) => to)).size).toBe(5);
    }));

  it("says why it moved, and from when", () =>
    withClock(JANUARY, async () => {
      const { run, cohortID, sessionIDs, asOwner, seat } = await group();
      const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
      await asOwner(() => Reschedule.move({ ...key, startsAt: "2026-01-30T13:00:00.000Z", reason: "Grève du rail" }));
      await run(Session.Event.Moved, key);
      const mine = box.sent.find(({ to }) => to.startsWith(seat.enrolmentID.toLowerCase()));
      expect(mine?.text).toMatch(/Nouvelle date/);
      expect(mine?.text).toMatch(/dimanche\s1er\sfévrier\s2026/);
      expect(mine?.text).toMatch(/Grève du rail/);
    }));
});

describe("a session that is cancelled alone", () => {
  it("goes by CANCEL from who was invited, by a file from the others, once each, and is reminded of no more", async () => {
    const { run, cohortID, sessionIDs, uids, asOwner } = await group();
    // A week before the first session: its invitations are out, the third's are not.
    await withClock(Date.parse("2026-01-25T09:00:00.000Z"), async () => {
      await run("calendar.reminderDue", {
        sessionID: sessionIDs[0] ?? "",
        startsAt: "2026-02-01T08:00:00.000Z",
        reminder: "week",
      });
      box.sent = [];
      for (const sessionID of [sessionIDs[0] ?? "", sessionIDs[1] ?? ""]) {
        const makeUp = sessionID === sessionIDs[0] ? { makeUpAt: "2026-02-01T15:00:00.000Z" } : {};
        await asOwner(() => Reschedule.cancel({ cohortID, sessionID, reason: "Grève du rail", ...makeUp }));
        const { sessions } = await asOwner(() => Session.cycleOf(cohortID));
        const made = sessions.find(({ makesUpFor }) => makesUpFor === sessionID);
        const ids = { sessionID, ...(made && { makeUpID: made.sessionID }) };
        await run(Session.Event.Cancelled, ids);
        await run(Session.Event.Cancelled, ids);
      }
      const gone = (uid = "") => box.sent.filter(({ dates }) => dates[0]?.uid === uid);
      expect(gone(uids[0]).map(({ method, dates }) => [method, dates[0]?.status, dates[0]?.sequence])).toEqual(
        Array(3).fill(["CANCEL", "CANCELLED", 1]),
      );
      expect(gone(uids[1]).map(({ method, dates }) => [method, dates[0]?.status])).toEqual(
        Array(3).fill(["PUBLISH", "CANCELLED"]),
      );
      const made = box.sent.filter(({ method }) => method === "REQUEST");
      expect(made.map(({ dates }) => dates[0]?.start)).toEqual(Array(3).fill("2026-02-01T16:00:00"));
      expect(box.sent).toHaveLength(9);
      expect(box.sent.every(({ text }) => /Grève du rail|remplace une séance annulée/.test(text ?? ""))).toBe(true);
    });
    box.sent = [];
    for (const reminder of ["week", "eve"]) {
      await withClock(Date.parse("2026-01-31T08:00:00.000Z"), () =>
        run("calendar.reminderDue", { sessionID: sessionIDs[0] ?? "", startsAt: "2026-02-01T08:00:00.000Z", reminder }),
      );
    }
    expect(box.sent).toEqual([]);
  });
});
