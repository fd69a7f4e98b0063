import { Cohort } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Actor, ID, now, plusDays } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Organization } from "@entrepairs/core/organization";
import { Participant } from "@entrepairs/core/participant";
import { signUp } from "@entrepairs/core/platform";
import { Programme } from "@entrepairs/core/programme";
import { Cycle } from "@entrepairs/core/session";
import { asMember, type TestTable, testTable } from "@entrepairs/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteApp } from "../app.tsx";

let table: TestTable | undefined;
let count = 0;
beforeAll(async () => {
  table = await testTable();
  const mailFrom = { name: "Essai", address: "essai@essai.example" };
  Config.configure({ origin: "http://127.0.0.1:1", linkKey: "test", mailFrom, demo: true });
});
afterAll(() => table?.close());

interface House {
  firmID: string;
  slug: string;
  programme: string;
  cohortID: string;
}

/** A founded firm with a published programme and a group of five that visitors may join. */
async function house(): Promise<House> {
  count += 1;
  const slug = `ouvert-${count}`;
  const account: Actor.Account = { type: "account", accountID: ID.create("account"), email: `o${count}@essai.example` };
  const { firmID, memberID } = await Actor.provide(account, () =>
    signUp({
      name: "Cabinet d’essai",
      ownerName: "Claude Essai",
      slug,
      siret: "73282932000074",
      vatNumber: "FR44732829320",
      vatRegime: "standard",
      activityNumber: "11751234567",
      address: { street: "1 rue d’Essai", postalCode: "75001", city: "Paris" },
    }),
  );
  return asMember({ firmID, memberID, roles: ["owner"] }, async () => {
    const { programmeID } = await Programme.create({
      title: "Écouter",
      goals: "Apprendre à écouter",
      description: "En bref",
      objectives: ["Reformuler"],
      public: ["Managers"],
      prerequisites: "Aucun",
      days: 4,
      hours: 28,
      priceNet: 70_000,
      disabilityContact: "Ana Essai",
    });
    const { slug: programme } = await Programme.publish({ programmeID });
    const { cohortID } = await Cycle.open({
      programmeID,
      name: "Groupe <b>ouvert</b>",
      coachID: memberID,
      seatsMax: 5,
      modality: "remote",
      openToVisitors: true,
      cycle: {
        start: plusDays(now().slice(0, 10), 40),
        rhythm: { everyWeeks: 4, weekday: 2, time: "09:00" },
        regular: 1,
      },
    });
    return { firmID, slug, programme, cohortID };
  });
}

const get = (path: string) => siteApp().request(path, { headers: { "Accept-Language": "fr" } });
const post = (path: string, fields: Record<string, string>) =>
  siteApp().request(path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: "http://127.0.0.1:1" },
    body: new URLSearchParams(fields).toString(),
  });
const formOf = ({ slug, programme }: House, en = "") => `${en}/c/${slug}/programmes/${programme}/inscription`;
const hashIn = (html: string) => /name="payer.textHash" value="([^"]+)"/.exec(html)?.[1] ?? "";

async function fieldsOf(firm: House, payeur: string, who: number): Promise<Record<string, string>> {
  const html = await (await get(`${formOf(firm)}?groupe=${firm.cohortID}&payeur=${payeur}`)).text();
  return {
    groupe: firm.cohortID,
    payeur,
    key: crypto.randomUUID(),
    given: "Sam",
    family: "Inventé",
    email: `sam${who}@essai.example`,
    "payer.name": "Société inventée",
    "payer.siret": "732 829 320 00074",
    "payer.settle": "invoice",
    "payer.address.street": "3 rue Inventée",
    "payer.address.postalCode": "69001",
    "payer.address.city": "Lyon",
    "payer.signatory": "Sam Inventé",
    "payer.textHash": hashIn(html),
    "payer.accepted": "1",
    commits: "1",
  };
}

const asOwner = <R>({ firmID }: House, body: () => Promise<R>) => asMember({ firmID, roles: ["owner"] }, body);

