import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment, Enrolments } from "@entrepairs/core/enrolment";
import { Mail } from "@entrepairs/core/gateway";
import { withIdempotencyKey } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Participant } from "@entrepairs/core/participant";
import { SignIn } from "@entrepairs/core/platform";
import { Rights } from "@entrepairs/core/rights";
import { Room } from "@entrepairs/core/room";
import { addPeers, asMember, asSystem, type PeerGroup } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { everyItem, says } from "./scan.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

interface Scene {
  group: PeerGroup;
  key: { participantID: string; organizationID: string | null };
  name: string;
  email: string;
}

/** A group that is over; one of its people has an account, a mail, a line in the directory. */
async function prepare(): Promise<Scene> {
  const group = await addPeers({ peers: 4, sessions: 1 });
  const { firmID, cohortID } = group;
  const [participantID = ""] = group.participantIDs;
  const email = `${participantID.toLowerCase()}@exemple.fr`;
  const person = { given: "Maud", family: `Effaçable${participantID.slice(-6)}`, email };
  const name = `${person.given} ${person.family}`;
  const organizationID = await asSystem(firmID, async () => {
    const { cohort, enrolments } = await Enrolment.groupOf(cohortID);
    const seat = enrolments.find((one) => one.participantID === participantID);
    if (!seat) throw new Error("There is no seat");
    const { participant, operations } = newParticipant(seat, person);
    const { operations: member } = Member.newMember({ email, name, roles: ["participant"], participantID });
    await db().write({ ...operations, member: member.member, way: member.address }, {});
    await db().heal({
      seat: Enrolments.replace({ ...seat, ...person }),
      cohort: Cohorts.replace({ ...cohort, status: "closed" }),
    });
    return participant.organizationID;
  });
  await group.asPeer(0, () => Room.shareContact({ cohortID, contact: email }));
  await SignIn.signInAs(email, "fr");
  const raw = Buffer.from(`To: ${email}\r\nSubject: Bonjour ${person.given}\r\n\r\n${name}\r\n`);
  await Mail.use().send({ from: "bonjour@entrepairs.example", to: email, raw });
  return { group, key: { participantID, organizationID }, name, email };
}

function newParticipant(
  { participantID, organizationID }: Enrolment.Info,
  person: Pick<Enrolment.Info, "given" | "family" | "email">,
) {
  return Participant.newParticipant({ participantID, organizationID, ...person });
}

async function run({ group: { firmID }, key, name }: Scene): Promise<void> {
  await asMember({ firmID, roles: ["owner"], memberID: `member_${firmID}` }, () =>
    withIdempotencyKey(`erase-${firmID}`, () => Rights.erase({ ...key, typed: name })),
  );
  if (await workEvents(firmID)) return;
  // The next call of the dead process throws what the harness knows.
  await asSystem(firmID, () => db().query({ pk: ["OUTBOX"], limit: 1 }));
  throw new Error("A job failed");
}

async function check({ group: { firmID }, name, email }: Scene, killedAfter: string | undefined): Promise<void> {
  const [report] = await asMember({ firmID, roles: ["owner"] }, () => Rights.list({}));
  expect([killedAfter, report?.status, report?.subject]).toEqual([killedAfter, "done", null]);
  const left = (await everyItem(world)).filter((item) => says(item, [name, email]));
  expect([killedAfter, left.map(({ e }) => e)]).toEqual([killedAfter, []]);
  expect(world.mail.messages().filter((mail) => says(mail, [name, email]))).toEqual([]);
}

it("erases someone to the same end, wherever the process dies", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`erasure: killed at ${points} of ${calls.length} points`);
  expect(points).toBeGreaterThan(20);
}, 600_000);
