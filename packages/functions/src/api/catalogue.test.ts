import { db } from "@entrepairs/core/db";
import { Actor, ID } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Access } from "@entrepairs/core/member";
import { PlatformOutbox, SignIn, signUp } from "@entrepairs/core/platform";
import { asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { apiApp } from "./app.ts";

let count = 0;
let owner = { firmID: "", cookie: "" };
openTable(Satisfaction.configureForTests);
beforeEach(async () => {
  count += 1;
  const { cookie, account } = await someone();
  const details = {
    name: "Cabinet d’essai",
    ownerName: "Claude Essai",
    slug: `essai-${count}`,
    siret: "73282932000074",
    vatNumber: "FR44732829320",
    vatRegime: "standard" as const,
    address: { street: "1 rue d’Essai", postalCode: "75001", city: "Paris" },
  };
  owner = { firmID: (await Actor.provide(account, () => signUp(details))).firmID, cookie };
});

async function someone() {
  const email = `p${ID.create("test").toLowerCase()}@essai.example`;
  await SignIn.requestSignIn({ email });
  const events = await PlatformOutbox.pending(undefined);
  const token = Link.secretOf(events.at(-1)?.ids.signInID ?? "");
  for (const event of events) await PlatformOutbox.done(event);
  const { cookie } = await SignIn.signIn(token);
  const account: Actor.Account = { type: "account", accountID: cookie.split(".")[0] ?? "", email };
  return { cookie, account };
}

/** The cookie of someone who holds this role in the owner's firm. */
async function holding(role: Actor.Role): Promise<string> {
  const { cookie, account } = await someone();
  const access = { accountID: account.accountID, memberID: ID.create("member"), roles: [role] };
  await asSystem(owner.firmID, () => db().write({ access: Access.put(access) }, {}));
  return cookie;
}

/** The fields of the answers that these tests read. */
interface Read {
  organizationID: string;
  programmeID: string;
  rev: number;
  people: unknown[];
  organizations: unknown[];
  programmes: unknown[];
  content: object;
  programme: { content: object };
  missing: { path: string }[];
  problems: Record<string, string>[];
  templates: { content: object }[];
}

async function call(method: string, path: string, body?: unknown, cookie = owner.cookie) {
  const answer = await apiApp().request(`/api/f/${owner.firmID}${path}`, {
    method,
    headers: { Cookie: `session=${cookie}`, ...(body !== undefined && { "Content-Type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as Read };
}

describe("the routes of organizations", () => {
  it("create, list, show with its people, edit", async () => {
    const created = await call("POST", "/organization", {
      name: "Ville d’Essai",
      billingEmail: "compta@ville.example",
    });
    expect(created.status).toBe(201);
    const { organizationID, rev } = created.json;
    const path = `/organization/${organizationID}`;
    const text = "Nom;Prénom;Email\nEssai;Ana;ana@ville.example";
    const previewed = await call("POST", `${path}/people/preview`, { text });
    expect(previewed.json).toMatchObject({
      counts: { created: 1 },
      errors: [],
      people: [{ line: 2, change: "created" }],
    });
    const imported = await call("POST", `${path}/people`, { text });
    expect([imported.status, imported.json]).toEqual([
      201,
      { importID: expect.any(String), created: 1, updated: 0, unchanged: 0 },
    ]);
    expect((await call("PUT", path, { rev, name: "Ville", siret: "732 829 320 00074" })).json).toEqual({
      organizationID,
      rev: rev + 1,
    });
    expect((await call("GET", path)).json).toMatchObject({
      organization: { name: "Ville", siret: "73282932000074", billingEmail: null },
      people: [{ given: "Ana", family: "Essai", email: "ana@ville.example", job: null }],
    });
    expect((await call("GET", "/organization")).json.organizations).toMatchObject([{ organizationID, name: "Ville" }]);
  });

  it("keeps people out of an organization that is not there", async () => {
    const path = `/organization/${ID.create("organization")}/people`;
    const body = { text: "Ana Essai <ana@essai.example>" };
    for (const route of [path, `${path}/preview`]) {
      expect(await call("POST", route, body)).toMatchObject({
        status: 404,
        json: { error: { code: "organization.not_found" } },
      });
    }
  });

  it("names each line in error and imports none", async () => {
    const { json } = await call("POST", "/organization", { name: "Ville d’Essai" });
    const refused = await call("POST", `/organization/${json.organizationID}/people`, {
      text: "Nom;Email\nEssai;x\nAutre;a@b.example",
    });
    expect(refused).toMatchObject({
      status: 422,
      json: { error: { code: "participant.list_refused", fields: [{ path: "lines.2", code: "email_invalid" }] } },
    });
    expect((await call("GET", `/organization/${json.organizationID}`)).json.people).toEqual([]);
  });

  it.each(["coach", "sponsor", "participant"] as const)("are closed to a %s", async (role) => {
    const cookie = await holding(role);
    expect((await call("GET", "/organization", undefined, cookie)).status).toBe(403);
    expect((await call("POST", "/organization", { name: "X" }, cookie)).status).toBe(403);
  });
});

describe("the routes of the catalogue", () => {
  const sheet = "---\ntitle: Écouter\ninfobox:\n  heading: 700 € HT soit 840 € TTC\n  duration: 4 jours\n---\n";

  it("preview a sheet, keep it, say what is empty, publish, archive", async () => {
    const previewed = (await call("POST", "/programme/sheet", { text: sheet })).json;
    expect(previewed).toMatchObject({
      isReadable: true,
      content: { title: "Écouter", priceNet: 70_000, vatRate: 2000, days: 4 },
    });
    expect(previewed.missing.map(({ path }) => path)).toContain("objectives");
    const problems = previewed.problems.map(({ field, code, text }) => ({ field, code, text }));
    const created = await call("POST", "/programme", { ...previewed.content, problems });
    expect(created).toMatchObject({ status: 201, json: { status: "draft", rev: 1 } });
    const path = `/programme/${created.json.programmeID}`;
    expect(await call("POST", `${path}/publish`)).toMatchObject({
      status: 422,
      json: { error: { code: "programme.incomplete" } },
    });
    const { content } = (await call("GET", path)).json.programme;
    const whole = {
      ...content,
      objectives: ["Écouter"],
      public: ["Managers"],
      prerequisites: "Aucun",
      disabilityContact: "Ana",
    };
    expect(await call("PUT", path, { ...whole, rev: 1, problems: [] })).toMatchObject({
      status: 200,
      json: { rev: 2 },
    });
    expect((await call("POST", `${path}/publish`)).json).toMatchObject({ status: "published", slug: "ecouter" });
    expect((await call("GET", "/programme")).json.programmes).toMatchObject([
      { title: "Écouter", status: "published", missing: 0, problems: 0 },
    ]);
    expect((await call("POST", `${path}/archive`)).json).toMatchObject({ status: "archived" });
  });

  it("offers templates that can be kept as they are", async () => {
    const { templates } = (await call("GET", "/programme/template")).json;
    expect(templates.length).toBeGreaterThan(0);
    for (const { content } of templates) expect((await call("POST", "/programme", content)).status).toBe(201);
  });

  it("may be read by a coach, written by none but owner and manager", async () => {
    const coach = await holding("coach");
    expect((await call("GET", "/programme", undefined, coach)).status).toBe(200);
    for (const role of ["coach", "sponsor", "participant"] as const) {
      const cookie = await holding(role);
      expect((await call("POST", "/programme", { title: "X" }, cookie)).status).toBe(403);
      if (role !== "coach") expect((await call("GET", "/programme", undefined, cookie)).status).toBe(403);
    }
    expect((await call("POST", "/programme", { title: "X" }, await holding("manager"))).status).toBe(201);
  });
});
