import { type Browser, expect, type Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { complaintsOf, test } from "./journey.ts";
import { act, askAndConfirm, type Desk, dayAt, deskOf, followAndDo, issueShown, said, shot } from "./money/desk.ts";
import { expectAccepted, expectBalanced } from "./money/papers.ts";
import type { Product } from "./start.ts";

test.setTimeout(240_000);

const GROUP = "Cadres de Valdor, printemps";
const VALDOR = "Valdor Industrie (démonstration)";
const BUYER = "odile.rey@valdor.example";
const FUNDER = "OPCO des Essais (démonstration)";
const FUNDER_MAIL = "factures@opco.example";
const ORDERED = ["Roy", "Œuvrard"];
const FUNDED = "Ribeiro";

interface Story {
  desk: Desk;
  product: Product;
  browser: Browser;
  cohortID: string;
  /** When all of it began, UTC: mails of the demo are older. */
  since: string;
}

/** A training group of two sessions that are over, three people of one client invited to it; nobody has paid. */
async function groupOfThree({ read, post }: Desk): Promise<string> {
  const { cohorts } = await read<{ cohorts: Record<string, string>[] }>("/cohort");
  const known = cohorts.find(({ organizationName }) => organizationName === VALDOR) ?? {};
  const { programmeID, organizationID, coachID } = known;
  const { people } = await read<{ people: { participantID: string; family: string }[] }>(
    `/organization/${organizationID}`,
  );
  const seated = [...ORDERED, FUNDED].map((name) => people.find(({ family }) => family === name)?.participantID);
  const cycle = { start: dayAt(-70), rhythm: { everyWeeks: 4, weekday: 3, time: "18:30" }, regular: 0 };
  const opening = { programmeID, organizationID, coachID, name: GROUP, cycle, modality: "onsite", place: "Nantes" };
  const { cohortID } = await post<{ cohortID: string }>("/cohort", opening);
  for (const participantID of seated)
    await post(`/cohort/${cohortID}/enrolment`, { organizationID, participantIDs: [participantID] });
  return cohortID;
}

async function phoneOf({ browser }: Pick<Story, "browser">): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 390, height: 844 } });
  return context.newPage();
}

async function acceptSeats(story: Story): Promise<void> {
  const phone = await phoneOf(story);
  for (const email of ["elise.roy", "paul.oeuvrard", "ana.ribeiro"]) {
    const { since } = story;
    const want = { to: `${email}@valdor.example`, subject: /Une place/, link: /\/inscription\//, since };
    await phone.goto(linkOf(await waitForMail(story.product.inbox, want), want.link));
    await phone.getByRole("button", { name: "J’accepte, et je m’engage sur ces dates" }).click();
    await expect(phone.getByRole("heading", { level: 1, name: "Votre place est confirmée" })).toBeVisible();
  }
  await phone.context().close();
}

/** The funder agrees to 400 € of one seat before the quote is made. */
async function fundOne({ desk, cohortID }: Story): Promise<void> {
  const { owner } = desk;
  await owner.goto(desk.screen(`/groupes/${cohortID}?onglet=participants`));
  await owner.getByRole("link", { name: "Financer des places" }).click();
  await owner.getByRole("button", { name: "Nouveau financeur" }).click();
  await owner.getByLabel("Nom", { exact: true }).fill(FUNDER);
  await owner.getByLabel(/^SIRET/).fill("99000003600014");
  await owner.getByLabel("Numéro et rue").fill("1 rue de l’Essai");
  await owner.getByLabel("Code postal").fill("75009");
  await owner.getByLabel("Ville").fill("Paris");
  await owner.getByLabel("Adresse électronique des factures").fill(FUNDER_MAIL);
  await act(owner, "Enregistrer").click();
  await expect(owner.getByText("Financeur enregistré.")).toBeVisible();
  for (const family of ORDERED) await owner.getByRole("checkbox", { name: new RegExp(family) }).uncheck();
  await owner.getByLabel("Montant demandé HT, pour tous").fill("400");
  await owner.getByRole("button", { name: "Enregistrer la demande" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: FUNDER })).toBeVisible();
  await act(owner, "Enregistrer l’accord").click();
  await owner.getByLabel("Numéro de dossier du financeur").last().fill("DOS-2026-31");
  await owner.getByLabel("Date de la décision").fill(dayAt(-80));
  await act(owner, "Enregistrer l’accord").click();
  await expect(owner.getByText("Aucune séance n’a encore été tenue avec ces personnes.")).toBeVisible();
  await shot(owner, "money-funding");
}

