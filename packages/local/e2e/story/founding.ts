import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAxeClean } from "../axe.ts";
import { expect } from "../journey.ts";
import { expectFits, menuOf, openMailed, type Story, signIn, someone } from "./story.ts";

export const OWNER = "claire.aubry@lisiere.example";
export const COACH = "malik.serrano@lisiere.example";
export const SPONSOR = "edith.caron@belmont.example";
export const SLUG = "atelier-de-la-lisiere";
export const PROGRAMME = "oser-deleguer";

/** Everyone here is invented. */
export const people = ["Lina Roche", "Hugo Blanc", "Sara Nadal", "Éric Villard", "Zoé Pons"].map((name) => {
  const [given = "", family = ""] = name.split(" ");
  const plain = `${given}.${family}`.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return { given, family, name, email: `${plain}@belmont.example` };
});

/** A link of sign-in shows a page first: a scanner that opens it consumes nothing. Pressed, it works once. */
export async function signUp(story: Story): Promise<void> {
  const { owner: page } = story;
  await page.goto(story.origin);
  await expectAxeClean(page);
  const link = await signIn(story, page, OWNER);
  const scanner = await fetch(link);
  expect(scanner.status).toBe(410);
  const again = await fetch(link, { method: "POST", headers: { Origin: story.origin } });
  expect(again.status).toBe(410);
}

async function fillFirm(page: Page): Promise<void> {
  await page.getByLabel("Nom du cabinet").fill("Atelier de la Lisière");
  await page.getByLabel("Votre prénom et votre nom").fill("Claire Aubry");
  await page.getByLabel("SIRET", { exact: true }).fill("990 000 101 00017");
  await page.getByLabel("Numéro de TVA intracommunautaire").fill("FR 92 990 000 101");
  await page.getByLabel("Numéro et rue").fill("7 rue de l’Exemple");
  await page.getByLabel("Code postal").fill("35000");
  await page.getByLabel("Ville").fill("Rennes");
  await page.getByLabel("Couleur de vos pages").fill("#e8a33d");
}

/** A number that does not exist is refused beside its field, and nothing typed is lost. */
export async function found(story: Story): Promise<void> {
  const { owner: page } = story;
  await expect(page.getByRole("heading", { level: 1, name: "Créer votre cabinet" })).toBeVisible();
  await expectAxeClean(page);
  await fillFirm(page);
  await page.getByRole("button", { name: "Créer le cabinet" }).click();
  await expect(page.locator("#siret-error")).toHaveText(/Ce SIRET n’existe pas/);
  await expect(page.getByLabel("Nom du cabinet")).toHaveValue("Atelier de la Lisière");
  await expect(page.getByLabel("Couleur de vos pages")).toHaveValue("#e8a33d");
  await expectAxeClean(page);
  await page.getByLabel("SIRET", { exact: true }).fill("990 000 101 00016");
  await page.getByRole("button", { name: "Créer le cabinet" }).click();
  await expect(page).toHaveURL(/\/app\/f\/[^/]+\/$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAxeClean(page);
}

/** Lets a file fall on the page's drop zone. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: "text/markdown" }));
      return data;
    },
    [name, text] as const,
  );
  await page.locator(".drop-target").first().dispatchEvent("drop", { dataTransfer: transfer });
}

/** The firm's own sheet: what was understood beside its lines, then what is still empty, then published. */
export async function importSheet(story: Story): Promise<void> {
  const { owner: page } = story;
  await menuOf(page).getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("main").getByRole("link", { name: "Programmes" }).click();
  await expect(page.getByRole("heading", { name: "Votre catalogue sera ici" })).toBeVisible();
  await expectAxeClean(page);
  await page.getByRole("link", { name: "Ajouter un programme" }).click();
  await drop(page, "oser-deleguer.md", await readFile(new URL("../fixture/oser-deleguer.md", import.meta.url), "utf8"));
  await page.getByRole("button", { name: "Lire la fiche" }).click();
  const understood = page.getByRole("region", { name: "Ce qui est compris" });
  await expect(understood).toContainText("700,00 €");
  await expect(understood).toContainText("heading: 700 € HT soit 840 € TTC");
  await expect(page.getByRole("region", { name: "Ce qui est à vérifier" })).toContainText("2 jours jours");
  await expectAxeClean(page);
  await page.getByRole("region", { name: "Garder ce programme" }).getByRole("button").click();
  await expect(page).toHaveURL(/\/reglages\/programmes\/[^/]+$/);
}

export async function publish(story: Story): Promise<void> {
  const { owner: page } = story;
  const missing = page.getByRole("link", { name: "Le contact pour les personnes en situation de handicap" });
  await missing.click();
  const contact = page.getByLabel("Accueil des personnes en situation de handicap");
  await expect(contact).toBeFocused();
  await expectAxeClean(page);
  await contact.fill("Claire Aubry, handicap@lisiere.example");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("ce programme peut être publié")).toBeVisible();
  await page.getByRole("button", { name: "Publier" }).click();
  await expect(page.getByText("La page publique est à jour.")).toBeVisible();
  await page.getByRole("button", { name: "Tout est vérifié" }).click();
  await expect(page.getByRole("button", { name: "Tout est vérifié" })).toBeHidden();
}

