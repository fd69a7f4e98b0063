import { Closing } from "@entrepairs/core/closing";
import { CohortCards } from "@entrepairs/core/cohort";
import { db, rowsOf } from "@entrepairs/core/db";
import { Firms } from "@entrepairs/core/firm";
import { Actor, ID, withClock, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Participant } from "@entrepairs/core/participant";
import { Rights } from "@entrepairs/core/rights";
import { addPeers, asSystem } from "@entrepairs/core/testing";
import { workDue } from "@entrepairs/functions/tick/tick.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { everyItem } from "./scan.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

interface Scene {
  firmID: string;
  name: string;
  owner: Actor.Member;
}

/** A firm with an owner, a group that is over, and someone on file. */
async function prepare(): Promise<Scene> {
  const { firmID } = await addPeers({ peers: 2, sessions: 1 });
  const email = `proprio-${firmID.toLowerCase()}@exemple.fr`;
  const accountID = ID.create("account");
  const { name, memberID } = await asSystem(firmID, async () => {
    const { member, operations } = Member.newMember({ email, name: "Odile Inventée", roles: ["owner"], accountID });
    const people = Participant.newParticipant({ organizationID: null, given: "Maud", family: "Inventée", email });
    await db().write({ ...operations, ...people.operations }, {});
    for (const card of rowsOf(CohortCards, (await db().query({ pk: ["COHORTS"], limit: 10 })).items)) {
      await db().heal({ card: CohortCards.replace({ ...card, status: "closed" }) });
    }
    const firm = await db().get(Firms, {});
    if (!firm) throw new Error("There is no firm");
    return { name: firm.name, memberID: member.memberID };
  });
  return { firmID, name, owner: { type: "member", firmID, memberID, accountID, roles: ["owner"] } };
}

const DAY_MS = 86_400_000;

async function run({ firmID, name, owner }: Scene): Promise<void> {
  const act = <R>(key: string, body: () => Promise<R>) =>
    Actor.provide(owner, () => withIdempotencyKey(`${key}-${firmID}`, body));
  const closing = await asSystem(firmID, () => Closing.find());
  const { closureID } = await act("close", async () => {
    // Once it closes, whoever asked is no member any more: what he asked stands.
    if (closing) return { closureID: closing.closureID };
    await withIdempotencyKey(`export-${firmID}`, () => Rights.askExport({}));
    await workEvents(firmID);
    return Rights.closeFirm({ typed: name });
  });
  await workEvents(firmID);
  await withClock(Date.now() + 31 * DAY_MS, async () => {
    await workDue({ event: Rights.ClosingEvent.Due, ids: { closureID }, firmID, eventID: `event_${closureID}` });
    await workEvents(firmID);
  });
  // A dead process throws here what the harness knows.
  await asSystem(firmID, () => db().query({ pk: ["OUTBOX"], limit: 1 }));
}

async function check({ firmID }: Scene, killedAfter: string | undefined): Promise<void> {
  const closing = await asSystem(firmID, () => Closing.find());
  expect([killedAfter, closing?.status]).toEqual([killedAfter, "closed"]);
  const left = (await everyItem(world)).filter(({ pk }) => String(pk).startsWith(`F#${firmID}#`));
  const passing = ["mailMark", "idempotency", "outbox", "link"];
  const stays = left.map(({ e }) => String(e)).filter((entity) => !Rights.keptAs(entity) && !passing.includes(entity));
  expect([killedAfter, stays]).toEqual([killedAfter, []]);
  expect(closing?.erased).toMatchObject({ member: 1, participant: 1, firmExport: 1 });
}

// It goes through some thirty lists, all in one way: one call in eleven, which is prime to what a list takes.
it("exports and closes a firm to the same end, wherever the process dies", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check }, { every: 11 });
  console.log(`closing: killed at ${points} of ${calls.length} points`);
  expect(points).toBeGreaterThan(15);
}, 600_000);
