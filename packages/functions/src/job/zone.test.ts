import { Calendar } from "@entrepairs/core/calendar";
import { Cohort, Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Actor, ID, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Participants } from "@entrepairs/core/participant";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { tick } from "../tick/tick.ts";
import { on } from "./calendar.ts";
import type { Job } from "./dispatch.ts";
import { mailbox } from "./fixture.ts";

/** The first session: the 1st of February 2026 at 9 in Paris. */
const STARTS = "2026-02-01T08:00:00.000Z";
const JANUARY = "2026-01-10T10:00:00.000Z";

const box = mailbox();

openTable(Satisfaction.configureForTests);

const at = <R>(instant: string, body: () => Promise<R>) => withClock(Date.parse(instant), body);

/** Four people of a group, a coach, and what they and the jobs do. */
async function group() {
  const made = await Satisfaction.addGroup({ people: 4 });
  const { firmID, cohortID, coachID, enrolmentIDs, sessionIDs } = made;
  const coach = { memberID: coachID, email: "coach@x.example", name: "Coach Inventée", roles: ["coach" as const] };
  await asSystem(firmID, async () => {
    const { enrolments } = await Enrolment.groupOf(cohortID);
    const blank = { job: null, unit: null, site: null, manager: null, traineeStatus: null, createdAt: JANUARY };
    await db().heal({
      cohort: Cohorts.update({ cohortID }, { set: { status: "confirmed" } }),
      coach: Members.put({ ...coach, status: "active", invitedAt: JANUARY }),
      people: enrolments.map(({ participantID, organizationID, given, family, email }) =>
        Participants.put({ ...blank, participantID, organizationID, given, family, email }),
      ),
    });
  });
  const run = (event: string, ids: Record<string, string>) =>
    asSystem(firmID, async () =>
      (on as Readonly<Record<string, Job>>)[event]?.({ event, firmID, ids: { cohortID, ...ids }, eventID: "event_1" }),
    );
  /** Each says where he lives by the link of his seat. */
  const live = (who: number, zone: string) => {
    const subject = { cohortID, enrolmentID: enrolmentIDs[who] ?? "" };
    const bearer = { type: "link", firmID, linkID: ID.create("link"), purpose: "enrolment", subject } as const;
    return Actor.provide(bearer, () => Calendar.chooseZone({ zone }));
  };
  const due = { sessionID: sessionIDs[0] ?? "", startsAt: STARTS, reminder: "eve" };
  const tickAt = (instant: string) =>
    at(instant, async () => {
      // Killed twice at its next mail, whatever woke it; then it is woken again.
      box.failsAfter = box.sent.length;
      for (const _ of [1, 2]) await run(Calendar.ReminderDue, due).catch(() => undefined);
      box.failsAfter = Infinity;
      await tick();
    });
  return { ...made, run, live, tickAt };
}

it("reminds each at nine on his own wall, once, though work is killed and people change their zone meanwhile", async () => {
  const { enrolmentIDs, live, run, tickAt } = await at(JANUARY, group);
  const people = enrolmentIDs.map((one) => `${one.toLowerCase()}@client-invente.example`);
  const heard: string[] = [];
  const hear = async (instant: string) => {
    await tickAt(instant);
    const own = box.sent.filter(({ to, subject }) => people.includes(to) && subject.startsWith("Demain"));
    heard.push(...own.slice(heard.length).map(({ to }) => `${instant.slice(8, 16)} ${people.indexOf(to)}`));
  };
  const move = async (instant: string, who: number, from: string, to: string) => {
    const { participantID = "" } = await at(instant, () => live(who, to));
    await at(instant, () => run(Calendar.ZoneChosen, { participantID, from }));
  };
  await at(JANUARY, async () => {
    await live(1, "Indian/Reunion");
    await live(2, "america/martinique");
    await live(3, "Pacific/Noumea");
    for (const enrolmentID of enrolmentIDs) await run(Enrolment.Event.Accepted, { enrolmentID });
  });
  await hear("2026-01-30T15:01:00.000Z");
  await hear("2026-01-30T22:00:30.000Z");
  // He heard of it in Nouméa; nine of the eve is to come in Paris, and says nothing again.
  await move("2026-01-30T22:30:00.000Z", 3, "Pacific/Noumea", "");
  await hear("2026-01-31T05:00:30.000Z");
  // From Martinique, where nine is to come, to Réunion, where it has passed: at once.
  await move("2026-01-31T07:31:00.000Z", 2, "America/Martinique", "Indian/Reunion");
  await hear("2026-01-31T07:31:30.000Z");
  await hear("2026-01-31T08:00:30.000Z");
  await hear("2026-01-31T13:00:30.000Z");
  expect(heard).toEqual(["30T22:00 3", "31T05:00 1", "31T07:31 2", "31T08:00 0"]);
});

it("invites a coach with a zone of his own at nine on his wall, and his people at nine on theirs, once", async () => {
  const { firmID, cohortID, coachID, enrolmentIDs, sessionIDs, run, live } = await at(JANUARY, group);
  const own = await asSystem(firmID, async () => {
    const email = `${coachID.toLowerCase()}@coachs.example`;
    await db().heal({ coach: Members.update({ memberID: coachID }, { set: { email } }) });
    return { coach: email, person: `${enrolmentIDs[0]?.toLowerCase()}@client-invente.example` };
  });
  await at(JANUARY, async () => {
    await asMember({ firmID, memberID: coachID, roles: ["coach"] }, () =>
      Calendar.chooseZone({ zone: "Pacific/Noumea" }),
    );
    await live(1, "Indian/Reunion");
    await run(Cohort.Event.Opened, {});
  });
  const due = { cohortID, sessionID: sessionIDs[0] ?? "", startsAt: STARTS, reminder: "week" };
  const heard = async (instant: string) => {
    const before = box.sent.length;
    await at(instant, async () => {
      for (const _ of [1, 2]) await run(Calendar.ReminderDue, due);
      await tick();
    });
    return box.sent.slice(before).filter(({ to }) => to === own.coach || to === own.person);
  };
  expect(await heard("2026-01-24T21:59:00.000Z")).toEqual([]);
  const [mail, ...more] = await heard("2026-01-24T22:00:30.000Z");
  expect([mail?.to, more]).toEqual([own.coach, []]);
  expect(mail?.line).toContain("9 h (heure de Paris), 19 h chez vous");
  expect(await heard("2026-01-25T05:00:30.000Z")).toEqual([]);
  expect((await heard("2026-01-25T08:00:30.000Z")).map(({ to }) => to)).toEqual([own.person]);
});

it("refuses a zone that does not exist, and says nothing when it is the same again", async () => {
  const { firmID, coachID, live } = await at(JANUARY, group);
  const asCoach = <R>(body: () => R) => asMember({ firmID, memberID: coachID, roles: ["coach"] }, body);
  await expect(live(0, "Mars/Olympus")).rejects.toMatchObject({ fields: [{ path: "zone", code: "zone" }] });
  await expect(asCoach(() => Calendar.chooseZone({ zone: "+02:00" }))).rejects.toMatchObject({ kind: "input" });
  await asCoach(() => Calendar.chooseZone({ zone: " indian/reunion " }));
  expect(await asCoach(() => Calendar.ownZone())).toBe("Indian/Reunion");
  await asCoach(() => Calendar.chooseZone({ zone: "" }));
  expect(await asCoach(() => Calendar.ownZone())).toBeNull();
});