const publicPages = [
  { path: `/c/${SLUG}/programmes/${PROGRAMME}`, price: ["700,00 € HT", "TVA 20 % : 140,00 €", "840,00 € TTC"] },
  {
    path: `/en/c/${SLUG}/programmes/${PROGRAMME}`,
    price: ["€700.00 excl. VAT", "VAT 20%: €140.00", "€840.00 incl. VAT"],
  },
] as const;

/** The programme's page needs no JavaScript, in either language; search engines read its course and its offer. */
export async function readPublicPage(story: Story): Promise<void> {
  const link = story.owner.getByRole("link", { name: "Voir la page publique" });
  expect(await link.getAttribute("href")).toBe(publicPages[0].path);
  const page = await someone(story, { noScript: true });
  for (const { path, price } of publicPages) {
    await page.goto(`${story.origin}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Oser déléguer");
    const text = ((await page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");
    for (const amount of price) expect(text).toContain(amount);
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
    expect(JSON.stringify(data)).toMatch(/"@type":"Course"/);
    expect(JSON.stringify(data)).toMatch(/"@type":"Offer"/);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectFits(page);
  }
  await page.context().close();
  const scripted = await someone(story);
  await scripted.goto(`${story.origin}${publicPages[0].path}`);
  await expectAxeClean(scripted);
  await scripted.context().close();
}

async function check(page: Page, list: string): Promise<void> {
  await page.getByLabel("Liste des personnes").fill(list);
  await page.getByRole("button", { name: "Vérifier la liste" }).click();
}

/** A client and its people: one wrong line and nothing is imported; the same list twice changes nothing. */
export async function addClient(story: Story): Promise<void> {
  const { owner: page } = story;
  await menuOf(page).getByRole("link", { name: "Entreprises" }).click();
  await expect(page.getByRole("heading", { name: "Vos entreprises clientes seront ici" })).toBeVisible();
  await page.getByRole("link", { name: "Nouvelle entreprise" }).first().click();
  await page.getByLabel("Nom", { exact: true }).fill("Belmont Logistique");
  await page.getByLabel("SIRET").fill("99000011900018");
  await page.getByLabel("Adresse électronique de facturation").fill("compta@belmont.example");
  await page.getByLabel("Numéro et rue").fill("2 allée de l’Exemple");
  await page.getByLabel("Code postal").fill("44300");
  await page.getByLabel("Ville").fill("Nantes");
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Ajouter l’entreprise" }).click();
  await page.getByRole("main").getByRole("link", { name: "Importer des personnes" }).first().click();
  const lines = people.map(({ given, family, email }) => `${given};${family};${email};Responsable d’équipe`);
  const good = ["Prénom;Nom;Adresse électronique;Poste", ...lines].join("\n");
  await check(page, good.replace(/hugo\.blanc@belmont\.example/, "hugo.blanc"));
  const errors = page.getByRole("region", { name: "À corriger", exact: true });
  await expect(errors).toContainText("Ligne 3");
  await expect(page.getByRole("button", { name: /^Importer \d/ })).toHaveCount(0);
  await expectAxeClean(page);
  await check(page, good);
  await page.getByRole("button", { name: "Importer 5 personnes" }).click();
  await expect(page.getByText("5 personnes ajoutées")).toBeVisible();
  await page.getByRole("button", { name: "Vérifier la liste" }).click();
  await page.getByRole("button", { name: "Importer 5 personnes" }).click();
  await expect(page.getByText("0 personne ajoutée, 0 modifiée, 5 sans changement")).toBeVisible();
  await page.getByRole("link", { name: "Voir les personnes" }).click();
  await expect(page.getByRole("rowheader", { name: "Lina Roche" })).toBeVisible();
}

/** A sponsor on the client's page, a coach in the team: each is mailed, and signs in with his own address. */
export async function invite(story: Story): Promise<void> {
  const { owner: page } = story;
  await page.getByRole("button", { name: "Inviter un commanditaire" }).click();
  await page.getByLabel("Prénom et nom").fill("Édith Caron");
  await page.getByLabel("Adresse électronique", { exact: true }).fill(SPONSOR);
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await expect(page.getByRole("cell", { name: SPONSOR })).toBeVisible();
  await expectAxeClean(page);
  await menuOf(page).getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("main").getByRole("link", { name: "Équipe" }).click();
  await page.getByRole("button", { name: "Inviter quelqu’un" }).click();
  await page.getByLabel("Prénom et nom").fill("Malik Serrano");
  await page.getByLabel("Adresse électronique").fill(COACH);
  await page.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await expect(page.getByRole("cell", { name: COACH })).toBeVisible();
  await expectAxeClean(page);
}

/** From the mail of the invitation to the first screen. */
export async function arrive(story: Story, email: string): Promise<Page> {
  const page = await someone(story);
  await openMailed(story, page, { to: email, subject: /vous invite/, link: /\/invitation\// });
  await expect(page.getByText(email)).toBeVisible();
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Accepter et me connecter" }).click();
  await expect(page).not.toHaveURL(/\/invitation\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}
