import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { complaintsOf, expect, test } from "./journey.ts";

test.setTimeout(150_000);

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "fr-FR" };
const GROUP = "Cadres de Valdor";
const VALDOR = "Valdor Industrie (démonstration)";
const BUYER = "odile.rey@valdor.example";
const PDF = /^%PDF-1\.7/;

/** A training group of one person that began a month ago, without any agreement; answers its address. */
async function groupThatBegan(owner: Page): Promise<string> {
  const api = /\/app(\/f\/[^/]+)\//.exec(owner.url())?.[1];
  const { origin } = new URL(owner.url());
  const read = async <T>(path: string) => (await (await owner.request.get(`${origin}/api${api}${path}`)).json()) as T;
  const post = async <T>(path: string, data: object): Promise<T> => {
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const answer = await owner.request.post(`${origin}/api${api}${path}`, { headers, data });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
    return (await answer.json()) as T;
  };
  const { cohorts } = await read<{ cohorts: Record<string, string>[] }>("/cohort");
  const known = cohorts.find(({ organizationName }) => organizationName === VALDOR) ?? {};
  const { programmeID, organizationID, coachID } = known;
  const { people } = await read<{ people: { participantID: string; family: string }[] }>(
    `/organization/${organizationID}`,
  );
  const person = people.find(({ family }) => family === "Ribeiro");
  const start = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const cycle = { start, rhythm: { everyWeeks: 4, weekday: 4, time: "17:30" }, regular: 3 };
  const place = { modality: "onsite", place: "Nantes" };
  const opening = { programmeID, organizationID, coachID, name: GROUP, cycle, ...place };
  const { cohortID } = await post<{ cohortID: string }>("/cohort", opening);
  await post(`/cohort/${cohortID}/enrolment`, { organizationID, participantIDs: [person?.participantID] });
  return `${origin}/app${api}/groupes/${cohortID}`;
}

/** What a link of a page leads to, byte by byte. */
async function fileBehind(page: Page, name: string): Promise<string> {
  const href = await page.getByRole("link", { name }).getAttribute("href");
  const answer = await page.request.get(new URL(href ?? "", page.url()).href);
  return (await answer.body()).toString("latin1");
}

