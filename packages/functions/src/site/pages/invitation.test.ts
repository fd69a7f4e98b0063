import { Mail } from "@entrepairs/core/gateway";
import { Actor, ID, now, withClock } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Door, SignIn, signUp } from "@entrepairs/core/platform";
import { asMember, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { sweep } from "../../outbox/consume.ts";
import { siteApp } from "../app.tsx";

const ORIGIN = "http://127.0.0.1:1";
openTable(() => {
  Mail.configure({
    send: async ({ to, raw }) => {
      mails.set(to, Buffer.from(raw).toString().replaceAll("=\r\n", ""));
      return { messageID: crypto.randomUUID() };
    },
  });
  Satisfaction.configureForTests();
});
/** The last mail to each address. */
const mails = new Map<string, string>();

/** A firm that invited a coach: the address of the mail, and who he is there. */
async function invited() {
  const mark = ID.create("x").slice(-10).toLowerCase();
  const { cookie } = await SignIn.signInAs(`patronne.${mark}@essai.example`, "fr");
  const founder = await Door.accountOf(cookie);
  if (!founder) throw new Error("not signed in");
  const founding = {
    name: "Cabinet d’essai",
    ownerName: "Claude Essai",
    slug: `essai-${mark}`,
    siret: "732 829 320 00074",
    vatNumber: "FR44732829320",
    vatRegime: "standard" as const,
    address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris" },
  };
  const { firmID } = await Actor.provide(founder, () => signUp(founding));
  const email = `coach.${mark}@essai.example`;
  const { memberID } = await asMember({ firmID, roles: ["owner"] }, () =>
    Member.invite({ email, name: "Camille Coach", role: "coach" }),
  );
  await sweep();
  const path = /(\/invitation\/[\w-]+)/.exec(mails.get(email) ?? "")?.[1] ?? "";
  return { firmID, memberID, email, path };
}

const open = async (path: string, method = "GET") => siteApp().request(path, { method, headers: { Origin: ORIGIN } });
const cookieOf = (answer: Response) => /session=([^;]+)/.exec(answer.headers.get("Set-Cookie") ?? "")?.[1];

describe("an invitation", () => {
  it("signs in by itself, into the firm that sent it", async () => {
    const { firmID, memberID, email, path } = await invited();
    const page = await (await open(path)).text();
    expect(page).toContain(email);
    expect(page).toContain("Vous y serez coach");
    const answer = await open(path, "POST");
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `${ORIGIN}/app/f/${firmID}/`]);
    const { member } = await Door.memberOf(cookieOf(answer), firmID);
    expect(member).toMatchObject({ memberID, roles: ["coach"] });
  });

  it("is not consumed by who only looks, and works once for who accepts, also ten times at once", async () => {
    const { firmID, path } = await invited();
    for (const method of ["GET", "HEAD", "GET"]) expect((await open(path, method)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(path, "POST")));
    const signedIn = answers.filter(({ status }) => status === 303);
    expect(signedIn).toHaveLength(1);
    expect((await Door.memberOf(signedIn.map(cookieOf)[0], firmID)).member).toBeDefined();
    const again = await open(path);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('href="/connexion"');
  });

  it("is over after two weeks, when the person is taken out, and for a made-up token", async () => {
    const { path } = await invited();
    const later = Date.parse(now()) + Member.INVITATION_DAYS * 86_400_000 + 1;
    for (const method of ["GET", "POST"]) expect((await withClock(later, () => open(path, method))).status).toBe(410);
    const gone = await invited();
    await asMember({ firmID: gone.firmID, roles: ["owner"] }, () => Member.remove({ memberID: gone.memberID }));
    const refused = await open(gone.path, "POST");
    expect([refused.status, cookieOf(refused)]).toEqual([410, undefined]);
    expect((await open(`/invitation/${"0".repeat(69)}`, "POST")).status).toBe(410);
  });

  it("reads in the other language at a press", async () => {
    const { path } = await invited();
    const page = await (await open(path)).text();
    expect(page).toContain('href="?langue=en"');
    expect(await (await open(`${path}?langue=en`)).text()).toContain("Accept and sign in");
  });
});
