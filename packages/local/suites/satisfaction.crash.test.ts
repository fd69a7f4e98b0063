import { Attendance } from "@entrepairs/core/attendance";
import { db } from "@entrepairs/core/db";
import { DomainError, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Published, Report } from "@entrepairs/core/report";
import { Survey } from "@entrepairs/core/survey";
import { asSystem, Satisfaction } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { isThorough } from "./thorough.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

interface Cycle extends Satisfaction.Group {
  keys: string[];
}

const PEOPLE = 4;

async function prepare(): Promise<Cycle> {
  const group = await Satisfaction.addGroup({ people: PEOPLE, sessions: 2 });
  return { ...group, keys: Array.from({ length: PEOPLE }, () => crypto.randomUUID()) };
}

async function drain(firmID: string): Promise<void> {
  if (!(await workEvents(firmID))) throw new Error("killed in a job");
}

/** The coach holds a session; everyone is mailed, answers; the wave closes, is counted and published. */
async function run(cycle: Cycle): Promise<void> {
  const { firmID, cohortID, sessionIDs } = cycle;
  const sessionID = sessionIDs[0] ?? "";
  const marks = cycle.enrolmentIDs.map((enrolmentID) => ({ enrolmentID, presence: "present" as const }));
  await Satisfaction.asCoach(cycle, () => Attendance.hold({ cohortID, sessionID, marks }));
  await settle(firmID);
  const surveyID = Survey.surveyIDOf({ cohortID, timing: "closing", sessionID });
  for (const [at, key] of cycle.keys.entries()) {
    await Satisfaction.asBearer(cycle, surveyID, at, () =>
      withIdempotencyKey(key, () => Survey.answer({ answers: Satisfaction.useful(5 - at) })),
    );
  }
  await settle(firmID);
}

/** A job that died says so by staying; the process is then dead as a whole. */
async function settle(firmID: string): Promise<void> {
  try {
    await drain(firmID);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // The next call of the dead process throws what the harness knows.
    await asSystem(firmID, () => db().query({ pk: ["OUTBOX"], limit: 1 }));
    throw error;
  }
}

async function check(cycle: Cycle, killedAfter: string | undefined): Promise<void> {
  const { cohortID } = cycle;
  const report = await Satisfaction.asOwner(cycle, () => Report.ofCohort({ cohortID }));
  expect(report.waves).toHaveLength(1);
  expect(report).toMatchObject({ invited: PEOPLE, answered: PEOPLE, scale: { useful: { counts: [0, 1, 1, 1, 1] } } });
  const published = await Satisfaction.asOtherCoach(cycle, () => Published.published({}));
  expect(published).toMatchObject([{ blocks: 1, cells: [{ figure: { people: PEOPLE } }] }]);
  const told = await Satisfaction.asSponsor(cycle, cycle.organizationID, () => Published.forSponsor({}));
  expect(told).toMatchObject([{ stages: [{ stage: "middle" }] }]);
  const addresses = cycle.enrolmentIDs.map((enrolmentID) => `${enrolmentID.toLowerCase()}@client-invente.example`);
  const mails = addresses.map((address) => world.mail.messages().filter((mail) => mail.to.includes(address)).length);
  const doubled = mails.filter((count) => count > 1).length;
  expect(Math.min(...mails)).toBe(1);
  expect(doubled).toBeLessThanOrEqual(killedAfter === "mail.send" ? 1 : 0);
}

it("asks, counts and publishes once, killed after any call and run again", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check }, { every: isThorough ? 1 : 11 });
  console.log(`satisfaction: killed at ${points} of ${calls.length} points`);
  expect(calls.length).toBeGreaterThan(100);
  expect(points).toBeGreaterThan(isThorough ? 100 : 10);
});
