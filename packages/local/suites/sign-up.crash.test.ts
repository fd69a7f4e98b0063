import { Firm } from "@entrepairs/core/firm";
import { Actor, ID, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Directory, Door, PlatformOutbox, SignIn, signUp } from "@entrepairs/core/platform";
import { consume } from "@entrepairs/functions/outbox/consume.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

interface Founding {
  email: string;
  slug: string;
  keys: Record<"request" | "found" | "invite", string>;
  coach: string;
  firmID?: string;
}

async function prepare(): Promise<Founding> {
  const one = ID.create("x").slice(2).toLowerCase();
  return {
    email: `fondatrice.${one}@exemple.fr`,
    coach: `coach.${one}@exemple.fr`,
    slug: `cabinet-${one.slice(-12)}`,
    keys: { request: crypto.randomUUID(), found: crypto.randomUUID(), invite: crypto.randomUUID() },
  };
}

/** The founder asks for a link, uses it, founds her firm, invites a coach; the jobs do their part. */
async function run(state: Founding): Promise<void> {
  await withIdempotencyKey(state.keys.request, () => SignIn.requestSignIn({ email: state.email }));
  await work(undefined);
  const account = await signedIn(state);
  const { firmID, memberID } = await Actor.provide(account, () =>
    withIdempotencyKey(state.keys.found, () => signUp(founded(state.slug))),
  );
  state.firmID = firmID;
  const owner: Actor.Member = { type: "member", firmID, memberID, accountID: account.accountID, roles: ["owner"] };
  await Actor.provide(owner, () =>
    withIdempotencyKey(state.keys.invite, () =>
      Member.invite({ email: state.coach, name: "Camille Coach", role: "coach" }),
    ),
  );
  await work(firmID);
}

/** The jobs of what waits in the platform's outbox, or in the firm's. */
async function work(firmID: string | undefined): Promise<void> {
  for (const event of await PlatformOutbox.pending(firmID)) await consume(event);
}

/** Uses the mailed link; when it was used just before the process died, asks for another one, as a person would. */
async function signedIn(state: Founding): Promise<Actor.Account> {
  for (;;) {
    const link = world.mail.messages().findLast((mail) => mail.to.includes(state.email))?.links[0];
    const token = link?.split("/lien/")[1] ?? "";
    if (await SignIn.findSignIn(token)) {
      const account = await Door.accountOf((await SignIn.signIn(token)).cookie);
      if (account) return account;
    }
    await SignIn.requestSignIn({ email: state.email });
    await work(undefined);
  }
}

const founded = (slug: string) => ({
  name: "Cabinet d’essai",
  ownerName: "Claude Essai",
  slug,
  siret: "732 829 320 00074",
  vatNumber: "FR44732829320",
  vatRegime: "standard" as const,
  address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris" },
});

async function check(state: Founding, killedAfter: string | undefined): Promise<void> {
  const firmID = state.firmID ?? "";
  expect(await Directory.firmOfSlug(state.slug)).toBe(firmID);
  const system = { type: "system", firmID, job: "check" } as const;
  const { firm, members } = await Actor.provide(system, async () => ({
    firm: await Firm.get(),
    members: await Member.list(),
  }));
  expect(firm.slug).toBe(state.slug);
  expect(members.map((member) => member.email).sort()).toEqual([state.coach, state.email].sort());
  const owner = members.find((member) => member.email === state.email);
  expect((await Directory.me(owner?.accountID ?? "")).firms).toMatchObject([{ firmID, roles: ["owner"] }]);
  const invited = world.mail.messages().filter((mail) => mail.to.includes(state.coach));
  // The one window of architecture section 4: the provider took the mail, we died before our mark.
  expect(invited.length).toBeLessThanOrEqual(killedAfter === "mail.send" ? 2 : 1);
  expect(invited.length).toBeGreaterThanOrEqual(1);
}

it("founds one firm with one owner and one invitation, killed after any call and run again", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`sign-up: killed at ${points} points (${calls.length} calls)`);
  expect(points).toBeGreaterThan(15);
});