/** One person of a client, enrolled by the firm; answers the address of his page. */
async function invited(firm: House): Promise<string> {
  return asOwner(firm, async () => {
    const { organizationID } = await Organization.create({ name: "Entreprise inventée" });
    const { participant, operations } = Participant.newParticipant({
      organizationID,
      given: "Lou",
      family: "Inventé",
      email: "lou@essai.example",
    });
    await db().write(operations, {});
    const { enrolmentIDs } = await Enrolment.enrol({
      cohortID: firm.cohortID,
      organizationID,
      participantIDs: [participant.participantID],
    });
    const { enrolments } = await Enrolment.groupOf(firm.cohortID);
    const found = enrolments.find(({ enrolmentID }) => enrolmentID === enrolmentIDs[0]);
    return `/inscription/${Link.tokenOf(found?.linkID ?? "")}`;
  });
}

describe("the public form", () => {
  it("asks by who pays, keeps what was typed, and names each refused field", async () => {
    const firm = await house();
    const first = await (await get(formOf(firm))).text();
    expect(first).toContain("Groupe &lt;b&gt;ouvert&lt;/b&gt;");
    expect(first).toContain("5 places libres");
    const company = await (await get(`${formOf(firm)}?groupe=${firm.cohortID}&payeur=entreprise`)).text();
    expect(company).toContain('name="payer.siret"');
    const alone = await (await get(`${formOf(firm)}?groupe=${firm.cohortID}&payeur=moi`)).text();
    expect(alone).not.toMatch(/payer\.siret|payer\.settle|carte/);
    expect(alone).toContain("Contrat de formation professionnelle");
    const fields = await fieldsOf(firm, "entreprise", 1);
    const refused = await post(formOf(firm), { ...fields, "payer.siret": "732 829 320 00075", commits: "" });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('href="#commits"');
    expect(html).toContain('value="732 829 320 00075"');
    expect(html).toContain("Sam");
  });

  it("says in the summary of which field each refusal speaks, in both languages", async () => {
    const firm = await house();
    for (const en of ["", "/en"]) {
      for (const payeur of ["entreprise", "independant", "moi"]) {
        const sent = { groupe: firm.cohortID, payeur, "payer.siret": "1", "payer.settle": "" };
        const html = await (await post(formOf(firm, en), sent)).text();
        const [summary = ""] = /<div class="summary"[\s\S]*?<\/div>/.exec(html) ?? [];
        const told = [...summary.matchAll(/<a href="#([^"]+)">([^<]*)<\/a>/g)];
        expect(told.length).toBeGreaterThan(5);
        for (const [, path, text] of told) expect(text, path).toMatch(/^\S.* – \S/);
      }
    }
  });

  it("enrols once however often it is sent, in French and in English", async () => {
    const firm = await house();
    const fields = await fieldsOf(firm, "entreprise", 1);
    const [one, two] = [await post(formOf(firm), fields), await post(formOf(firm), fields)];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(two.headers.get("Location")).toBe(one.headers.get("Location"));
    const page = await get(one.headers.get("Location") ?? "");
    expect(await page.text()).toContain("Votre place est confirmée");
    const other = await post(formOf(firm), { ...fields, key: crypto.randomUUID() });
    expect(await other.text()).toContain("consultez votre messagerie");
    const english = await (await get(`${formOf(firm, "/en")}?groupe=${firm.cohortID}&payeur=moi`)).text();
    const hash = { "payer.textHash": hashIn(english), payeur: "moi", email: "sam2@essai.example" };
    const alone = await post(formOf(firm, "/en"), { ...fields, ...hash, key: crypto.randomUUID() });
    expect(await (await get(alone.headers.get("Location") ?? "")).text()).toContain("Your seat is held");
    expect((await asOwner(firm, () => Cohort.get(firm.cohortID))).seats).toHaveLength(2);
  });

  it("offers the waiting list of a full group, and asks nothing about money there", async () => {
    const firm = await house();
    for (const who of [1, 2, 3, 4, 5]) await post(formOf(firm), await fieldsOf(firm, "entreprise", who));
    const html = await (await get(`${formOf(firm)}?groupe=${firm.cohortID}`)).text();
    expect(html).toContain("Ce groupe est complet");
    expect(html).not.toContain("payer.");
    const { groupe, payeur, given, family } = await fieldsOf(firm, "moi", 6);
    const fields = { groupe, payeur, given, family, email: "attente@essai.example", attente: "1" } as Record<
      string,
      string
    >;
    const sent = await post(formOf(firm), fields);
    expect(await (await get(sent.headers.get("Location") ?? "")).text()).toContain("liste d’attente");
  });

  it("is nowhere for an unknown firm, programme or hostile address", async () => {
    const firm = await house();
    for (const path of [`/c/personne/programmes/x/inscription`, `/c/${firm.slug}/programmes/x%23y/inscription`]) {
      expect((await get(path)).status).toBe(404);
    }
    const wild = await get(`${formOf(firm)}?groupe=%23&payeur=x&choix=%00`);
    expect(wild.status).toBe(200);
  });
});

