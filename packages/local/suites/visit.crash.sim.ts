import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Actor, DomainError, ID, plusDays, withIdempotencyKey } from "@entrepairs/core/kernel";
import { firmDay } from "@entrepairs/core/testing";
import { Visit } from "@entrepairs/core/visit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { openDatedGroup } from "./dated-group.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("rattrapage-tue");
}, 60_000);
afterAll(() => world.close());

const owner = <R>(act: () => Promise<R>) => Actor.provide(firm.people.owner.actor, act);
const bearing = <R>(purpose: string, subject: Record<string, string>, act: () => Promise<R>) =>
  Actor.provide({ type: "link", firmID: firm.firmID, linkID: ID.create("link"), purpose, subject }, act);

interface Asked {
  cohortID: string;
  sessionID: string;
  participantID: string;
  /** The member whose word is missing. */
  enrolmentID: string;
  home: { cohortID: string; missedID: string };
  mailbox: string;
  coachbox: string;
  key: string;
}

async function dated(
  name: string,
  regular: number,
): Promise<{ group: Enrolment.Group; boxes: Record<string, string> }> {
  const boxes = { mailbox: `${name}@exemple.fr`, coachbox: `coach.${name}@exemple.fr` };
  // Nobody is asked to be in two groups at one hour: the same days, one in the morning, one in the afternoon.
  const hours = { start: plusDays(firmDay(), 30), time: name.startsWith("hote") ? "09:00" : "14:00" };
  const { programmeID = "" } = firm.ids;
  const group = await owner(async () => {
    const cohortID = await openDatedGroup({
      programmeID,
      name,
      ...hours,
      regular,
      ...(boxes as Required<typeof boxes>),
    });
    await db().write({ cohort: Cohorts.update({ cohortID }, { set: { status: "running" } }) }, {});
    return Enrolment.groupOf(cohortID);
  });
  return { group, boxes };
}

/** A sister group of one, whose member is asked whether he agrees. */
async function prepare(): Promise<Asked> {
  const one = crypto.randomUUID().slice(0, 8);
  const [host, home] = [await dated(`hote.${one}`, 1), await dated(`invite.${one}`, 1)];
  const { cohortID } = host.group.cohort;
  const work = (group: Enrolment.Group) => group.sessions.find(({ kind }) => kind === "regular")?.sessionID ?? "";
  const seat = home.group.enrolments[0];
  const missedID = work(home.group);
  await owner(() => Visit.allow({ cohortID, allowed: true }));
  const subject = { cohortID: home.group.cohort.cohortID, enrolmentID: seat?.enrolmentID ?? "" };
  const wanted = { missedID, toCohortID: cohortID, toSessionID: work(host.group) };
  await bearing(Visit.GUEST_PURPOSE, subject, () => Visit.ask({ ...wanted, charter: 1 }));
  await drain();
  return {
    cohortID,
    sessionID: wanted.toSessionID,
    participantID: seat?.participantID ?? "",
    enrolmentID: host.group.enrolments[0]?.enrolmentID ?? "",
    home: { cohortID: subject.cohortID, missedID },
    mailbox: home.boxes.mailbox ?? "",
    coachbox: host.boxes.coachbox ?? "",
    key: crypto.randomUUID(),
  };
}

async function drain(): Promise<void> {
  if (!(await workEvents(firm.firmID))) throw new Error("killed in a job");
}

async function run({ cohortID, sessionID, participantID, enrolmentID, key }: Asked): Promise<void> {
  const subject = { cohortID, sessionID, participantID, enrolmentID };
  await bearing(Visit.PURPOSE, subject, () => withIdempotencyKey(key, () => Visit.say({ agrees: "yes" })));
  try {
    await drain();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // The next call of the dead process throws what the harness knows.
    await owner(() => db().query({ pk: ["OUTBOX"], limit: 1 }));
    throw error;
  }
}

async function check(asked: Asked, killedAfter: string | undefined): Promise<void> {
  await owner(async () => {
    const { coming } = await Visit.ofCohort({ cohortID: asked.cohortID });
    expect(coming.map(({ status, agreedCount }) => [status, agreedCount])).toEqual([["confirmed", 1]]);
    const { going } = await Visit.ofCohort({ cohortID: asked.home.cohortID });
    expect(going.map(({ status, missedID }) => [status, missedID])).toEqual([["confirmed", asked.home.missedID]]);
  });
  const told = (to: string, subject: RegExp) =>
    world.mail.messages().filter((mail) => mail.to.includes(to) && subject.test(mail.subject)).length;
  for (const count of [told(asked.mailbox, /^Séance/), told(asked.coachbox, /^Un invité/)]) {
    expect(count).toBeGreaterThanOrEqual(1);
    expect(count).toBeLessThanOrEqual(killedAfter === "mail.send" ? 2 : 1);
  }
}

it("lets a guest in by the last member's word, in both groups, and tells each once, killed after any call", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`a make-up seat: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("mail.send");
}, 300_000);