/** Two seats, asked for at once, on the client's purchase order; answers the link of the client's page. */
async function quoteTwo({ desk, product, cohortID }: Story): Promise<string> {
  const { owner } = desk;
  await owner.goto(desk.screen(`/groupes/${cohortID}?onglet=documents`));
  await owner.getByRole("link", { name: "Faire le devis" }).click();
  await owner.getByLabel("Nom du signataire").fill("Odile Rey");
  await owner.getByLabel("Sa qualité").fill("Directrice");
  await owner.getByLabel("Son adresse électronique").fill(BUYER);
  await owner.getByLabel("Objet du devis").fill("Codéveloppement de deux cadres");
  await owner.getByLabel("Nombre de places").fill("2");
  await owner.getByLabel("Description").fill("Une place");
  await owner.getByLabel("Compté").selectOption({ label: "par place" });
  await owner.getByLabel("Quantité").fill("2");
  await owner.getByLabel("Prix unitaire HT").fill("1180");
  await owner.getByLabel("Facturation").selectOption({ label: "En une fois, à la commande" });
  await owner.getByRole("button", { name: "Enregistrer le devis" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Devis en préparation" })).toBeVisible();
  await askAndConfirm(owner, "Envoyer le devis");
  await expect(owner.getByRole("heading", { level: 1, name: /^Devis D-/ })).toBeVisible();
  const mail = await waitForMail(product.inbox, { to: BUYER, subject: /^Devis/, link: /\/devis\// });
  return linkOf(mail, /\/devis\//);
}

async function approveAndSign(story: Story, link: string): Promise<void> {
  const { owner } = story.desk;
  const phone = await phoneOf(story);
  await phone.goto(link);
  await phone.getByLabel("Votre nom complet").fill("Odile Rey");
  await phone.getByLabel("Bon de commande").fill("BC-2026-118");
  await phone.getByLabel("Bon pour accord", { exact: false }).check();
  await phone.getByRole("button", { name: "Donner mon accord" }).click();
  await expect(phone.getByText(/^Approuvé par Odile Rey/)).toBeVisible();
  await owner.reload();
  await askAndConfirm(owner, "Signer et envoyer la convention");
  await expect(owner.getByText("Convention à signer").first()).toBeVisible();
  const want = { to: BUYER, subject: /Convention à signer/, link: /\/convention/ };
  await phone.goto(linkOf(await waitForMail(story.product.inbox, want), want.link));
  await phone.getByLabel("Votre nom complet").fill("Odile Rey");
  await phone.getByLabel("J’ai lu la convention", { exact: false }).check();
  await phone.getByRole("button", { name: "Signer la convention" }).click();
  await expect(phone.getByText(/^Signée pour le client par Odile Rey/)).toBeVisible();
  await phone.context().close();
}

/** The schedule drafted it; issued, it bears the purchase order, and the client pays it by card. */
async function issueAndPay(story: Story): Promise<string> {
  const { desk, product } = story;
  const { owner } = desk;
  await expect(async () => {
    await owner.reload();
    await expect(owner.getByRole("link", { name: "Voir la facture" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await owner.getByRole("link", { name: "Voir la facture" }).click();
  const number = await issueShown(desk);
  await expect(owner.getByText("BC-2026-118").first()).toBeVisible();
  await expect(owner.getByText(said("2 832,00 €")).first()).toBeVisible();
  const to = "comptabilite@valdor.example";
  const mail = await waitForMail(product.inbox, { to, subject: new RegExp(number), link: /\/payer\// });
  const payer = await phoneOf(story);
  await payer.goto(linkOf(mail, /\/payer\//));
  await payer.getByRole("button", { name: /^Payer .* en ligne$/ }).click();
  await payer.getByRole("button", { name: "Payer par carte" }).click();
  await expect(payer.getByText("Cette facture est réglée")).toBeVisible();
  await payer.context().close();
  await expect(owner.getByText("Payée en totalité")).toBeVisible();
  await shot(owner, "money-paid");
  return number;
}

/** One seat of it is taken back by a credit note, and its price goes back to the card that paid. */
async function creditAndRefund({ desk }: Story): Promise<void> {
  const { owner } = desk;
  await act(owner, "Créer un avoir").click();
  await owner.getByLabel(/^Une place.*HT$/).fill("1180");
  await owner.getByLabel("Motif").fill("Une personne ne vient plus, d’un commun accord");
  await expectAxeClean(owner);
  await shot(owner, "money-credit");
  await act(owner, "Émettre l’avoir").click();
  await expect(owner.getByText(said("1 416,00 € à rendre au client.")).first()).toBeVisible();
  await owner.getByRole("link", { name: "Rendre cette somme" }).click();
  await owner
    .getByRole("button", { name: /^Rendre/ })
    .first()
    .click();
  await expect(owner.getByRole("radio", { name: "En ligne, sur le moyen utilisé" })).toBeChecked();
  await expectAxeClean(owner);
  await shot(owner, "money-refund");
  await act(owner, "Rendre").click();
  await expect(owner.getByText("C’est enregistré.")).toBeVisible();
  await owner.goto(desk.screen("/encaissements"));
  await expect(owner.getByRole("row", { name: /Remboursement/ }).filter({ hasText: said("1 416,00") })).toBeVisible();
  await expectAxeClean(owner);
  await shot(owner, "money-takings");
}

/** What the funder leaves of the third seat is its client's, on an invoice of its own. */
async function billTheRest({ desk, cohortID }: Story): Promise<void> {
  const { owner } = desk;
  await owner.goto(desk.screen(`/factures/nouvelle?groupe=${cohortID}`));
  await expect(owner.getByText("L’échéancier d’une commande facture ces places", { exact: false })).toBeVisible();
  await expect(owner.getByRole("checkbox", { name: /Ana Ribeiro/ })).toBeChecked();
  await owner.getByLabel("Bon de commande du client").fill("BC-2026-119");
  await expectAxeClean(owner);
  await shot(owner, "money-rest");
  await owner.getByRole("button", { name: "Préparer le brouillon" }).click();
  await issueShown(desk);
  await expect(owner.getByText("BC-2026-119").first()).toBeVisible();
}

/** Both sessions held and followed, certificates signed: the funder is invoiced for the hours, and transfers. */
async function billTheFunder({ desk, product, cohortID }: Story): Promise<void> {
  const { owner, read, post } = desk;
  type Whole = { sessions: { sessionID: string }[]; enrolments: { enrolmentID: string }[] };
  const { sessions, enrolments } = await read<Whole>(`/cohort/${cohortID}`);
  const marks = enrolments.map(({ enrolmentID }) => ({ enrolmentID, presence: "present" }));
  for (const { sessionID } of sessions) await post(`/cohort/${cohortID}/session/${sessionID}/held`, { marks });
  await owner.goto(desk.screen("/financements?etat=accordes"));
  await owner.getByRole("link", { name: FUNDER }).click();
  await askAndConfirm(owner, "Signer les certificats");
  await expect(owner.getByText("Accord, heures et facture concordent")).toBeVisible();
  await owner.getByRole("button", { name: "Préparer la facture" }).click();
  await askAndConfirm(owner, "Émettre la facture");
  await expect(owner.getByText(/^Facture .+ émise\.$/)).toBeVisible();
  const mail = await waitForMail(product.inbox, { to: FUNDER_MAIL, subject: /[Ff]acture/ });
  const names = mail.attachments.map(({ name }) => name).join();
  expect(names).toContain("certificat-ana-ribeiro.pdf");
  expect(names).toContain("feuille-de-presence.pdf");
  await owner.getByRole("link", { name: /^F-/ }).first().click();
  await followAndDo(owner, "Enregistrer un paiement");
  await expect(owner.getByText("Payée en totalité")).toBeVisible();
  await shot(owner, "money-funder-paid");
}

test("three seats: two of an employer on his purchase order, one shared with a funder, one credited and refunded", async ({
  browser,
  page: owner,
  product,
}) => {
  const faults = complaintsOf(owner);
  const desk = await deskOf(owner, product.signIn.owner);
  const since = new Date().toISOString();
  const story: Story = { desk, product, browser, cohortID: await groupOfThree(desk), since };
  const { step } = test;
  await step("each accepts his seat", () => acceptSeats(story));
  await step("a funder agrees to a part of one seat", () => fundOne(story));
  const link = await step("the client is quoted the two others", () => quoteTwo(story));
  await step("he approves with his purchase order, and signs", () => approveAndSign(story, link));
  const number = await step("the invoice bears it, and is paid by card", () => issueAndPay(story));
  await step("one seat is credited and refunded", () => creditAndRefund(story));
  await step("the client is invoiced for what the funder leaves", () => billTheRest(story));
  await step("the funder is invoiced from hours held, and transfers", () => billTheFunder(story));
  const numbers = await step("the month's FEC is balanced, a document each piece", () => expectBalanced(desk));
  expect(numbers).toContain(number);
  await step("each document is accepted by the checks", () => expectAccepted(desk, numbers));
  expect(faults).toEqual([]);
});
