import { db } from "@entrepairs/core/db";
import { ID, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Reschedule } from "@entrepairs/core/reschedule";
import { Session, StandIn } from "@entrepairs/core/session";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { on as calendar } from "./calendar.ts";
import type { Job } from "./dispatch.ts";
import { mailbox } from "./fixture.ts";
import { on } from "./stand-in.ts";

/** Six days before the first session: invitations were sent. */
const BEFORE = Date.parse("2026-01-26T10:00:00.000Z");

const box = mailbox();

openTable(Satisfaction.configureForTests);

async function group() {
  box.sent = [];
  box.failsAfter = Infinity;
  const made = await Satisfaction.addGroup({ people: 2 });
  const { firmID, cohortID, coachID, sessionIDs } = made;
  const otherID = ID.create("member");
  const row = { roles: ["coach" as const], status: "active" as const, invitedAt: "2026-01-01T00:00:00.000Z" };
  await asSystem(firmID, () =>
    db().heal({
      coach: Members.put({ ...row, memberID: coachID, email: "absente@x.example", name: "Coach Absente" }),
      other: Members.put({ ...row, memberID: otherID, email: "present@x.example", name: "Coach Présent" }),
    }),
  );
  const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
  const run = (job: typeof on | typeof calendar, event: string, ids: Record<string, string>) =>
    asSystem(firmID, async () =>
      (job as Readonly<Record<string, Job>>)[event]?.({ event, firmID, ids, eventID: "event_1" }),
    );
  const replace = (to: string) =>
    asMember({ firmID, roles: ["owner"] }, () => StandIn.replace({ ...key, coachID: to, reason: "Un empêchement" }));
  const told = (from: string, to: string) => run(on, Session.Event.LedBy, { ...key, coachID: from, toCoachID: to });
  return { ...made, key, otherID, run, replace, told };
}

const of = (to: string) => box.sent.filter((one) => one.to === to);

it("tells the group and both facilitators, each once, whatever fails in between; calendars follow", () =>
  withClock(BEFORE, async () => {
    const { key, coachID, otherID, run, replace, told } = await group();
    const due = { ...key, startsAt: "2026-02-01T08:00:00.000Z", reminder: "week" };
    await run(calendar, "calendar.reminderDue", due);
    const invited = box.sent.length;
    expect(invited).toBe(3);
    await replace(otherID);
    for (let calls = 0; calls <= 4; calls++) {
      box.failsAfter = invited + calls;
      await told(coachID, otherID).catch(() => undefined);
    }
    box.failsAfter = Infinity;
    await told(coachID, otherID);
    expect(box.sent).toHaveLength(invited + 4);
    const uid = `UID:${key.sessionID}@`;
    expect(of("absente@x.example").at(-1)).toMatchObject({ method: "CANCEL" });
    expect(of("present@x.example")).toMatchObject([{ method: "REQUEST" }]);
    const peers = box.sent.slice(invited).filter(({ to }) => to.endsWith("client-invente.example"));
    expect(peers.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST"]);
    for (const { file, text } of peers) {
      expect(file).toContain(uid);
      expect(file).toContain("SEQUENCE:1");
      expect(file).toContain("Coach Présent");
      expect(text).toContain("Un empêchement");
    }
  }));

it("says nothing of a change that another one has overtaken", () =>
  withClock(BEFORE, async () => {
    const { coachID, otherID, replace, told } = await group();
    await replace(otherID);
    await replace(coachID);
    await told(coachID, otherID);
    expect(box.sent).toEqual([]);
    await told(otherID, coachID);
    expect(of("present@x.example")).toMatchObject([{ method: undefined }]);
    expect(of("absente@x.example")).toMatchObject([{ method: "REQUEST" }]);
  }));

it("reminds who leads the session, and no more who does not", () =>
  withClock(BEFORE, async () => {
    const { key, otherID, run, replace } = await group();
    await replace(otherID);
    await run(calendar, "calendar.reminderDue", { ...key, startsAt: "2026-02-01T08:00:00.000Z", reminder: "week" });
    expect(of("present@x.example")).toHaveLength(1);
    expect(of("absente@x.example")).toEqual([]);
  }));

it("tells a make-up date once to its coach, and not to who stood in for the date that is gone", async () => {
  for (const standsIn of [false, true]) {
    await withClock(Date.parse("2026-01-10T10:00:00.000Z"), async () => {
      const { firmID, key, otherID, run, replace } = await group();
      if (standsIn) await replace(otherID);
      const change = { ...key, reason: "Grève", makeUpAt: "2026-02-01T15:00:00.000Z" };
      await asMember({ firmID, roles: ["owner"] }, () => Reschedule.cancel(change));
      const { sessions } = await asMember({ firmID, roles: ["owner"] }, () => Session.cycleOf(key.cohortID));
      const made = sessions.find(({ makesUpFor }) => makesUpFor === key.sessionID);
      await run(calendar, Session.Event.Cancelled, { ...key, makeUpID: made?.sessionID ?? "" });
      const [own, other] = [of("absente@x.example"), of("present@x.example")];
      expect(own).toHaveLength(1);
      expect(own[0]?.text).toMatch(/16\sh/);
      expect(other).toHaveLength(standsIn ? 1 : 0);
      for (const { text } of other) expect(text).not.toMatch(/16\sh/);
    });
  }
});

it("names who leads in his stead in what is sent from then on, and nobody where the group’s coach leads", () =>
  withClock(BEFORE, async () => {
    const { key, otherID, run, replace } = await group();
    const due = (reminder: string) =>
      run(calendar, "calendar.reminderDue", { ...key, startsAt: "2026-02-01T08:00:00.000Z", reminder });
    await due("week");
    expect(box.sent.every(({ text }) => !text.includes("Animée par"))).toBe(true);
    box.sent = [];
    await replace(otherID);
    await withClock(Date.parse("2026-01-31T08:00:00.000Z"), () => due("eve"));
    const peers = box.sent.filter(({ to }) => !to.startsWith("present@"));
    expect(peers.length).toBeGreaterThan(0);
    for (const { text } of peers) expect(text).toMatch(/Animée par\s*:?\s*Coach Présent/);
  }));
