import { db } from "@entrepairs/core/db";
import { Actor, DomainError, plusDays, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Poll } from "@entrepairs/core/poll";
import { Reschedule } from "@entrepairs/core/reschedule";
import { Session } from "@entrepairs/core/session";
import { firmDay } from "@entrepairs/core/testing";
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
  firm = await buildFirm("remise");
}, 60_000);
afterAll(() => world.close());

interface Group {
  cohortID: string;
  /** To move, to cancel. */
  sessionIDs: [string, string];
  mailbox: string;
  coachbox: string;
  dates: { movedAt: string; makeUpAt: string };
  key: string;
}

const owner = <R>(act: () => Promise<R>) => Actor.provide(firm.people.owner.actor, act);

/** A group with its own coach, one person in it, and a poll that is to date its four sessions. */
async function prepare(): Promise<Group> {
  const one = crypto.randomUUID().slice(0, 8);
  const [mailbox, coachbox] = [`remis.${one}@exemple.fr`, `coach.${one}@exemple.fr`];
  const start = plusDays(firmDay(), 60);
  const found = await owner(async () => {
    const { programmeID = "" } = firm.ids;
    const cohortID = await openDatedGroup({ programmeID, name: `Remis ${one}`, start, regular: 2, mailbox, coachbox });
    const { slots } = await Poll.propose({ cohortID });
    await Poll.open({ cohortID, slots, closesAt: `${plusDays(start, -9)}T16:00:00.000Z` });
    const { sessions } = await Session.cycleOf(cohortID);
    const [, second, third] = sessions.toSorted((a, b) => a.number - b.number);
    if (!second || !third) throw new Error("no cycle");
    const later = (at: string, days: number) => `${plusDays(at.slice(0, 10), days)}${at.slice(10)}`;
    const dates = { movedAt: later(second.startsAt, 1), makeUpAt: later(third.startsAt, 7) };
    const sessionIDs: [string, string] = [second.sessionID, third.sessionID];
    return { cohortID, sessionIDs, dates };
  });
  await drain();
  return { ...found, mailbox, coachbox, key: crypto.randomUUID() };
}

async function drain(): Promise<void> {
  if (!(await workEvents(firm.firmID))) throw new Error("killed in a job");
}

/** One session moves, then goes with its make-up session; the same keys again after a death. */
async function run({ cohortID, sessionIDs: [moved, gone], dates, key }: Group): Promise<void> {
  const reason = "Grève des transports";
  const startsAt = dates.movedAt;
  await owner(() =>
    withIdempotencyKey(`${key}-m`, () => Reschedule.move({ cohortID, sessionID: moved, startsAt, reason })),
  );
  const { makeUpAt } = dates;
  await owner(() =>
    withIdempotencyKey(`${key}-c`, () => Reschedule.cancel({ cohortID, sessionID: gone, reason, makeUpAt })),
  );
  try {
    await drain();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // The next call of the dead process throws what the harness knows.
    await owner(() => db().query({ pk: ["OUTBOX"], limit: 1 }));
    throw error;
  }
}

async function check(group: Group, killedAfter: string | undefined): Promise<void> {
  const { cohortID, sessionIDs, dates, mailbox, coachbox } = group;
  await owner(async () => {
    const { cohort, sessions } = await Session.cycleOf(cohortID);
    const alive = sessions.filter(({ status }) => status === "planned");
    expect(alive).toHaveLength(4);
    expect(alive.find(({ sessionID }) => sessionID === sessionIDs[0])).toMatchObject({ startsAt: dates.movedAt });
    expect(alive.find(({ makesUpFor }) => makesUpFor === sessionIDs[1])).toMatchObject({ startsAt: dates.makeUpAt });
    const { items } = await db().query({ pk: ["COACHDAYS", cohort.coachID], limit: 40 });
    const busy = items.flatMap((item) => item.busy as { from: string }[]).map(({ from }) => from);
    expect(busy.toSorted()).toEqual(alive.map(({ startsAt }) => startsAt).toSorted());
    const known = await Poll.ofCohort({ cohortID });
    expect(known?.poll.sessions.map(({ number }) => number)).toEqual([1, 4]);
  });
  for (const to of [mailbox, coachbox]) {
    const told = world.mail.messages().filter((mail) => mail.to.includes(to));
    for (const subject of [/^Nouvelle date/, /^Séance annulée/]) {
      const one = told.filter((mail) => subject.test(mail.subject));
      expect(one.length).toBeGreaterThanOrEqual(1);
      expect(one.length).toBeLessThanOrEqual(killedAfter === "mail.send" ? 2 : 1);
    }
  }
}

it("moves one session and cancels another with its make-up session, killed after any call", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`a move and a cancellation: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("mail.send");
}, 600_000);
