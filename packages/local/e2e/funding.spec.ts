import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import { expectFits } from "./story/story.ts";

test.setTimeout(150_000);

const GROUP = "Cadres financés de Valdor";
const VALDOR = "Valdor Industrie (démonstration)";
const FUNDER = "OPCO des Essais (démonstration)";
const DAY_MS = 86_400_000;
const dayAt = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

interface Api {
  read<T>(path: string): Promise<T>;
  post<T>(path: string, data: object): Promise<T>;
  screen(path: string): string;
}

/** What the owner's screens ask, as he is signed in. */
function apiOf(owner: Page): Api {
  const firm = /\/app(\/f\/[^/]+)\//.exec(owner.url())?.[1];
  const { origin } = new URL(owner.url());
  return {
    screen: (path) => `${origin}/app${firm}${path}`,
    read: async <T>(path: string) => (await (await owner.request.get(`${origin}/api${firm}${path}`)).json()) as T,
    post: async <T>(path: string, data: object): Promise<T> => {
      const headers = { "Idempotency-Key": crypto.randomUUID() };
      const answer = await owner.request.post(`${origin}/api${firm}${path}`, { headers, data });
      expect(answer.status(), await answer.text()).toBeLessThan(300);
      return (await answer.json()) as T;
    },
  };
}

/** A training group of two sessions that are over, one person in it, the client's agreement signed on paper. */
async function groupThatBegan({ read, post }: Api): Promise<string> {
  const { cohorts } = await read<{ cohorts: Record<string, string>[] }>("/cohort");
  const known = cohorts.find(({ organizationName }) => organizationName === VALDOR) ?? {};
  const { programmeID, organizationID, coachID } = known;
  const { people } = await read<{ people: { participantID: string; family: string }[] }>(
    `/organization/${organizationID}`,
  );
  const person = people.find(({ family }) => family === "Ribeiro");
  const cycle = { start: dayAt(-70), rhythm: { everyWeeks: 4, weekday: 3, time: "18:30" }, regular: 0 };
  const opening = { programmeID, organizationID, coachID, name: GROUP, cycle, modality: "onsite", place: "Nantes" };
  const { cohortID } = await post<{ cohortID: string }>("/cohort", opening);
  await post(`/cohort/${cohortID}/enrolment`, { organizationID, participantIDs: [person?.participantID] });
  const paper = { organizationID, name: "Odile Rey", role: "Directrice", on: dayAt(-90), kept: "Classeur 3" };
  await post(`/order/group/${cohortID}/elsewhere`, paper);
  return cohortID;
}

/** Both sessions held, the person there. */
async function holdAll({ read, post }: Api, cohortID: string): Promise<void> {
  type Whole = { sessions: { sessionID: string }[]; enrolments: { enrolmentID: string }[] };
  const { sessions, enrolments } = await read<Whole>(`/cohort/${cohortID}`);
  const marks = enrolments.map(({ enrolmentID }) => ({ enrolmentID, presence: "present" }));
  for (const { sessionID } of sessions) await post(`/cohort/${cohortID}/session/${sessionID}/held`, { marks });
}

