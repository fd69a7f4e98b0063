import { Composition } from "@entrepairs/core/composition";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Actor, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Organization } from "@entrepairs/core/organization";
import { Participant, PeopleImport } from "@entrepairs/core/participant";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("vivier");
});
afterAll(() => world.close());

const owner = <R>(act: () => Promise<R>) => Actor.provide(firm.people.owner.actor, act);

/** The jobs, once; what a dead process leaves is found by its next life. */
async function settle(): Promise<void> {
  await Actor.provide({ type: "platform", job: "test" }, async () => {
    await workEvents(firm.firmID);
  });
}

interface Pool {
  people: { participantID: string; organizationID: string }[];
  addresses: string[];
  keys: Record<"create" | "open", string>;
  day: string;
  compositionID?: string;
}

let pools = 0;

/** Ten people of two clients, and days on which the coach has nothing else. */
async function prepare(): Promise<Pool> {
  pools += 1;
  const day = `${2030 + Math.floor(pools / 12)}-${String((pools % 12) + 1).padStart(2, "0")}-01`;
  const people = await owner(async () => {
    const lists = ["a", "b"].map(async (client) => {
      const { organizationID } = await Organization.create({ name: `Client ${client}${pools}` });
      const lines = Array.from({ length: 5 }, (_, at) => `P${at};Essai;${client}${at}.${pools}@exemple.fr`);
      await PeopleImport.run({ organizationID, text: `Prénom;Nom;Email\n${lines.join("\n")}` });
      const found = await Participant.ofOrganization(organizationID);
      return found.map(({ participantID, email }) => ({ participantID, organizationID, email }));
    });
    return (await Promise.all(lists)).flat();
  });
  await settle();
  return {
    people: people.map(({ participantID, organizationID }) => ({ participantID, organizationID })),
    addresses: people.map(({ email }) => email),
    keys: { create: crypto.randomUUID(), open: crypto.randomUUID() },
    day,
  };
}

/** A pool is solved, and its groups are opened. */
async function run(pool: Pool): Promise<void> {
  const { people, keys, day } = pool;
  const rules = { competitors: [], sizeMin: 5, sizeMax: 8, teamsApart: true };
  const { compositionID } = await owner(() =>
    withIdempotencyKey(keys.create, () => Composition.create({ name: "Vivier", people, ...rules })),
  );
  pool.compositionID = compositionID;
  await settle();
  const cycle = { start: day, rhythm: { everyWeeks: 1, weekday: 2 as const, time: "09:00" }, regular: 1 };
  const coachID = firm.people.coach.actor.memberID;
  const opening = { programmeID: firm.ids.programmeID ?? "", coachID, modality: "onsite" as const, cycle };
  await owner(() => withIdempotencyKey(keys.open, () => Composition.open({ compositionID, rev: 2, ...opening })));
  await settle();
}

async function check({ compositionID = "", people, addresses }: Pool, killedAfter: string | undefined): Promise<void> {
  await owner(async () => {
    const { row } = await Composition.card({ compositionID });
    expect(row).toMatchObject({ status: "opened", failure: null, cohorts: { length: 2 } });
    const groups = await Promise.all(row.cohorts.map(({ cohortID }) => Enrolment.groupOf(cohortID)));
    const invited = groups.flatMap(({ enrolments }) => enrolments.map((one) => `${one.status} ${one.participantID}`));
    expect(invited.toSorted()).toEqual(people.map((one) => `invited ${one.participantID}`).toSorted());
  });
  const most = killedAfter === "mail.send" ? 2 : 1;
  for (const address of addresses) {
    const got = world.mail.messages().filter((mail) => mail.to.includes(address)).length;
    expect(got, address).toBeGreaterThanOrEqual(1);
    expect(got, address).toBeLessThanOrEqual(most);
  }
}

it("opens the groups of a pool and invites everyone once, killed after any call and run again", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`composing and opening: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("mail.send");
});
