import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Config } from "../gateway/index.ts";
import { Actor, type DomainError, hash, ID, now, plusMinutes, withClock } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Member } from "../member/index.ts";
import { asMember } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Directory, Door, Feed, limit, PlatformOutbox, SignIn, signUp } from "./index.ts";

const config = (linkKey: string) => ({
  origin: "http://127.0.0.1:1",
  linkKey,
  mailFrom: { name: "Test", address: "test@entrepairs.example" },
  demo: true,
});
openTable(() => {
  Config.configure(config("test"));
});

let email = "";
beforeEach(() => {
  email = `personne.${ID.create("test").toLowerCase()}@exemple.fr`;
});

/** The token that the mail of the latest request for this address carries. */
async function requested(returnTo?: string): Promise<string> {
  await SignIn.requestSignIn({ email, ...(returnTo && { returnTo }) });
  const events = await PlatformOutbox.pending(undefined);
  const signInID = events.at(-1)?.ids.signInID ?? "";
  for (const event of events) await PlatformOutbox.done(event);
  return Link.secretOf(signInID);
}

const founded = (slug: string) => ({
  name: "Cabinet d’essai",
  ownerName: "Claude Essai",
  slug,
  siret: "732 829 320 00074",
  vatNumber: "FR44732829320",
  vatRegime: "standard" as const,
  address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris" },
  colour: "#005d62",
});

async function account(): Promise<Actor.Account> {
  const { cookie } = await SignIn.signIn(await requested());
  const found = await Door.accountOf(cookie);
  if (!found) throw new Error("not signed in");
  return found;
}

describe("a sign-in link", () => {
  it("works once, and looking at it consumes nothing", async () => {
    const token = await requested("/app/groupes");
    expect((await SignIn.findSignIn(token))?.email).toBe(email);
    expect((await SignIn.findSignIn(token))?.email).toBe(email);
    const { cookie, returnTo } = await SignIn.signIn(token);
    expect(returnTo).toBe("/app/groupes");
    expect((await Door.accountOf(cookie))?.email).toBe(email);
    await expect(SignIn.signIn(token)).rejects.toMatchObject({ code: "link.closed" });
  });

  it("opens one session when it is used ten times at once", async () => {
    const token = await requested();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => SignIn.signIn(token)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is over after ten minutes", async () => {
    const token = await requested();
    const later = Date.parse(now()) + 10 * 60_000 + 1;
    await expect(withClock(later, () => SignIn.signIn(token))).rejects.toMatchObject({ code: "link.closed" });
  });

  it("leads to a path of ours only", async () => {
    for (const returnTo of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "/a b",
      "/\u0001a",
      "/a\u007f",
    ]) {
      await expect(SignIn.requestSignIn({ email, returnTo })).rejects.toMatchObject({ code: "input.invalid" });
    }
  });

  it("signs out for good", async () => {
    const { cookie } = await SignIn.signIn(await requested());
    await SignIn.signOut(cookie);
    expect(await Door.accountOf(cookie)).toBeUndefined();
  });

  it("is told from a cookie with another account before it", async () => {
    const { cookie } = await SignIn.signIn(await requested());
    expect(await Door.accountOf(`${ID.create("account")}.${cookie.split(".")[1]}`)).toBeUndefined();
  });
});

