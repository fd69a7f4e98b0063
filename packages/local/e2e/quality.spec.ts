import type { Browser, Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { waitForMail } from "./inbox.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import { type Product, startProduct } from "./start.ts";

/** A cycle's proofs, from the code on the screen to the quality pack: each test goes on where the one before ended. */
test.describe.configure({ mode: "serial", timeout: 180_000 });

const GROUP = "Managers de proximité Valdor";
/** What the demo's people answered, and what is complained of here: in no file that leaves the firm. */
const NEVER = ["Deux idées à essayer dès lundi", "Hâte d’apporter mon sujet", "Le parking est introuvable"];

let product: Product;
let owner: Page;
let firm = "";
const faults: string[][] = [];
test.beforeAll(async () => {
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
  await page.mouse.move(box.x + 110, box.y + 20, { steps: 6 });
  await page.mouse.move(box.x + 190, box.y + 70, { steps: 6 });
  await page.mouse.up();
}

test("people sign by the code, the coach closes the sheet, the firm signs certificates", async ({ browser }) => {
  const coach = await open(browser, 1280);
  await coach.goto(product.signIn.coach);
  await coach.goto(`${coach.url()}groupes`);
  await coach.getByRole("link", { name: GROUP }).click();
  await coach.getByRole("tab", { name: "Présence" }).click();
  await coach.getByRole("region", { name: "Feuilles d’émargement" }).getByRole("link").last().click();
  await coach.getByRole("button", { name: "Afficher le code" }).click();
  await expect(coach.locator(".signing-code strong")).toBeVisible();
  const code = (await coach.locator(".signing-code strong").textContent()) ?? "";
  const phone = await open(browser, 390);
  await phone.goto(`${new URL(product.dashboard).origin}/emargement/${code}`);
  await phone.getByLabel("Vous êtes").selectOption({ index: 1 });
  await draw(phone);
  await phone.getByRole("button", { name: "Signer", exact: true }).click();
  await expect(phone.getByText("Votre signature est enregistrée.")).toBeVisible();
  const awaiting = coach.getByRole("row").filter({ hasText: "En attente" });
  await expect(coach.getByRole("row").filter({ hasText: "Signé" })).toHaveCount(1);
  for (let left = await awaiting.count(); left > 0; left--) {
    await awaiting.first().getByRole("link").click();
    await coach.getByRole("radio", { name: "Absent" }).check();
    await coach.getByRole("button", { name: "Enregistrer" }).click();
    await expect(awaiting).toHaveCount(left - 1);
  }
  await draw(coach);
  await coach.getByRole("button", { name: "Contresigner" }).click();
  await expect(coach.getByText("La feuille est close.")).toBeVisible();

  owner = await open(browser, 1280);
  await owner.goto(product.signIn.owner);
  firm = owner.url();
  await owner.goto(`${firm}groupes`);
  await owner.getByRole("link", { name: GROUP }).click();
  await owner.getByRole("tab", { name: "Documents" }).click();
  const certificates = owner.getByRole("region", { name: "Certificats de réalisation" });
  await certificates.getByRole("button", { name: "Signer les certificats" }).click();
  await expect(certificates.getByRole("listitem")).not.toHaveCount(0);
});

test("a visitor complains without an account or a script; a person reads, answers and closes", async ({ browser }) => {
  const visitor = await open(browser, 390, false);
  await owner.goto(`${firm}qualite`);
  await expectAxeClean(owner);
  const address = await owner.getByRole("link", { name: "la page des réclamations" }).getAttribute("href");
  await visitor.goto(new URL(address ?? "", owner.url()).href);
  const seeing = await open(browser, 390);
  await seeing.goto(visitor.url());
  await expectAxeClean(seeing);
  await visitor.getByRole("radio", { name: "Participant ou participante" }).check();
  await visitor.getByLabel("Prénom et nom").fill("Nora Bel");
  await visitor.getByLabel("Adresse électronique").fill("nora.bel@exemple.fr");
  await visitor.getByLabel("Votre réclamation").fill("Le parking est introuvable.");
  await visitor.getByRole("button", { name: "Envoyer la réclamation" }).click();
  await expect(visitor.getByRole("heading", { name: "Réclamation enregistrée" })).toBeVisible();
  const first = await waitForMail(product.inbox, { to: "nora.bel@exemple.fr", subject: /enregistrée/ });
  expect(first.text).not.toContain("parking");

  await owner.goto(firm);
  await owner.getByRole("link", { name: "Lire la réclamation" }).click();
  await expect(owner.getByText("Le parking est introuvable.")).toBeVisible();
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Je l’ai lue" }).click();
  await waitForMail(product.inbox, { to: "nora.bel@exemple.fr", subject: /a été lue/ });
  await owner.getByLabel("Votre réponse").fill("Un plan d’accès part avec chaque convocation.");
  await owner.getByRole("button", { name: "Envoyer la réponse" }).click();
  await waitForMail(product.inbox, { to: "nora.bel@exemple.fr", subject: /réponse/ });
  await owner.getByLabel("Elle était").selectOption({ label: "Fondée" });
  await owner.getByRole("button", { name: "Clore la réclamation" }).click();
  await expect(owner.getByText("Close", { exact: true })).toBeVisible();
  await owner.getByRole("link", { name: "En tirer une amélioration" }).click();
  await owner.getByLabel("Intitulé").fill("Plan d’accès");
  await owner.getByLabel("Description").fill("Joint à chaque convocation.");
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Enregistrer" }).click();
  await expect(owner.getByRole("row").filter({ hasText: "Plan d’accès" })).toContainText("Réclamation R-");
});

test("the yearly report says its boxes, what is behind them and what is missing", async () => {
  await owner.goto(`${firm}qualite/bpf`);
  await expect(owner.getByRole("heading", { name: /points à compléter/ })).toBeVisible();
  await expectAxeClean(owner);
  const report = owner.getByRole("region", { name: /^E – / });
  await expect(report.getByText("À préciser")).toBeVisible();
  await owner.getByRole("link", { name: "Compléter", exact: true }).first().click();
  await owner.getByLabel("Chiffre d’affaires global").fill("90 000");
  await owner.getByLabel("Total des charges de formation").fill("20 000,50");
  const coaches = owner.getByRole("region", { name: /^E – / }).getByRole("combobox");
  for (let at = 0; at < (await coaches.count()); at++) await coaches.nth(at).selectOption({ index: 1 });
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Enregistrer" }).click();
  await expect(owner.getByRole("region", { name: /^E – / }).getByText("Personnes de l’organisme")).toBeVisible();
  const href = await owner.getByRole("link", { name: "Tableur (CSV)" }).getAttribute("href");
  const file = await (await owner.request.get(new URL(href ?? "", owner.url()).href)).text();
  expect(file).toContain('"D";"";"Total des charges de formation";20000,50');
});

test("the quality pack holds the proofs by indicator, and nothing that was said", async () => {
  await owner.goto(`${firm}qualite/dossiers`);
  await owner.getByLabel("Programme", { exact: true }).selectOption({ index: 1 });
  const year = new Date().getFullYear();
  await owner.getByLabel("Du", { exact: true }).fill(`${year - 1}-01-01`);
  await owner.getByLabel("Au", { exact: true }).fill(`${year + 1}-12-31`);
  await owner.getByRole("button", { name: "Préparer le dossier" }).click();
  const link = owner.getByRole("link", { name: "Télécharger l’archive" });
  await expect(link).toBeVisible({ timeout: 60_000 });
  await expectAxeClean(owner);
  const answer = await owner.request.get(new URL((await link.getAttribute("href")) ?? "", owner.url()).href);
  const files = unzipped(await answer.body());
  const names = files.map(({ name }) => name);
  expect(names[0]).toBe("00-sommaire.csv");
  for (const wanted of [
    /^indicateur-01\/programme\.pdf$/,
    /^indicateur-11\/.+\/\d\d-certificat-.+\.pdf$/,
    /^indicateur-12\/.+\/emargement-.+\.pdf$/,
    /^indicateur-30\/.+\/questionnaires\.csv$/,
    /^indicateur-31\/reclamations\.csv$/,
    /^indicateur-32\/registre\.csv$/,
    /^personnes\/01-.+\.pdf$/,
  ]) {
    expect(names.some((name) => wanted.test(name))).toBe(true);
  }
  for (const { name, bytes } of files.filter((one) => one.name.endsWith(".pdf"))) {
    expect(bytes.subarray(0, 5).toString(), name).toBe("%PDF-");
  }
  const words = files.filter(({ name }) => name.endsWith(".csv")).map(({ bytes }) => bytes.toString());
  for (const never of NEVER) expect(words.join("\n")).not.toContain(never);
  expect(words.join("\n")).toContain("fondée");
});

/** The files of an archive as it is made: stored, one after the other. */
function unzipped(archive: Buffer): { name: string; bytes: Buffer }[] {
  const files: { name: string; bytes: Buffer }[] = [];
  let at = 0;
  while (archive.readUInt32LE(at) === 0x04034b50) {
    const [size, label] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
    const start = at + 30 + label;
    files.push({ name: archive.subarray(at + 30, start).toString(), bytes: archive.subarray(start, start + size) });
    at = start + size;
  }
  return files;
}