test("a funder pays from hours held, and the organization what the funder leaves", async ({
  browser,
  page: owner,
  product,
}) => {
  const faults = complaintsOf(owner);
  await owner.goto(product.signIn.owner);
  await expect(owner).toHaveURL(/\/app\/f\//);
  const api = apiOf(owner);
  const since = new Date().toISOString();
  const cohortID = await groupThatBegan(api);

  await test.step("someone takes his seat", async () => {
    const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    const mail = await waitForMail(product.inbox, { to: "ana.ribeiro@valdor.example", subject: /Une place/, since });
    await phone.goto(linkOf(mail, /\/inscription\//));
    await phone.getByRole("button", { name: "J’accepte, et je m’engage sur ces dates" }).click();
    await expect(phone.getByRole("heading", { level: 1, name: "Votre place est confirmée" })).toBeVisible();
    await phone.context().close();
  });

  await test.step("the firm writes what it asks of a new funder, from the group's people", async () => {
    await owner.goto(api.screen(`/groupes/${cohortID}?onglet=participants`));
    await owner.getByRole("link", { name: "Financer des places" }).click();
    await owner.getByRole("button", { name: "Nouveau financeur" }).click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByLabel("Nom", { exact: true }).fill(FUNDER);
    await dialog.getByLabel(/^SIRET/).fill("99000003600015");
    await dialog.getByLabel("Numéro et rue").fill("1 rue de l’Essai");
    await dialog.getByLabel("Code postal").fill("75009");
    await dialog.getByLabel("Ville").fill("Paris");
    await dialog.getByLabel("Adresse électronique des factures").fill("factures@opco.example");
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await expect(dialog.getByLabel(/^SIRET/)).toHaveAccessibleDescription(/SIRET/);
    await dialog.getByLabel(/^SIRET/).fill("99000003600014");
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await expect(owner.getByText("Financeur enregistré.")).toBeVisible();
    await expect(owner.getByRole("checkbox", { name: "Ana Ribeiro" })).toBeChecked();
    await owner.getByLabel("Montant demandé HT, pour tous").fill("400");
    await expectAxeClean(owner);
    await owner.getByRole("button", { name: "Enregistrer la demande" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: FUNDER })).toBeVisible();
    await expectAxeClean(owner);
  });

  await test.step("its agreement makes it a payer of the seat, the organization of the rest", async () => {
    await owner.getByRole("button", { name: "Enregistrer l’accord" }).click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByLabel("Numéro de dossier du financeur").fill("DOS-2026-17");
    await dialog.getByLabel("Date de la décision").fill(dayAt(-80));
    await expectAxeClean(owner);
    await dialog.getByRole("button", { name: "Enregistrer l’accord" }).click();
    await expect(owner.getByText("Aucune séance n’a encore été tenue avec ces personnes.")).toBeVisible();
    await expect(owner.getByRole("button", { name: "Préparer la facture" })).toHaveCount(0);
    await owner.goto(api.screen(`/groupes/${cohortID}?onglet=participants`));
    await expect(owner.getByRole("cell", { name: new RegExp(FUNDER.slice(0, 16)) })).toContainText("400,00");
  });

  await test.step("hours held and followed, and signed certificates, let its invoice be issued", async () => {
    await holdAll(api, cohortID);
    await owner.goto(api.screen("/financements?etat=accordes"));
    await expectAxeClean(owner);
    await owner.getByRole("link", { name: FUNDER }).click();
    await expect(owner.getByText(/Le certificat de réalisation de Ana Ribeiro n’est pas signé/)).toBeVisible();
    await owner.getByRole("button", { name: "Signer les certificats" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Signer les certificats" }).click();
    await expect(owner.getByText("Accord, heures et facture concordent")).toBeVisible();
    await owner.getByRole("button", { name: "Préparer la facture" }).click();
    await owner.getByRole("button", { name: "Émettre la facture" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Émettre la facture" }).click();
    await expect(owner.getByText(/^Facture .+ émise\.$/)).toBeVisible();
    const mail = await waitForMail(product.inbox, { to: "factures@opco.example", subject: /[Ff]acture/ });
    expect(JSON.stringify(mail)).toContain("certificat-ana-ribeiro.pdf");
    expect(JSON.stringify(mail)).toContain("feuille-de-presence.pdf");
    for (const name of ["Certificat de réalisation de Ana Ribeiro", "Feuille de présence"]) {
      const href = await owner.getByRole("link", { name }).getAttribute("href");
      const file = await owner.request.get(new URL(href ?? "", owner.url()).href);
      expect((await file.body()).toString("latin1")).toMatch(/^%PDF-1\.7/);
    }
  });

  await test.step("what it does not pay is taken back from it and asked of the organization", async () => {
    const { fundings } = await api.read<{ fundings: Record<string, string>[] }>("/funding");
    const invoiceID = fundings.find(({ funderName }) => funderName === FUNDER)?.invoiceID ?? "";
    await api.post(`/invoice/${invoiceID}/payment`, { method: "transfer", amount: 30_000, receivedOn: dayAt(-1) });
    await owner.reload();
    await owner.getByRole("button", { name: "Le financeur ne paie pas le solde" }).click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByLabel("Raison").fill("Plafond annuel atteint");
    await dialog.getByRole("button", { name: "Le financeur ne paie pas le solde" }).click();
    await expect(async () => {
      await owner.reload();
      await expect(owner.getByText("Facture du client, pour le solde")).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    await expect(owner.getByText("Avoir du solde")).toBeVisible();
    await expectAxeClean(owner);
  });

  await test.step("the training over, the funder gives its view by link, on a phone, without a script", async () => {
    const link = /\/avis\//;
    const mail = await waitForMail(product.inbox, { to: "factures@opco.example", link });
    const viewport = { width: 390, height: 844 };
    const context = await browser.newContext({ locale: "fr-FR", viewport, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(linkOf(mail, link));
    await expect(page.getByRole("heading", { level: 1, name: "Votre avis de financeur" })).toBeVisible();
    await expectFits(page);
    const send = page.getByRole("button", { name: "Envoyer mon avis" });
    const figure = page.getByRole("radio", { name: "4", exact: true });
    while (!(await send.count())) {
      if (await figure.count()) await figure.check();
      await page.getByRole("button", { name: "Suivant" }).click();
    }
    if (await figure.count()) await figure.check();
    await send.click();
    await expect(page.getByRole("heading", { level: 1, name: "Merci" })).toBeVisible();
    // Once: the same link asks nothing any more.
    await page.goto(linkOf(mail, link));
    await expect(send).toHaveCount(0);
    await context.close();
  });
  expect(faults).toEqual([]);
});