describe("a key of links that leaked", () => {
  it("closes all that was mailed under it when it is replaced: signing in, a firm's links, a calendar's address", async () => {
    const [owner, token] = [await account(), await requested()];
    const { firmID } = await Actor.provide(owner, () =>
      signUp(founded(`cle-${ID.create("x").slice(-10).toLowerCase()}`)),
    );
    const { linkID, calendar } = await asMember({ firmID, accountID: owner.accountID, roles: ["owner"] }, async () => {
      const link = Link.issue({ purpose: "charter", subject: {}, expiresAt: plusMinutes(now(), 60) });
      await db().write({ link: link.operation }, {});
      await Feed.renew({});
      return { linkID: link.linkID, calendar: (await Feed.find(owner.accountID)) ?? "" };
    });
    const mailed = await asMember({ firmID, roles: ["owner"] }, async () => Link.tokenOf(linkID));
    const opened = () => asMember({ firmID, roles: ["owner"] }, () => Link.open(mailed));
    const all = async () => [
      (await SignIn.findSignIn(token)) !== undefined,
      await opened().then(
        () => true,
        ({ code }: DomainError) => code,
      ),
      (await Feed.accountOf(calendar)) !== undefined,
    ];
    expect(await all()).toEqual([true, true, true]);
    Config.configure(config("another"));
    expect(await all()).toEqual([false, "link.closed", false]);
    Config.configure(config("test"));
  });
});

describe("founding a firm", () => {
  it("makes the founder its owner, at the door and in the menu", async () => {
    const founder = await account();
    const slug = `essai-${ID.create("x").slice(-10).toLowerCase()}`;
    const { firmID, memberID } = await Actor.provide(founder, () => signUp(founded(slug)));
    expect((await Directory.me(founder.accountID)).firms).toMatchObject([{ firmID, memberID, roles: ["owner"], slug }]);
    expect(await Directory.firmOfSlug(slug)).toBe(firmID);
  });

  it("gives a slug once, also to ten founders at the same time", async () => {
    const founder = await account();
    const slug = `essai-${ID.create("x").slice(-10).toLowerCase()}`;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => Actor.provide(founder, () => signUp(founded(slug)))),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(["firm.slug_taken"]));
  });

  it("names each wrong key beside its field", async () => {
    const founder = await account();
    const wrong = { ...founded("essai-faux"), siret: "732 829 320 00075", vatNumber: "FR45732829320" };
    await expect(Actor.provide(founder, () => signUp(wrong))).rejects.toMatchObject({
      code: "input.invalid",
      fields: [
        { path: "siret", code: "siret_key" },
        { path: "vatNumber", code: "vat_key" },
      ],
    });
  });
});

describe("an invitation", () => {
  it("becomes a membership when its address signs in, in every firm that invited it", async () => {
    const founder = await account();
    const firms = await Promise.all(
      ["un", "deux"].map((name) =>
        Actor.provide(founder, () => signUp(founded(`${name}-${ID.create("x").slice(-10).toLowerCase()}`))),
      ),
    );
    email = `coach.${ID.create("test").toLowerCase()}@exemple.fr`;
    for (const { firmID } of firms) {
      const { memberID } = await asMember({ firmID, roles: ["owner"] }, () =>
        Member.invite({ email, name: "Camille Coach", role: "coach" }),
      );
      await Directory.recordFirmOf(firmID, memberID);
    }
    const { cookie } = await SignIn.signIn(await requested());
    for (const { firmID } of firms) expect((await Door.memberOf(cookie, firmID)).member?.roles).toEqual(["coach"]);
    const { firms: menu } = await Directory.me(cookie.split(".")[0] ?? "");
    expect(menu.map((entry) => entry.firmID).sort()).toEqual(firms.map((firm) => firm.firmID).sort());
  });

  it("opens no other firm", async () => {
    const founder = await account();
    const { firmID } = await Actor.provide(founder, () =>
      signUp(founded(`seul-${ID.create("x").slice(-10).toLowerCase()}`)),
    );
    email = `etranger.${ID.create("test").toLowerCase()}@exemple.fr`;
    const { cookie } = await SignIn.signIn(await requested());
    expect(await Door.memberOf(cookie, firmID)).toEqual({ account: expect.objectContaining({ email }) });
  });
});

describe("a rate limit", () => {
  it("lets pass its number and refuses the next, also all at once", async () => {
    const rule = { name: "test", max: 5, minutes: 10 };
    const who = hash(email);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => limit(rule, who)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });
});
