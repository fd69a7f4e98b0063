import type { Page } from "@playwright/test";
import { expectAxeClean } from "../axe.ts";
import { waitForMail } from "../inbox.ts";
import { expect } from "../journey.ts";
import { PROGRAMME, SLUG } from "./founding.ts";
import { OPEN_GROUP } from "./group.ts";
import { payBySepa, shown } from "./money.ts";
import { openMailed, type Story, someone } from "./story.ts";

interface Visitor {
  given: string;
  family: string;
  email: string;
}

/** From the programme's page to the second step of the form, which says what is to be read and accepted. */
async function begin(story: Story, page: Page, payer: string): Promise<void> {
  await page.goto(`${story.origin}/c/${SLUG}/programmes/${PROGRAMME}`);
  await page.getByRole("link", { name: `Demander une place, ${OPEN_GROUP}` }).click();
  await page.getByRole("radio", { name: payer }).check();
  await page.getByRole("button", { name: "Continuer" }).click();
}

async function fillPerson(page: Page, { given, family, email }: Visitor): Promise<void> {
  await page.getByLabel("Prénom").fill(given);
  await page.getByLabel("Nom", { exact: true }).fill(family);
  await page.getByLabel("Adresse électronique", { exact: true }).fill(email);
}

async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel("Numéro et rue").fill("5 rue de l’Exemple");
  await page.getByLabel("Code postal").fill("44000");
  await page.getByLabel("Ville").fill("Nantes");
}

async function commit(page: Page, signatory: string): Promise<void> {
  await page.getByLabel(/Je m’engage à venir/).check();
  await page.getByLabel(/J’ai lu/).check();
  await page.getByLabel(/om complet/).fill(signatory);
}

/** A company of one visitor accepts the agreement, then pays by card. What is missing is told, what was typed stays. */
export async function company(story: Story): Promise<void> {
  const page = await someone(story);
  await begin(story, page, "Mon entreprise");
  await fillPerson(page, { given: "Agathe", family: "Simon", email: "agathe.simon@granvelle.example" });
  await page.getByLabel("Raison sociale").fill("Granvelle Conseil");
  await page.getByLabel("SIRET").fill("99000012700011");
  await fillAddress(page);
  await page.getByRole("button", { name: "Accepter et demander la place" }).click();
  await expect(page.getByText("Cochez cette case : le groupe compte sur votre présence.").first()).toBeVisible();
  await expect(page.getByLabel("Raison sociale")).toHaveValue("Granvelle Conseil");
  await expectAxeClean(page);
  await commit(page, "Agathe Simon");
  await page.getByRole("button", { name: "Accepter et demander la place" }).click();
  await page.getByRole("link", { name: "Régler par carte" }).click();
  await page.getByRole("button", { name: /^Payer .* en ligne$/ }).click();
  await expect(page.getByRole("button", { name: "Payer par prélèvement SEPA" })).toHaveCount(0);
  await shown("seat", page.getByRole("button", { name: "Payer par carte" }), {
    payer: page.getByText("Cette facture est réglée"),
  });
  await openMailed(story, page, { to: "agathe.simon@granvelle.example", link: /\/inscription\// });
  await expect(page.getByRole("heading", { level: 1, name: "Votre place est confirmée" })).toBeVisible();
  await expectAxeClean(page);
  await page.context().close();
}

/** Someone self-employed asks for the invoice, and pays it by a debit that settles later. */
export async function independent(story: Story): Promise<void> {
  const page = await someone(story);
  await begin(story, page, "Moi, avec un SIRET");
  await fillPerson(page, { given: "Basile", family: "Ormont", email: "basile@ormont.example" });
  await page.getByLabel("Nom ou enseigne").fill("Ormont Facilitation");
  await page.getByLabel("SIRET").fill("99000013500014");
  await fillAddress(page);
  await page.getByRole("radio", { name: "Sur facture" }).check();
  await commit(page, "Basile Ormont");
  await page.getByRole("button", { name: "Accepter et demander la place" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Votre place est confirmée" })).toBeVisible();
  await openMailed(story, page, { to: "basile@ormont.example", subject: /^Facture /, link: /\/payer\// });
  await payBySepa(story, page);
  await page.context().close();
}

/** An individual signs a contract: no card is asked, and he may renounce without signing in or giving a reason. */
export async function individual(story: Story): Promise<void> {
  const email = "noemie.perrin@exemple.example";
  const page = await someone(story, { phone: true });
  await begin(story, page, "Moi, à titre personnel");
  await fillPerson(page, { given: "Noémie", family: "Perrin", email });
  await fillAddress(page);
  await commit(page, "Noémie Perrin");
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Signer et réserver la place" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Votre place est réservée" })).toBeVisible();
  await expect(page.getByText("Rien n’est demandé ni prélevé avant la fin de ce délai")).toBeVisible();
  await expect(page.getByText(/carte/i)).toHaveCount(0);
  await expectAxeClean(page);
  await openMailed(story, page, { to: email, subject: /Votre contrat de formation/, link: /\/contrat\/[^/]+$/ });
  await expectAxeClean(page);
  await page.getByRole("link", { name: "Renoncer au contrat ici" }).click();
  await page.getByRole("button", { name: "Confirmer la rétractation" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Votre rétractation est enregistrée" })).toBeVisible();
  await expectAxeClean(page);
  await waitForMail(story.product.inbox, { to: email, subject: /Votre rétractation est enregistrée/ });
  await page.context().close();
}

/** A full group asks nothing about money: it offers its waiting list. */
export async function waits(story: Story): Promise<void> {
  const page = await someone(story, { phone: true });
  await page.goto(`${story.origin}/c/${SLUG}/programmes/${PROGRAMME}`);
  await page.getByRole("link", { name: `S’inscrire sur la liste d’attente, ${OPEN_GROUP}` }).click();
  await expectAxeClean(page);
  await fillPerson(page, { given: "Tom", family: "Varenne", email: "tom.varenne@exemple.example" });
  await page.getByRole("button", { name: "M’inscrire sur la liste d’attente" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vous êtes sur la liste d’attente" })).toBeVisible();
  await page.context().close();
}
