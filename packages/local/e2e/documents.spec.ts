import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { chapter } from "./chapter.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";

/** What a firm hands out of a group and agrees on with its client, and who reads it: each test goes on from the last. */
const story = chapter(120_000);

let owner: Page;
let group = "";

test("the firm has a group's documents drawn, sees how far they are, and hands them out", async ({ browser }) => {
  owner = await story.open(browser);
  await owner.goto(story.product.signIn.owner);
  await owner.goto(`${owner.url()}groupes`);
  await owner.getByRole("link", { name: "Managers de proximité Valdor" }).click();
  await owner.getByRole("tab", { name: "Documents" }).click();
  await owner.getByRole("link", { name: "Préparer et remettre les documents" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Documents à remettre" })).toBeVisible();
  group = owner.url();
  await owner.getByRole("button", { name: "Tout préparer" }).click();
  await expect(owner.getByRole("progressbar")).toBeVisible();
  await expect(owner.getByRole("button", { name: "Tout mettre à jour" })).toBeEnabled({ timeout: 60_000 });
  const papers = owner.getByRole("region", { name: "Documents", exact: true });
  const href = await papers.getByRole("link", { name: "Anglais (PDF) Règlement intérieur" }).getAttribute("href");
  const file = await owner.request.get(new URL(href ?? "", owner.url()).href);
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await owner.getByRole("button", { name: "Remettre à tous" }).click();
  await expect(owner.getByText("0 sur 4").first()).toBeVisible();
  await expectAxeClean(owner);
});

test("a person opens his documents on a phone, without script, and signs the rules", async ({ browser }) => {
  const whole = await owner.request.get(
    group.replace(/\/app\/(f\/[^/]+)\/groupes\/([^/]+).*/, "/api/$1/cohort/$2/document"),
  );
  const { handouts } = (await whole.json()) as {
    handouts: { to: string; name: string; emails: string[] }[];
  };
  const person = handouts.find(({ to }) => to === "person");
  const [name, email] = [person?.name ?? "", person?.emails[0] ?? ""];
  const mail = await waitForMail(story.product.inbox, { to: email, subject: /Votre convocation/ });
  const phone = await story.open(browser, { width: 390, script: false });
  await phone.goto(linkOf(mail, /\/documents\//));
  await expect(phone.getByRole("heading", { level: 1, name: "Vos documents" })).toBeVisible();
  await phone.getByRole("button", { name: "Signer" }).click();
  await expect(phone.getByText("Cochez la case si vous avez lu ces documents.").first()).toBeVisible();
  await phone.getByLabel("J’ai lu le programme et le règlement").check();
  await phone.getByLabel("Votre prénom et votre nom").fill(name);
  await phone.getByRole("button", { name: "Signer" }).click();
  await expect(phone.getByText(`Signé par ${name}`)).toBeVisible();
  await owner.reload();
  await expect(
    owner
      .getByRole("row")
      .filter({ hasText: name })
      .getByText(/signé le/),
  ).toBeVisible();
});

test("firm and sponsor sign a framing note; sponsor and participant read the same", async ({ browser }) => {
  await owner.getByRole("link", { name: /^Écrire la note avec/ }).click();
  await owner.getByLabel("Ce que l’entreprise attend").fill("Des managers moins seuls");
  await owner.getByLabel("Prénom et nom").fill("Inès Inventée");
  await owner.getByLabel("Adresse électronique").fill("ines.inventee@exemple.fr");
  await owner.getByLabel("Fonction").fill("DRH");
  await owner.getByLabel("Signer pour le cabinet et envoyer à signer").check();
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Enregistrer" }).click();
  await expect(owner.getByText("envoyée, à signer par l’entreprise")).toBeVisible();
  const mail = await waitForMail(story.product.inbox, {
    to: "ines.inventee@exemple.fr",
    subject: /Note de cadrage à signer/,
  });
  const phone = await story.open(browser, { width: 390, script: false });
  await phone.goto(linkOf(mail, /\/cadrage\//));
  await expect(phone.getByText("Des managers moins seuls")).toBeVisible();
  await phone.getByLabel("J’ai lu cette note et je l’accepte").check();
  await phone.getByLabel("Votre prénom et votre nom").fill("Inès Inventée");
  await phone.getByRole("button", { name: "Signer" }).click();
  await expect(phone.getByText("Signée par Inès Inventée, DRH")).toBeVisible();

  for (const role of ["sponsor", "participant"] as const) {
    const page = await story.open(browser);
    await page.goto(story.product.signIn[role]);
    const read = page.getByRole("region", { name: /^La note de cadrage.*Valdor/ });
    await read.getByText("Lire la note").click();
    await expect(read.getByText("Des managers moins seuls")).toBeVisible();
    await expectAxeClean(page);
    await page.context().close();
  }
});

test("the firm rewrites its wording: the preview follows, and a word that does not exist is refused", async () => {
  await owner.goto(group.replace(/groupes.*/, "reglages/documents/rules"));
  const text = owner.getByLabel("Texte en français");
  await text.fill("Les règles de {cabine}.");
  await expect(owner.getByText("{cabine} n’existe pas pour ce document.")).toBeVisible();
  await owner.getByRole("button", { name: "Enregistrer une nouvelle édition" }).click();
  await expect(owner.getByText("Un mot entre accolades n’existe pas pour ce document.").first()).toBeVisible();
  await text.fill("Les règles de {cabinet}.");
  await expect(owner.getByText("Les règles de Cabinet Exemple.")).toBeVisible();
  await owner.getByRole("button", { name: "Enregistrer une nouvelle édition" }).click();
  await expect(owner.getByText(/^Édition 1 du/)).toBeVisible();
  await expectAxeClean(owner);
});
