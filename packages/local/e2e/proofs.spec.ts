import type { Browser, Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import { type Product, startProduct } from "./start.ts";

/** What a firm can show of a session, from the code on the screen on: each test goes on where the one before ended. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

let product: Product;
let coach: Page;
let code = "";
const faults: string[][] = [];
test.beforeAll(async () => {
  // The day after the demo's day: the session of that day has begun.
  product = await startProduct({ env: { DAYS_AHEAD: "1" } });
});
test.afterAll(async () => {
  await product.discard();
  expect(product.complaints()).not.toMatch(/"level":"error"/);
  expect(faults.flat()).toEqual([]);
});

async function open(browser: Browser, width: number, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width, height: 844 }, javaScriptEnabled });
  const page = await context.newPage();
  faults.push(complaintsOf(page));
  return page;
}

async function draw(page: Page): Promise<void> {
  await page.locator("canvas").scrollIntoViewIfNeeded();
  const box = await page.locator("canvas").boundingBox();
  if (!box) throw new Error("There is no pad");
  await page.mouse.move(box.x + 30, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 20],
    [110, 80],
    [170, 30],
    [230, 70],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 6 });
  await page.mouse.up();
}

test("the coach opens the sheet of a session and shows its code", async ({ browser }) => {
  coach = await open(browser, 1280);
  await coach.goto(product.signIn.coach);
  await coach.goto(`${coach.url()}groupes`);
  await coach.getByRole("link", { name: "Managers de proximité Valdor" }).click();
  await coach.getByRole("tab", { name: "Présence" }).click();
  await coach.getByRole("region", { name: "Feuilles d’émargement" }).getByRole("link").last().click();
  await expect(coach.getByRole("heading", { level: 1, name: /^Émargement/ })).toBeVisible();
  await expectAxeClean(coach);
  await coach.getByRole("button", { name: "Afficher le code" }).click();
  await expect(coach.getByRole("img", { name: "Code à viser pour signer" })).toBeVisible();
  code = (await coach.locator(".signing-code strong").textContent()) ?? "";
  expect(code).toMatch(/^[0-9A-Z]{6}$/);
});

test("people sign on a phone: drawn, or by a typed name without script", async ({ browser }) => {
  const origin = new URL(product.dashboard).origin;
  const phone = await open(browser, 390);
  await phone.goto(`${origin}/emargement/${code}`);
  const count = (await phone.getByLabel("Vous êtes").locator("option").count()) - 1;
  expect(count).toBeGreaterThan(2);
  await phone.getByLabel("Vous êtes").selectOption({ index: 1 });
  await draw(phone);
  await expectAxeClean(phone);
  await phone.getByRole("button", { name: "Signer", exact: true }).click();
  await expect(phone.getByText("Votre signature est enregistrée.")).toBeVisible();

  const bare = await open(browser, 390, false);
  await bare.goto(`${origin}/emargement/${code}`);
  await expect(bare.locator("canvas")).toBeHidden();
  await bare.getByLabel("Vous êtes").selectOption({ index: 1 });
  await bare.getByLabel("Ou signez en tapant").fill("Personne Autre");
  await bare.getByRole("button", { name: "Signer", exact: true }).click();
  await expect(bare.getByText("Ce n’est pas le nom choisi").first()).toBeVisible();
});

test("the coach says who is away, signs last, and the sheet is closed; a correction comes after it", async () => {
  const awaiting = coach.getByRole("row").filter({ hasText: "En attente" });
  await expect(coach.getByRole("row").filter({ hasText: "Signé" })).toHaveCount(1);
  for (let left = await awaiting.count(); left > 0; left--) {
    await awaiting.first().getByRole("link").click();
    await coach.getByRole("radio", { name: left === 1 ? "Absent" : "Excusé" }).check();
    await coach.getByRole("button", { name: "Enregistrer" }).click();
    await expect(awaiting).toHaveCount(left - 1);
  }
  await draw(coach);
  await coach.getByRole("button", { name: "Contresigner" }).click();
  await expect(coach.getByText("La feuille est close.")).toBeVisible();
  await coach.getByRole("row").filter({ hasText: "Absent" }).first().getByRole("link").click();
  await coach.getByRole("radio", { name: "Présent, sans signature" }).check();
  await coach.getByRole("button", { name: "Ajouter la correction" }).click();
  await expect(coach.getByRole("alert")).toBeVisible();
  await coach.getByLabel("Pourquoi vous corrigez").fill("Présent, téléphone éteint");
  await coach.getByRole("button", { name: "Ajouter la correction" }).click();
  await expect(coach.getByRole("region", { name: "Corrections" })).toContainText("téléphone éteint");
  await expectAxeClean(coach);
  const href = await coach.getByRole("link", { name: "Ouvrir le PDF" }).getAttribute("href");
  const paper = await coach.request.get(new URL(href ?? "", coach.url()).href);
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("the firm signs the certificates of a group in one act; its sponsor takes his people’s in one archive", async ({
  browser,
}) => {
  const owner = await open(browser, 1280);
  await owner.goto(product.signIn.owner);
  const firm = owner.url();
  await owner.goto(`${firm}groupes`);
  await owner.getByRole("link", { name: "Managers de proximité Valdor" }).click();
  await owner.getByRole("tab", { name: "Documents" }).click();
  const certificates = owner.getByRole("region", { name: "Certificats de réalisation" });
  await certificates.getByRole("button", { name: "Signer les certificats" }).click();
  await expect(certificates.getByRole("listitem")).not.toHaveCount(0);
  await expectAxeClean(owner);
  const paper = await owner.request.get(
    new URL((await certificates.getByRole("link").first().getAttribute("href")) ?? "", owner.url()).href,
  );
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await owner.goto(`${firm}reglages/journal`);
  await expect(owner.getByRole("row").filter({ hasText: "A signé les certificats d’un groupe" }).first()).toBeVisible();
  await owner.getByLabel("Sujet").selectOption({ label: "Présence et émargement" });
  await expect(owner.getByRole("row").filter({ hasText: "A contresigné une demi-journée" })).toHaveCount(1);
  await expectAxeClean(owner);

  const sponsor = await open(browser, 390);
  await sponsor.goto(product.signIn.sponsor);
  const link = sponsor.getByRole("link", { name: "Tout télécharger (ZIP)" }).first();
  await expect(link).toBeVisible();
  const archive = await sponsor.request.get(new URL((await link.getAttribute("href")) ?? "", sponsor.url()).href);
  expect((await archive.body()).subarray(0, 2).toString()).toBe("PK");
  expect((await archive.body()).includes(Buffer.from("01-certificat-"))).toBe(true);
});
