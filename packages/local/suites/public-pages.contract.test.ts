import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { PageCache } from "@entrepairs/core/gateway";
import { cdnPages } from "@entrepairs/core/gateway/aws";
import { Actor, ID } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Organization } from "@entrepairs/core/organization";
import { Participant, PeopleImport } from "@entrepairs/core/participant";
import { signUp } from "@entrepairs/core/platform";
import { Programme } from "@entrepairs/core/programme";
import { Cycle } from "@entrepairs/core/session";
import { asMember, groupForVisitors } from "@entrepairs/core/testing";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";
import { siteApp } from "@entrepairs/functions/site/app.tsx";
import { type Cloud, type Passed, startCloud } from "@entrepairs/twin/cloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PUBLIC_PAGES } from "../../../infra/contract.ts";
import { startWorld, type World } from "./world.ts";

/** The site behind a CDN that keeps what the deployed one keeps, and the job function's calls to it. */
let world: World;
let cloud: Cloud;
let firmID = "";
let programmeID = "";
const slug = "cabinet-des-pages";
const site = siteApp();

beforeAll(async () => {
  world = await startWorld();
  cloud = await startCloud({ pages: PUBLIC_PAGES });
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.keysOf("job");
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  });
  PageCache.configure(cdnPages({ distributionID: cloud.cdn.distributionID, endpoint: cloud.endpoint }));
  const account: Actor.Account = { type: "account", accountID: ID.create("account"), email: "a@pages.example" };
  const address = { street: "1 rue d’Essai", postalCode: "75001", city: "Paris" };
  const details = { name: "Cabinet des pages", ownerName: "Ana Essai", slug, siret: "73282932000074", address };
  const vat = { vatNumber: "FR44732829320", vatRegime: "standard" as const, activityNumber: null, colour: null };
  ({ firmID } = await Actor.provide(account, () => signUp({ ...details, ...vat })));
  ({ programmeID } = await owner(() => Programme.create({ ...PROGRAMME, title: "Écouter" })));
});
afterAll(async () => {
  PageCache.configure({ purge: async () => undefined });
  await Promise.all([world.close(), cloud.close()]);
});

const PROGRAMME = {
  description: "Un essai.",
  objectives: ["Reformuler"],
  public: ["Managers"],
  prerequisites: "Aucun",
  days: 4,
  hours: 28,
  priceNet: 70_000,
  disabilityContact: "Ana Essai",
};
const owner = <R>(body: () => Promise<R>) => asMember({ firmID, roles: ["owner"] }, body);

async function openGroup() {
  const { organizationID } = await Organization.create({ name: "Client des pages" });
  const text = ["prénom;nom;email", ...[1, 2, 3, 4, 5].map((at) => `Pair;Essai;pair${at}@pages.example`)].join("\n");
  await PeopleImport.run({ organizationID, text });
  const people = await Participant.ofOrganization(organizationID);
  const { memberID } = (await Member.findByEmail("a@pages.example")) ?? { memberID: "" };
  const { cohortID } = await Cycle.open({ programmeID, name: "Groupe ouvert", ...groupForVisitors(memberID) });
  return { cohortID, organizationID, participantIDs: people.map(({ participantID }) => participantID) };
}

async function visit(path: string, cookie = ""): Promise<{ status: number; text: string; kept: boolean }> {
  const before = cloud.cdn.hits;
  const answer = await cloud.cdn.through({ method: "GET", path }, async (): Promise<Passed> => {
    const said = await site.request(path, { headers: cookie ? { Cookie: cookie } : {} });
    return { status: said.status, headers: Object.fromEntries(said.headers), body: await said.bytes() };
  });
  return { status: answer.status, text: Buffer.from(answer.body).toString(), kept: cloud.cdn.hits > before };
}

const page = `/c/${slug}/programmes/ecouter`;

