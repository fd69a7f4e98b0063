import { readFile } from "node:fs/promises";
import { expectAxeClean } from "./axe.ts";
import { expect, test } from "./journey.ts";

/** What the law gives a person: each test goes on where the one before it ended. */
test.describe.configure({ mode: "serial", timeout: 90_000 });

const ADDRESS = "elise.roy@valdor.example";
const NAME = "Élise Roy";

test("a participant takes his data along, what he wrote with it, and reads why he is not erased yet", async ({
  page,
  product,
}) => {
  await page.goto(product.signIn.participant);
  await page.getByRole("link", { name: /^Mes données/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mes données" })).toBeVisible();
  await expect(page.getByText("Vous avez encore une place.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Effacer mes données" })).toHaveCount(0);
  await expectAxeClean(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger l’archive (ZIP)" }).click(),
  ]);
  const archive = (await readFile(await download.path())).toString("latin1");
  expect(archive.slice(0, 2)).toBe("PK");
  expect(archive).toContain("donnees.json");
  expect(archive).not.toContain("carnet/");
  const [second] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Télécharger mes écrits (ZIP)" }).click(),
  ]);
  expect((await readFile(await second.path())).toString("latin1")).toContain("carnet/");
});

test("the firm finds who wrote to it, hands over what it keeps without a word of the room, and erases in one act", async ({
  page,
  product,
}) => {
  await page.goto(product.signIn.owner);
  await page.getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("link", { name: "Droits des personnes" }).click();
  const look = page.getByRole("button", { name: "Chercher cette personne" });
  await page.getByLabel("Son adresse électronique").fill("personne@exemple.fr");
  await look.click();
  await expect(page.getByText("Personne n’est connu sous cette adresse.").first()).toBeVisible();
  await page.getByLabel("Son adresse électronique").fill(ADDRESS);
  await look.click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expectAxeClean(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger l’archive (ZIP)" }).click(),
  ]);
  const archive = (await readFile(await download.path())).toString("utf8");
  expect(archive).toContain(ADDRESS);
  expect(archive).not.toContain("carnet/");
  const erase = page.getByRole("button", { name: "Effacer cette personne" });
  await page.getByLabel("Pour confirmer, écrivez le nom de la personne").fill("Quelqu’un d’autre");
  await erase.click();
  await expect(page.getByText(/^Ce n’est pas le nom de cette personne/).first()).toBeVisible();
  await page.getByLabel("Pour confirmer, écrivez le nom de la personne").fill(NAME);
  await erase.click();
  await expect(page.getByText("Effacée").first()).toBeVisible({ timeout: 20_000 });
  await expectAxeClean(page);
  await page.getByLabel("Son adresse électronique").fill(ADDRESS);
  await look.click();
  await expect(page.getByText("Personne n’est connu sous cette adresse.").first()).toBeVisible();
});

test("the log says it as a sentence, and nobody’s name is in it", async ({ page, product }) => {
  await page.goto(product.signIn.owner);
  await page.getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("link", { name: "Journal des actions" }).click();
  await page
    .getByRole("combobox", { name: "Action", exact: true })
    .selectOption({ label: "A effacé une personne, à sa demande" });
  await expect(page.getByRole("table").getByText("A effacé une personne, à sa demande")).toBeVisible();
  await expect(page.getByText(NAME)).toHaveCount(0);
  await expectAxeClean(page);
});

test("the owner takes all that the firm has along, and reads what keeps it from closing", async ({ page, product }) => {
  await page.goto(product.signIn.owner);
  await page.getByRole("link", { name: "Réglages" }).click();
  await page.getByRole("link", { name: "Export et fermeture" }).click();
  await page.getByRole("button", { name: "Préparer un export" }).click();
  const archive = page.getByRole("button", { name: /^Télécharger l’archive/ }).first();
  await expect(archive).toBeVisible({ timeout: 20_000 });
  await expectAxeClean(page);
  const [download] = await Promise.all([page.waitForEvent("download"), archive.click()]);
  const bytes = (await readFile(await download.path())).toString("latin1");
  expect(bytes).toContain("donnees/organization.json");
  expect(bytes).not.toMatch(/link_[0-9A-Z]{26}/);
  await page.getByRole("link", { name: "Voir ce que fermer veut dire" }).click();
  await expect(page.getByText("D’autres attendent encore quelque chose de vous")).toBeVisible();
  await expect(page.getByRole("button", { name: "Fermer le cabinet" })).toHaveCount(0);
  await expectAxeClean(page);
});