describe("the page behind a mailed link", () => {
  it("shows what the employer sees before anything is accepted, and opening it changes nothing", async () => {
    const firm = await house();
    const path = await invited(firm);
    for (let opened = 0; opened < 3; opened++) {
      const html = await (await get(path)).text();
      expect(html).toContain("Ce que votre employeur ne verra jamais");
      expect(html).toContain("Entreprise inventée");
      expect(html).not.toContain("<script");
    }
    const { enrolments } = await asOwner(firm, () => Enrolment.groupOf(firm.cohortID));
    expect(enrolments.map(({ status }) => status)).toEqual(["invited"]);
  });

  it("accepts, then signs the charter on the same page, each once", async () => {
    const firm = await house();
    const path = await invited(firm);
    expect((await post(`${path}/accepter`, {})).status).toBe(303);
    expect((await post(`${path}/accepter`, {})).status).toBe(303);
    const empty = await post(`${path}/charte`, { name: " ", version: "1" });
    expect(empty.status).toBe(422);
    expect((await post(`${path}/charte`, { name: "Lou Inventé", version: "1" })).status).toBe(303);
    const page = await (await get(path)).text();
    expect(page).toContain("Signée par Lou Inventé");
    expect(page).toContain(`href="/app/f/${firm.firmID}/parcours"`);
    expect((await post(`${path}/decliner`, {})).status).toBe(422);
  });

  it("reads in the other language at a press, and stays in it", async () => {
    const path = await invited(await house());
    expect(await (await get(path)).text()).toContain('href="?langue=en"');
    const english = await (await get(`${path}?langue=en`)).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain("What your employer will never see");
    const [action = ""] = /\/inscription\/[\w-]+\/accepter[^"]*/.exec(english) ?? [];
    const accepted = await post(action, {});
    expect(await (await get(accepted.headers.get("Location") ?? "")).text()).toContain("Your seat is confirmed");
    const refused = await (await post(`${path}/charte?langue=en`, { name: "", version: "1" })).text();
    expect(refused).toContain("Your full name – ");
    expect(refused).toContain(`href="${path}?langue=fr"`);
  });

  it("declines, and says so again", async () => {
    const path = await invited(await house());
    await post(`${path}/decliner`, {});
    expect((await post(`${path}/decliner`, {})).status).toBe(303);
    expect(await (await get(path)).text()).toContain("Vous avez décliné");
  });

  it("opens for its own purpose alone", async () => {
    const path = await invited(await house());
    const token = path.split("/").at(-1);
    for (const other of [
      `/charte/${token}`,
      `/contrat/${token}`,
      path.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
      "/inscription/x",
    ]) {
      expect((await get(other)).status).toBe(410);
    }
  });
});

describe("an individual's contract", () => {
  it("is read again and renounced without signing in: one page, one button", async () => {
    const firm = await house();
    const sent = await post(formOf(firm), await fieldsOf(firm, "moi", 1));
    expect(sent.status).toBe(303);
    const token = await asOwner(firm, async () => {
      const { enrolments } = await Enrolment.groupOf(firm.cohortID);
      return Link.tokenOf(enrolments[0]?.contractLinkID ?? "");
    });
    const read = await (await get(`/contrat/${token}`)).text();
    expect(read).toContain("Renoncer au contrat ici");
    expect(await (await get(`/contrat/${token}/renoncer`)).text()).toContain("Confirmer la rétractation");
    expect((await asOwner(firm, () => Cohort.get(firm.cohortID))).seats).toHaveLength(1);
    for (const _ of [1, 2]) expect((await post(`/contrat/${token}/renoncer`, {})).status).toBe(303);
    expect(await (await get(`/contrat/${token}/renoncer`)).text()).toContain("Votre rétractation est enregistrée");
    expect((await asOwner(firm, () => Cohort.get(firm.cohortID))).seats).toEqual([]);
    expect(await asOwner(firm, async () => (await Firm.get()).name)).toBe("Cabinet d’essai");
  });
});
