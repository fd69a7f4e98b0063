import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment, Enrolments } from "@entrepairs/core/enrolment";
import { Mail } from "@entrepairs/core/gateway";
import { withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Reschedule } from "@entrepairs/core/reschedule";
import { Session } from "@entrepairs/core/session";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { tick } from "../tick/tick.ts";
import { on } from "./calendar.ts";

/** Dates of the group: the 1st, 2nd and 3rd of February 2026 at 9 in Paris. */
const JANUARY = Date.parse("2026-01-10T10:00:00.000Z");

interface Sent {
  to: string;
  subject: string | undefined;
  text?: string | undefined;
  method: string | undefined;
  events: { uid: string; sequence: number; status: string; start: string; partstat: unknown }[];
}

let sent: Sent[] = [];
let failsAfter = Infinity;

openTable(async () => {
  Satisfaction.configureForTests();
  Mail.configure({
    send: async ({ to, raw }) => {
      if (sent.length >= failsAfter) throw new Error("killed");
      sent.push(await readBack(to, raw));
      return { messageID: "m" };
    },
  });
});

async function readBack(to: string, raw: Uint8Array): Promise<Sent> {
  const { subject, text, attachments } = await PostalMime.parse(raw);
  const part = attachments.find(({ mimeType, method }) => mimeType === "text/calendar" && method);
  if (!part) return { to, subject, text, method: undefined, events: [] };
  const file = typeof part.content === "string" ? part.content : new TextDecoder().decode(part.content);
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const partstat = component.getFirstProperty("attendee")?.getFirstParameter("partstat");
    const status = String(component.getFirstPropertyValue("status"));
    return { uid: event.uid, sequence: event.sequence, status, start: String(event.startDate), partstat };
  });
  return { to, subject, text, method: part.method?.toUpperCase(), events };
}

async function group(people = 2) {
  sent = [];
  failsAfter = Infinity;
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
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({
        method: "PUBLISH",
        to: `${seat.enrolmentID.toLowerCase()}@client-invente.example`,
      });
      expect(sent[0]?.events.map(({ uid, start }) => [uid, start])).toEqual(
        uids.map((uid, at) => [uid, `2026-02-0${at + 1}T09:00:00`]),
      );
    }));

  it("brings at once the invitation to a session that is less than a week away", () =>
    withClock(Date.parse("2026-01-25T10:00:00.000Z"), async () => {
      const { run, seat, uids } = await group();
      await run(Enrolment.Event.Accepted, seat);
      expect(sent.map(({ method, events }) => [method, events.length])).toEqual([
        ["PUBLISH", 3],
        ["REQUEST", 1],
      ]);
      expect(sent[1]?.events[0]).toMatchObject({ uid: uids[0], sequence: 0, partstat: "NEEDS-ACTION" });
    }));
});