test("a client approves a quote and signs its agreement by one link; nothing begins nor is billed before", async ({
  browser,
  page: owner,
  product,
}) => {
  const phone = await (await browser.newContext(PHONE)).newPage();
  const faults = [complaintsOf(owner), complaintsOf(phone)];
  await owner.goto(product.signIn.owner);
  await expect(owner).toHaveURL(/\/app\/f\//);
  const since = new Date().toISOString();
  const group = await groupThatBegan(owner);

  await test.step("someone accepts his seat; the first session may not be held", async () => {
    const want = { to: "ana.ribeiro@valdor.example", subject: /Une place/, link: /\/inscription\//, since };
    await phone.goto(linkOf(await waitForMail(product.inbox, want), want.link));
    await phone.getByRole("button", { name: "J’accepte, et je m’engage sur ces dates" }).click();
    await owner.goto(group);
    await expect(owner.getByText("La première séance ne peut pas commencer", { exact: false })).toBeVisible();
    await owner.getByRole("button", { name: "Marquer comme tenue – Séance de lancement" }).first().click();
    const sheet = owner.getByRole("dialog");
    await sheet.getByRole("button", { name: "Marquer comme tenue" }).click();
    await expect(sheet.getByRole("alert")).toContainText("convention");
    await owner.keyboard.press("Escape");
  });

  await test.step("the quote is made from the group, with a schedule of its own, and sent with its PDF", async () => {
    await owner.getByRole("link", { name: "Voir les conventions" }).click();
    const agreements = owner.getByRole("region", { name: "Conventions des clients" });
    await expect(agreements.getByText("À signer avant la première séance")).toBeVisible();
    await expectAxeClean(owner);
    await agreements.getByRole("link", { name: "Faire le devis" }).click();
    await owner.getByLabel("Nom du signataire").fill("Odile Rey");
    await owner.getByLabel("Sa qualité").fill("Directrice");
    await owner.getByLabel("Son adresse électronique").fill(BUYER);
    await owner.getByLabel("Objet du devis").fill("Codéveloppement des cadres");
    await owner.getByLabel("Nombre de places").fill("6");
    await owner.getByLabel("Participants connus").fill("Ana Ribeiro");
    await owner.getByLabel("Description").fill("Un groupe de cinq à huit pairs");
    await owner.getByLabel("Compté").selectOption({ label: "par groupe (forfait)" });
    await owner.getByLabel("Prix unitaire HT").fill("5600");
    await owner.getByLabel("Remise sur la ligne").fill("10");
    await owner.getByLabel("Facturation").selectOption({ label: "Autre échéancier" });
    await owner.getByLabel("Part", { exact: true }).first().fill("40");
    await owner.getByLabel("Part", { exact: true }).last().fill("50");
    await owner.getByRole("button", { name: "Enregistrer le devis" }).click();
    await expect(
      owner.getByText("Les parts de l’échéancier doivent faire le montant HT du devis.").first(),
    ).toBeVisible();
    await owner.getByLabel("Part", { exact: true }).last().fill("60");
    await expectAxeClean(owner);
    await owner.getByRole("button", { name: "Enregistrer le devis" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: "Devis en préparation" })).toBeVisible();
    await owner.getByRole("button", { name: "Envoyer le devis" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Envoyer le devis" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: /^Devis D-/ })).toBeVisible();
  });

  await test.step("the client reads it on a phone, names his purchase order and approves", async () => {
    const mail = await waitForMail(product.inbox, { to: BUYER, subject: /^Devis/, link: /\/devis\// });
    expect(mail.attachments.map(({ name }) => name).join()).toMatch(/^devis-D-.*\.pdf$/);
    await phone.goto(linkOf(mail, /\/devis\//));
    await expect(phone.getByText("Ana Ribeiro, 5 à nommer avant la première séance")).toBeVisible();
    expect(await fileBehind(phone, "Télécharger le devis (PDF)")).toMatch(PDF);
    await phone.getByLabel("Votre nom complet").fill("Odile Rey");
    await phone.getByLabel("Bon de commande").fill("BC-2026-41");
    await phone.getByLabel("Bon pour accord", { exact: false }).check();
    await expectAxeClean(phone);
    await phone.getByRole("button", { name: "Donner mon accord" }).click();
    await expect(phone.getByText(/^Approuvé par Odile Rey/)).toBeVisible();
  });

  await test.step("the firm sends the agreement, the client signs it, and both keep it", async () => {
    await owner.reload();
    await owner.getByRole("button", { name: "Signer et envoyer la convention" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Signer et envoyer la convention" }).click();
    await expect(owner.getByText("Convention à signer").first()).toBeVisible();
    const mail = await waitForMail(product.inbox, { to: BUYER, subject: /Convention à signer/, link: /\/convention/ });
    await phone.goto(linkOf(mail, /\/convention/));
    await phone.getByLabel("Votre nom complet").fill("Odile Rey");
    await phone.getByLabel("J’ai lu la convention", { exact: false }).check();
    await phone.getByRole("button", { name: "Signer la convention" }).click();
    await expect(phone.getByText(/^Signée pour le client par Odile Rey/)).toBeVisible();
    await expectAxeClean(phone);
    const signed = await waitForMail(product.inbox, { to: BUYER, subject: /Convention signée/ });
    expect(signed.attachments.map(({ name }) => name).join()).toMatch(/^convention-D-.*\.pdf$/);
    expect(await fileBehind(phone, "Télécharger la convention (PDF)")).toMatch(PDF);
  });

  await test.step("the first instalment is drafted by the schedule, with the purchase order, and issued", async () => {
    await owner.reload();
    await expect(owner.getByText("Signé", { exact: true }).first()).toBeVisible();
    await expectAxeClean(owner);
    await owner.getByRole("button", { name: "Nommer les participants" }).click();
    await owner.getByRole("dialog").getByRole("textbox").fill("Ana Ribeiro\nPaul Œuvrard");
    await owner.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
    await expect(owner.getByText("Ana Ribeiro, Paul Œuvrard, 4 à nommer plus tard")).toBeVisible();
    await owner.getByRole("link", { name: "Voir la facture" }).click();
    await expect(owner.getByText(/2\s016,00\s€/).first()).toBeVisible();
    await expect(owner.getByText("BC-2026-41").first()).toBeVisible();
    await owner.getByRole("button", { name: "Émettre la facture" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Émettre la facture" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: /^Facture / })).toBeVisible();
  });

  await test.step("now the first session is held", async () => {
    await owner.goto(group);
    await owner.getByRole("button", { name: "Marquer comme tenue – Séance de lancement" }).first().click();
    await owner.getByRole("dialog").getByRole("button", { name: "Marquer comme tenue" }).click();
    await expect(owner.getByText("La séance est marquée comme tenue.").first()).toBeVisible();
  });

  await test.step("the sponsor reads both papers beside his invoices", async () => {
    await phone.goto(product.signIn.sponsor);
    await phone.goto(`${phone.url().replace(/\/espace.*$/, "")}/espace/factures`);
    await expect(phone.getByRole("region", { name: "Devis et conventions" })).toContainText(
      "Codéveloppement des cadres",
    );
    await expectAxeClean(phone);
  });
  expect(faults.flat()).toEqual([]);
});
