import { Cohort } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Link } from "@entrepairs/core/link";
import { Organization } from "@entrepairs/core/organization";
import { Participant } from "@entrepairs/core/participant";
import { describe, expect, it } from "vitest";
import { asOwner, fieldsOf, formOf, get, type House, hashIn, house, openSite, post } from "./fixture.ts";

openSite();

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

describe("the page that waits for its payment link", () => {
  it("asks again less and less, within what its link may ask, then says so and stops", async () => {
    const firm = await house();
    const sent = await post(formOf(firm), { ...(await fieldsOf(firm, "entreprise", 1)), "payer.settle": "card" });
    const path = `${sent.headers.get("Location") ?? ""}?langue=en`;
    const waits = async (turn: number) => (await get(`${path}&attente=${turn}`)).headers.get("Refresh");
    expect(await waits(0)).toMatch(/^2; url=\/inscription\/[\w-]+\?langue=en&attente=1$/);
    expect(await waits(20)).toMatch(/^10; url=/);
    const last = await get(`${path}&attente=45`);
    expect(last.headers.get("Refresh")).toBeNull();
    expect(await last.text()).toContain("no longer updates");
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