describe("reminders", () => {
  const at = (instant: string, body: () => Promise<unknown>) => withClock(Date.parse(instant), body);

  it("come at nine in the session's zone, a week and a day before, once, to each who is expected", async () => {
    const { run, seat, coach, uids, enrolmentIDs } = await withClock(JANUARY, () => group());
    const people = [coach.email, ...enrolmentIDs.map((one) => `${one.toLowerCase()}@client-invente.example`)];
    // The tick goes round every firm, those of the tests above too.
    const own = () => sent.filter(({ to }) => people.includes(to));
    await withClock(JANUARY, () => run(Enrolment.Event.Accepted, seat));
    sent = [];
    await at("2026-01-24T15:01:00.000Z", tick);
    await at("2026-01-25T07:59:00.000Z", tick);
    expect(own()).toEqual([]);
    await at("2026-01-25T08:01:00.000Z", tick);
    await at("2026-01-25T08:02:00.000Z", tick);
    expect(own().map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "REQUEST"]);
    expect(own().map(({ to }) => to)).toContain(coach.email);
    expect(new Set(own().flatMap(({ events }) => events.map(({ uid }) => uid)))).toEqual(new Set([uids[0]]));
    sent = [];
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
      expect(sent).toEqual([]);
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
      expect(sent).toHaveLength(3);
      for (const { method, events } of sent) {
        expect(method).toBe("REQUEST");
        expect(events).toMatchObject([
          { uid: uids[0], sequence: 1, start: "2026-01-30T14:00:00", status: "CONFIRMED" },
        ]);
      }
      const ofCoach = sent.find(({ to }) => to === coach.email);
      expect(ofCoach?.events[0]?.partstat).toBe("ACCEPTED");
    }));

  it("goes from the calendar of who leaves: by CANCEL when he was invited, by a file otherwise; each once", () =>
    withClock(Date.parse("2026-01-25T10:00:00.000Z"), async () => {
      const { run, seat, uids, firmID } = await group();
      await run(Enrolment.Event.Accepted, seat);
      await asSystem(firmID, () => db().heal({ seat: Enrolments.update(seat, { set: { status: "cancelled" } }) }));
      sent = [];
      await run(Enrolment.Event.Cancelled, seat);
      await run(Enrolment.Event.Cancelled, seat);
      expect(sent.map(({ method, events }) => [method, events.map(({ uid, status }) => [uid, status])])).toEqual([
        ["CANCEL", [[uids[0], "CANCELLED"]]],
        ["PUBLISH", uids.slice(1).map((uid) => [uid, "CANCELLED"])],
      ]);
      expect(sent.flatMap(({ events }) => events.map(({ sequence }) => sequence))).toEqual([1, 1, 1]);
    }));

  it("is told to each once, though the work was killed between two mails and ran again", () =>
    withClock(JANUARY, async () => {
      const { run, cohortID, sessionIDs, asOwner } = await group(4);
      const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
      await asOwner(() => Reschedule.move({ ...key, startsAt: "2026-01-30T13:00:00.000Z", reason: "Grève" }));
      for (const stop of [1, 2, 4, Infinity]) {
        failsAfter = stop;
        await run(Session.Event.Moved, key).catch(() => undefined);
      }
      expect(sent).toHaveLength(5);
      expect(new Set(sent.map(({ to }) => to)).size).toBe(5);
    }));

  it("says why it moved, and from when", () =>
    withClock(JANUARY, async () => {
      const { run, cohortID, sessionIDs, asOwner, seat } = await group();
      const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
      await asOwner(() => Reschedule.move({ ...key, startsAt: "2026-01-30T13:00:00.000Z", reason: "Grève du rail" }));
      await run(Session.Event.Moved, key);
      const mine = sent.find(({ to }) => to.startsWith(seat.enrolmentID.toLowerCase()));
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
      sent = [];
      for (const sessionID of [sessionIDs[0] ?? "", sessionIDs[1] ?? ""]) {
        const makeUp = sessionID === sessionIDs[0] ? { makeUpAt: "2026-02-01T15:00:00.000Z" } : {};
        await asOwner(() => Reschedule.cancel({ cohortID, sessionID, reason: "Grève du rail", ...makeUp }));
        const { sessions } = await asOwner(() => Session.cycleOf(cohortID));
        const made = sessions.find(({ makesUpFor }) => makesUpFor === sessionID);
        const ids = { sessionID, ...(made && { makeUpID: made.sessionID }) };
        await run(Session.Event.Cancelled, ids);
        await run(Session.Event.Cancelled, ids);
      }
      const gone = (uid = "") => sent.filter(({ events }) => events[0]?.uid === uid);
      expect(gone(uids[0]).map(({ method, events }) => [method, events[0]?.status, events[0]?.sequence])).toEqual(
        Array(3).fill(["CANCEL", "CANCELLED", 1]),
      );
      expect(gone(uids[1]).map(({ method, events }) => [method, events[0]?.status])).toEqual(
        Array(3).fill(["PUBLISH", "CANCELLED"]),
      );
      const made = sent.filter(({ method }) => method === "REQUEST");
      expect(made.map(({ events }) => events[0]?.start)).toEqual(Array(3).fill("2026-02-01T16:00:00"));
      expect(sent).toHaveLength(9);
      expect(sent.every(({ text }) => /Grève du rail|remplace une séance annulée/.test(text ?? ""))).toBe(true);
    });
    sent = [];
    for (const reminder of ["week", "eve"]) {
      await withClock(Date.parse("2026-01-31T08:00:00.000Z"), () =>
        run("calendar.reminderDue", { sessionID: sessionIDs[0] ?? "", startsAt: "2026-02-01T08:00:00.000Z", reminder }),
      );
    }
    expect(sent).toEqual([]);
  });
});
