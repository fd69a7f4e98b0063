import { Firm } from "@entrepairs/core/firm";
import { hash, ID } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Directory, PlatformOutbox, SignIn } from "@entrepairs/core/platform";
import { asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { siteApp } from "../app.tsx";

const ORIGIN = "http://127.0.0.1:1";
openTable(Satisfaction.configureForTests);

/** The cookie of someone who has just signed in for the first time. */
async function cookieOf(): Promise<string> {
  const email = `${hash(ID.create("test"))
    .slice(0, 12)
    .replace(/[^a-zA-Z0-9]/g, "x")}@essai.example`;
  await SignIn.requestSignIn({ email });
  const events = await PlatformOutbox.pending(undefined);
  const token = Link.secretOf(events.at(-1)?.ids.signInID ?? "");
  for (const event of events) await PlatformOutbox.done(event);
  return (await SignIn.signIn(token)).cookie;
}

let count = 0;
const filled = () => {
  count += 1;
  return {
    name: `Fondation d’Essai ${count}`,
    ownerName: "Claude Essai",
    slug: "",
    siret: "732 829 320 00074",
    vatNumber: "FR 44 732 829 320",
    vatRegime: "standard",
    activityNumber: "",
    "address.street": "1 rue d’Essai",
    "address.postalCode": "75 001",
    "address.city": "Paris",
    colour: "#ffcc00",
    locale: "fr",
    key: crypto.randomUUID(),
  };
};

async function post(cookie: string, values: Record<string, string>, headers: Record<string, string> = {}) {
  return siteApp().request("/cabinet/nouveau", {
    method: "POST",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      Cookie: `session=${cookie}`,
      Origin: ORIGIN,
      ...headers,
    },
    body: new URLSearchParams(values).toString(),
  });
}

const firmIDOf = (answer: Response) =>
  /\/app\/f\/([0-9A-Z]{26})\/$/.exec(answer.headers.get("Location") ?? "")?.[1] ?? "";

describe("founding a firm", () => {
  it("asks to sign in first, and comes back", async () => {
    const answer = await siteApp().request("/cabinet/nouveau");
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/connexion?retour=/cabinet/nouveau"]);
    expect((await post("none", filled())).status).toBe(303);
  });

  it("ends in the firm's dashboard, its address taken from its name", async () => {
    const cookie = await cookieOf();
    const values = filled();
    const answer = await post(cookie, values);
    expect(answer.status).toBe(303);
    const firm = await asSystem(firmIDOf(answer), () => Firm.get());
    expect(firm).toMatchObject({ slug: `fondation-d-essai-${count}`, siret: "73282932000074", colour: "#ffcc00" });
    const { firms } = await Directory.me(cookie.split(".")[0] ?? "");
    expect(firms).toMatchObject([{ firmID: firm.firmID, roles: ["owner"] }]);
  });

  it("is done once when the form is sent twice", async () => {
    const cookie = await cookieOf();
    const values = filled();
    const [one, two] = await Promise.all([post(cookie, values), post(cookie, values)]);
    expect(firmIDOf(one)).toHaveLength(26);
    expect(firmIDOf(two)).toBe(firmIDOf(one));
    expect((await Directory.me(cookie.split(".")[0] ?? "")).firms).toHaveLength(1);
  });

  it.each([
    ["name", "", "Remplissez ce champ."],
    ["ownerName", " ", "Remplissez ce champ."],
    ["siret", "732 829 320 00075", "Ce SIRET n’existe pas"],
    ["siret", "", "Remplissez ce champ."],
    ["vatNumber", "FR 45 732 829 320", "Ce numéro de TVA n’existe pas"],
    ["vatNumber", "", "Remplissez ce champ."],
    ["vatRegime", "other", "Choisissez une des réponses"],
    ["activityNumber", "12", "11 chiffres"],
    ["address.postalCode", "7500", "cinq chiffres"],
    ["address.city", "", "Remplissez ce champ."],
    ["slug", "Ça !", "lettres sans accent"],
    ["colour", "red", "Choisissez une couleur"],
  ])("refuses %s «%s» beside its field and keeps the rest", async (name, typed, sentence) => {
    const values = { ...filled(), [name]: typed };
    const answer = await post(await cookieOf(), values);
    expect(answer.status).toBe(422);
    const html = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, " ");
    const id = name === "vatRegime" ? "vatRegime" : name;
    expect(html).toMatch(new RegExp(`id="${id}-error"[^>]*>[^<]*${sentence}`));
    expect(html).toContain(name === "ownerName" ? `value="Fondation d’Essai ${count}"` : 'value="Claude Essai"');
  });

  it("shows every refusal at once, each named in the summary", async () => {
    const values = { ...filled(), "address.city": "", siret: "123", activityNumber: "12" };
    const html = await (await post(await cookieOf(), values)).text();
    for (const id of ["address.city", "siret", "activityNumber"]) expect(html).toContain(`id="${id}-error"`);
    expect(html).toMatch(/<a href="#siret">SIRET – /);
  });

  it("says that an address is taken, and offers the form again", async () => {
    const cookie = await cookieOf();
    const slug = `pris-${count}`;
    expect((await post(cookie, { ...filled(), slug })).status).toBe(303);
    for (const taken of [slug, "api"]) {
      const answer = await post(cookie, { ...filled(), slug: taken });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("déjà prise");
    }
  });

  it("shows the colour's contrast without founding anything", async () => {
    const cookie = await cookieOf();
    const answer = await post(cookie, { ...filled(), intent: "preview", siret: "" });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain("Aperçu de votre couleur");
    expect(html).toMatch(/Contraste de la couleur choisie sur fond clair\u00a0: 1,\d+ pour 1/);
    expect(html).toContain(`value="fondation-d-essai-${count}"`);
    expect(html).not.toContain("style=");
    expect((await Directory.me(cookie.split(".")[0] ?? "")).firms).toEqual([]);
  });

  it("refuses a form that another site sends", async () => {
    const cookie = await cookieOf();
    expect((await post(cookie, filled(), { Origin: "https://other.example" })).status).toBe(403);
    expect((await Directory.me(cookie.split(".")[0] ?? "")).firms).toEqual([]);
  });
});