describe("a public page", () => {
  it("is read the moment that it is published, in both languages, and kept from then on", async () => {
    for (const path of [page, `/en${page}`]) expect((await visit(path)).status).toBe(404);
    await owner(() => Programme.publish({ programmeID }));
    await sweep();
    for (const path of [page, `/en${page}`, `/c/${slug}`]) {
      expect([path, (await visit(path)).status]).toEqual([path, 200]);
      expect([path, await visit(`${path}?utm_source=lettre`)]).toEqual([path, expect.objectContaining({ kept: true })]);
    }
  });

  it("is new to the next visitor as soon as its change is published, and gone when it is taken off", async () => {
    const { rev, ...programme } = await owner(() => Programme.get(programmeID));
    await owner(() => Programme.edit({ ...Programme.contentOf(programme), programmeID, rev, title: "Mieux écouter" }));
    await sweep();
    // A draft is nobody's to read yet: the copy stands.
    expect(await visit(page)).toMatchObject({ kept: true, text: expect.not.stringContaining("Mieux écouter") });
    await owner(() => Programme.publish({ programmeID }));
    await sweep();
    for (const path of [page, `/en${page}`, `/c/${slug}`])
      expect([path, await visit(path)]).toEqual([
        path,
        expect.objectContaining({ kept: false, text: expect.stringContaining("Mieux écouter") }),
      ]);
    await owner(() => Programme.archive({ programmeID }));
    await sweep();
    expect((await visit(page)).status).toBe(404);
    expect((await visit(`/c/${slug}`)).text).not.toContain("Mieux écouter");
  });

  it("says that a group is full, or has a seat again, to the next visitor; a seat between may wait a minute", async () => {
    await owner(() => Programme.publish({ programmeID }));
    const { cohortID, organizationID, participantIDs } = await owner(openGroup);
    await sweep();
    const shown = async () => /\d places? libres?|Complet/.exec((await visit(page)).text)?.[0];
    expect(await shown()).toBe("5 places libres");
    const enrol = (from: number, to: number) =>
      owner(() => Enrolment.enrol({ cohortID, organizationID, participantIDs: participantIDs.slice(from, to) }));
    const { length } = cloud.cdn.purged;
    const { enrolmentIDs } = await enrol(0, 4);
    await sweep();
    expect([cloud.cdn.purged.length - length, await shown()]).toEqual([0, "5 places libres"]);
    await enrol(4, 5);
    await sweep();
    expect([cloud.cdn.purged.length - length, await shown()]).toEqual([2, "Complet"]);
    await owner(() => Enrolment.cancel({ cohortID, enrolmentID: enrolmentIDs[0] ?? "" }));
    await sweep();
    expect([cloud.cdn.purged.length - length, await shown()]).toEqual([4, "1 place libre"]);
    await owner(() => Cycle.cancel({ cohortID, reason: "Essai" }));
    await sweep();
    expect([cloud.cdn.purged.length - length, await shown()]).toEqual([6, undefined]);
  });

  it("has the new price as soon as it is published", async () => {
    expect((await visit(page)).text).toContain("700");
    const { rev, ...programme } = await owner(() => Programme.get(programmeID));
    await owner(() => Programme.edit({ ...Programme.contentOf(programme), programmeID, rev, priceNet: 81_000 }));
    await owner(() => Programme.publish({ programmeID }));
    await sweep();
    expect(await visit(page)).toMatchObject({ kept: false, text: expect.stringContaining("810") });
  });

  it("follows the firm's own name", async () => {
    await owner(() => Programme.publish({ programmeID }));
    await sweep();
    await visit(page);
    const { rev, ...firm } = await owner(() => Firm.get());
    await owner(() => Firm.edit({ ...firm, rev, name: "Cabinet renommé" }));
    await sweep();
    expect(await visit(page)).toMatchObject({ kept: false, text: expect.stringContaining("Cabinet renommé") });
  });

  it("is purged once by its cause, however often the job runs", async () => {
    const { length } = cloud.cdn.purged;
    await PageCache.use().purge([page], "event_again");
    await PageCache.use().purge([page], "event_again");
    expect(cloud.cdn.purged.slice(length)).toEqual([page]);
    await expect(PageCache.use().purge([`${page}/other`], "event_again")).rejects.toThrow(
      "cloudfront refused: InvalidationBatchAlreadyExists",
    );
  });

  it("is kept by its address alone; a form below it, or what bears a token, never", async () => {
    const paths = [`${page}/inscription`, "/connexion", "/inscription/none", "/agenda/none", "/cabinet/nouveau"];
    for (const path of paths) {
      await visit(path);
      expect([path, (await visit(path)).kept]).toEqual([path, false]);
    }
    await visit(page);
    expect((await visit(page, "session=account_x.y")).kept).toBe(true);
  });
});
