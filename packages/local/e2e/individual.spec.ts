import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { linkOf, mailsTo, waitForMail } from "./inbox.ts";
import { act, dayAt, deskOf } from "./money/desk.ts";
import { type Product, startProduct } from "./start.ts";

/** Each start of the product lives on another day of the same data. */
let dataDir = "";
let product: Product | undefined;

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "entrepairs-"));
});
test.afterAll(async () => {
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function onDay(daysAhead: number): Promise<Product & { origin: string }> {
  await product?.stop();
  const started = await startProduct({ dataDir, env: { DAYS_AHEAD: String(daysAhead) } });
  product = started;
  return { ...started, origin: new URL(started.dashboard).origin };
}

/** A figure as the browser reads it out: its spaces are no ordinary ones. */
const euros = (text: string) => new RegExp(text.replace(/ /g, "\\s"));

async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 390, height: 844 },
  });
  return context.newPage();
}

async function expectFits(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0);
}

/** From the programme's page to the signed contract; the schedule stands above what he signs. */
async function sign(page: Page, origin: string, who: { given: string; family: string; email: string }): Promise<void> {
  await page.goto(`${origin}/c/rivage-demonstration/programmes/parcours-collectif-de-codeveloppement`);
  await page
    .getByRole("link", { name: /Demander une place/ })
    .first()
    .click();
  if (await page.getByRole("radio", { name: /Groupe ouvert/ }).count())
    await page.getByRole("radio", { name: /Groupe ouvert/ }).check();
  await page.getByRole("radio", { name: "Moi, à titre personnel" }).check();
  await page.getByRole("button", { name: "Continuer" }).click();
  const schedule = page.getByRole("table", { name: "Échéancier" });
  await expect(schedule.getByRole("row")).toHaveCount(11);
  await expect(schedule).toContainText(euros("252,00 €"));
  await expect(schedule).toContainText(euros("840,00 €"));
  await expectFits(page);
  await expectAxeClean(page);
  await page.getByLabel("Prénom").fill(who.given);
  await page.getByLabel("Nom", { exact: true }).fill(who.family);
  await page.getByLabel("Adresse électronique", { exact: true }).fill(who.email);
  await page.getByLabel("Numéro et rue").fill("5 rue de l’Exemple");
  await page.getByLabel("Code postal").fill("44000");
  await page.getByLabel("Ville").fill("Nantes");
  await page.getByLabel(/Je m’engage à venir/).check();
  await page.getByLabel(/J’ai lu/).check();
  await page.getByLabel(/om complet/).fill(`${who.given} ${who.family}`);
  await page.getByRole("button", { name: "Signer et réserver la place" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Votre place est réservée" })).toBeVisible();
  await expectFits(page);
  await expectAxeClean(page);
}

const noemie = { given: "Noémie", family: "Perrin", email: "noemie.perrin@exemple.example" };
const lucas = { given: "Lucas", family: "Verdier", email: "lucas.verdier@exemple.example" };

/** The page of a contract by its mailed link: the origin may be another one after a new start. */
async function contractOf(page: Page, { inbox, origin }: Product & { origin: string }, email: string): Promise<void> {
  const mail = await waitForMail(inbox, {
    to: email,
    subject: /Votre contrat de formation/,
    link: /\/contrat\/[^/]+$/,
  });
  await page.goto(`${origin}${new URL(linkOf(mail, /\/contrat\/[^/]+$/)).pathname}`);
}

test("an individual signs, is asked nothing in his period, then 30 %, and saves a card", async ({ browser }) => {
  test.setTimeout(180_000);
  let here = await onDay(0);
  const page = await phone(browser);
  await sign(page, here.origin, noemie);
  await contractOf(page, here, noemie.email);
  await expect(page.getByText("ni somme, ni moyen de paiement")).toBeVisible();
  await expect(page.getByRole("link", { name: "Renoncer au contrat ici" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Enregistrer une carte" })).toHaveCount(0);
  await expectFits(page);
  await expectAxeClean(page);

  here = await onDay(10);
  await contractOf(page, here, noemie.email);
  await expect(page.getByRole("link", { name: "Renoncer au contrat ici" })).toBeVisible();
  expect((await mailsTo(here.inbox, noemie.email)).filter(({ subject }) => /Facture/.test(subject))).toEqual([]);

  here = await onDay(20);
  await waitForMail(here.inbox, { to: noemie.email, subject: /Votre place est définitive/ });
  const first = await waitForMail(here.inbox, { to: noemie.email, subject: /^Facture /, link: /\/payer\// });
  expect(first.text).toMatch(euros("252,00 €"));
  expect(first.text).not.toMatch(/pénalités|40 €/);
  await contractOf(page, here, noemie.email);
  await expect(page.getByText("Le délai de rétractation s’est terminé")).toBeVisible();
  await expect(page.getByRole("link", { name: "Renoncer au contrat ici" })).toHaveCount(0);
  await page.getByRole("link", { name: euros("Régler 252,00 €") }).click();
  await page.getByRole("button", { name: /^Payer .* en ligne$/ }).click();
  await page.getByRole("button", { name: "Payer par carte" }).click();
  await expect(page.getByText("Cette facture est réglée")).toBeVisible();

  await contractOf(page, here, noemie.email);
  await page.getByRole("link", { name: "Enregistrer une carte" }).click();
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Enregistrer une carte" }).click();
  await expect(page.getByText("Enregistrer un moyen de paiement pour")).toBeVisible();
  await page.getByRole("button", { name: "Enregistrer une carte" }).click();
  await expect(page.getByText(/Votre carte qui se termine par/)).toBeVisible();
  await expect(page.getByText(euros("252,00 € réglés sur 840,00 €."))).toBeVisible();
  await expectFits(page);
  await expectAxeClean(page);
});

test("another withdraws in his period, by two presses and without a reason", async ({ browser }) => {
  const here = await onDay(0);
  const page = await phone(browser);
  await sign(page, here.origin, lucas);
  await contractOf(page, here, lucas.email);
  await page.getByRole("link", { name: "Renoncer au contrat ici" }).click();
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Confirmer la rétractation" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Votre rétractation est enregistrée" })).toBeVisible();
  await expectFits(page);
  await expectAxeClean(page);
  const mail = await waitForMail(here.inbox, { to: lucas.email, subject: /Votre rétractation est enregistrée/ });
  expect(mail.text).toMatch(/Reçue le/);
  expect(mail.text).toContain("Rien n’a été prélevé");
});

const lou = { given: "Lou", family: "Chartier", email: "lou.chartier@exemple.example" };

test("a third signs on paper beside the firm: ten days, by the same link out and the same schedule", async ({
  browser,
}) => {
  const here = await onDay(0);
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris" });
  const desk = await deskOf(await context.newPage(), here.signIn.owner);
  const { owner } = desk;
  const { cohorts } = await desk.read<{ cohorts: { cohortID: string; name: string }[] }>("/cohort");
  const open = cohorts.find(({ name }) => name === "Groupe ouvert de printemps");
  await owner.goto(desk.screen(`/groupes/${open?.cohortID}/inscrire`));
  await act(owner, "Contrat signé en présence").click();
  await expect(owner.getByText("Choisissez le jour de la signature.")).toBeVisible();
  await owner.getByLabel("Signé le").fill(dayAt(-1));
  await expect(owner.getByText(/pendant 10 jours à compter de la signature/)).toBeVisible();
  await expectAxeClean(owner);
  await owner.getByLabel("Prénom").fill(lou.given);
  await owner.getByLabel("Nom", { exact: true }).fill(lou.family);
  await owner.getByLabel("Adresse électronique").fill(lou.email);
  await owner.getByLabel("Numéro et rue").fill("5 rue de l’Exemple");
  await owner.getByLabel("Code postal").fill("44000");
  await owner.getByLabel("Ville").fill("Nantes");
  await act(owner, "Enregistrer le contrat").click();
  const signed = owner.getByLabel(/^Ce texte a été signé/);
  await expect(signed).toHaveAccessibleDescription(/Dites que ce texte est signé/);
  await signed.check();
  await act(owner, "Enregistrer le contrat").click();
  await expect(owner.getByText("Contrat enregistré.", { exact: false })).toBeVisible();
  await context.close();
  const page = await phone(browser);
  await contractOf(page, here, lou.email);
  await expect(page.getByText(/pendant 10 jours à compter de la signature/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Renoncer au contrat ici" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Échéancier" })).toContainText(euros("252,00 €"));
  await expectFits(page);
});

const DAY_MS = 86_400_000;

/** Another card, from the contract's page, by the button of Stripe's page that keeps it. */
async function changeCard(page: Page, card: string): Promise<void> {
  await page.getByRole("link", { name: "Changer de moyen de paiement" }).click();
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Changer de moyen de paiement" }).click();
  await expect(page.getByText("Enregistrer un moyen de paiement pour")).toBeVisible();
  await page.getByRole("button", { name: card }).click();
  await expect(page.getByText(/Votre carte qui se termine par/)).toBeVisible();
}

/** The coach, on that day, says of the group's next session that it took place. */
async function hold(browser: Browser, { signIn }: Product, session: string, daysAhead: number): Promise<void> {
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris" });
  const coach = await context.newPage();
  await coach.clock.setFixedTime(Date.now() + daysAhead * DAY_MS);
  await coach.goto(signIn.coach);
  await coach.getByRole("navigation").getByRole("link", { name: "Groupes", exact: true }).first().click();
  await coach.getByRole("link", { name: "Groupe ouvert de printemps" }).click();
  await coach
    .getByRole("button", { name: `Marquer comme tenue – ${session}` })
    .first()
    .click();
  const sheet = coach.getByRole("dialog", { name: `Qui était là ? – ${session}` });
  await expect(sheet.getByRole("group", { name: "Noémie Perrin" })).toBeVisible();
  await sheet.getByRole("button", { name: "Marquer comme tenue" }).click();
  await expect(coach.getByText("La séance est marquée comme tenue.").first()).toBeVisible();
  await expectAxeClean(coach);
  await context.close();
}

async function mailsAbout({ inbox }: Product, subject: RegExp): Promise<number> {
  return (await mailsTo(inbox, noemie.email)).filter((mail) => subject.test(mail.subject)).length;
}
const invoiced = (here: Product) => mailsAbout(here, /^Facture /);
const received = (here: Product) => mailsAbout(here, /paiement.*reçu/i);

/** Each session held asks one part: of the saved card, and on its page when the bank wants to hear the payer. */
test("each session held then asks one instalment, of the card or on its page", async ({ browser }) => {
  test.setTimeout(180_000);
  let here = await onDay(47);
  const page = await phone(browser);
  expect(await invoiced(here)).toBe(1);
  await hold(browser, here, "Séance de lancement", 47);
  await expect.poll(() => invoiced(here)).toBe(2);
  await expect.poll(() => received(here)).toBe(2);
  await contractOf(page, here, noemie.email);
  await expect(page.getByText("réglés sur")).toContainText(euros("325,50 € réglés sur 840,00 €."));
  await changeCard(page, "Carte qui demandera une authentification");

  here = await onDay(75);
  await hold(browser, here, "Séance 2", 75);
  const failed = await waitForMail(here.inbox, { to: noemie.email, subject: /n’a pas abouti/, link: /\/payer\// });
  expect(failed.text).toMatch(euros("73,50 €"));
  await page.goto(`${here.origin}${new URL(linkOf(failed, /\/payer\//)).pathname}`);
  await page.getByRole("button", { name: /^Payer .* en ligne$/ }).click();
  await page.getByRole("button", { name: "Authentification 3-D Secure" }).click();
  await page.getByRole("button", { name: "Confirmer le paiement" }).click();
  await expect(page.getByText("Cette facture est réglée")).toBeVisible();
  await expectFits(page);
  await expectAxeClean(page);
  await contractOf(page, here, noemie.email);
  await expect(page.getByText("réglés sur")).toContainText(euros("399,00 € réglés sur 840,00 €."));
  expect(await received(here)).toBe(3);
});
