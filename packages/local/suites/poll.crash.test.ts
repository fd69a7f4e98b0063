import { db } from "@entrepairs/core/db";
import { Actor, DomainError, plusDays, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Poll } from "@entrepairs/core/poll";
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
  firm = await buildFirm("sondage");
}, 60_000);
afterAll(() => world.close());

interface Asked {
  cohortID: string;
  pollID: string;
  slotIDs: string[];
  mailbox: string;
  key: string;
}

const owner = <R>(act: () => Promise<R>) => Actor.provide(firm.people.owner.actor, act);

/** A group of its own with its own coach, one person in it, and its poll open. */
async function prepare(): Promise<Asked> {
  const one = crypto.randomUUID().slice(0, 8);
  const mailbox = `sonde.${one}@exemple.fr`;
  const asked = await owner(async () => {
    const start = plusDays(firmDay(), 30);
    const { programmeID = "" } = firm.ids;
    const coachbox = `coach.${one}@exemple.fr`;
    const cohortID = await openDatedGroup({ programmeID, name: `Groupe ${one}`, start, regular: 0, mailbox, coachbox });
    const { slots } = await Poll.propose({ cohortID });
    const closesAt = `${plusDays(start, -9)}T16:00:00.000Z`;
    const { pollID } = await Poll.open({ cohortID, slots, closesAt });
    const known = await Poll.ofCohort({ cohortID });
    const shown = known?.poll.slots ?? [];
    return { cohortID, pollID, slotIDs: [shown[1]?.slotID ?? "", shown.at(-1)?.slotID ?? ""] };
  });
  await drain();
  return { ...asked, mailbox, key: crypto.randomUUID() };
}

async function drain(): Promise<void> {
  if (!(await workEvents(firm.firmID))) throw new Error("killed in a job");
}

async function run({ cohortID, pollID, slotIDs, key }: Asked): Promise<void> {
  await owner(() => withIdempotencyKey(key, () => Poll.choose({ cohortID, pollID, slotIDs })));
  try {
    await drain();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // The next call of the dead process throws what the harness knows.
    await owner(() => db().query({ pk: ["OUTBOX"], limit: 1 }));
    throw error;
  }
}

async function check({ cohortID, slotIDs, mailbox }: Asked, killedAfter: string | undefined): Promise<void> {
  await owner(async () => {
    const known = await Poll.ofCohort({ cohortID });
    const dates = slotIDs.map((slotID) => known?.poll.slots.find((slot) => slot.slotID === slotID)?.startsAt);
    const { cohort, sessions } = await Session.cycleOf(cohortID);
    expect(sessions.toSorted((a, b) => a.number - b.number).map(({ startsAt }) => startsAt)).toEqual(dates);
    const { items } = await db().query({ pk: ["COACHDAYS", cohort.coachID], limit: 20 });
    const busy = items.flatMap((item) => item.busy as { from: string }[]).map(({ from }) => from);
    expect(busy.toSorted()).toEqual(dates);
    expect(known?.poll).toMatchObject({ status: "chosen", chosen: slotIDs });
  });
  const told = world.mail.messages().filter((mail) => mail.to.includes(mailbox) && /sont fixées/.test(mail.subject));
  expect(told.length).toBeGreaterThanOrEqual(1);
  expect(told.length).toBeLessThanOrEqual(killedAfter === "mail.send" ? 2 : 1);
}

it("dates a whole cycle and tells everyone once, killed after any call", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`a choice of dates: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("mail.send");
}, 300_000);
