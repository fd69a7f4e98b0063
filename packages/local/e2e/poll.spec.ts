import type { Browser, Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { linkOf, mailsTo, waitForMail } from "./inbox.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import { say } from "./polling.ts";
import { type Product, startProduct } from "./start.ts";

/** One poll for a whole cycle, from the slots to the dates: each test goes on where the one before it ended. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const GROUP = "Managers de proximité Valdor";
const PEERS = ["thomas.garnier", "ines.diallo", "marc.legoff", "nour.haddad", "paul.oeuvrard", "ana.ribeiro"];

let product: Product;
let owner: Page;
const faults: string[][] = [];
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  await product.discard();
  expect(product.complaints()).not.toMatch(/"level":"error"/);
  expect(faults.flat()).toEqual([]);
});

async function open(browser: Browser, width: number): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width, height: 844 } });
  const page = await context.newPage();
  faults.push(complaintsOf(page));
  return page;
}

async function linkTo(name: string): Promise<string> {
  const want = { to: `${name}@valdor.example`, subject: /Quelles dates/, link: /\/sondage\// };
  return linkOf(await waitForMail(product.inbox, want), /\/sondage\//);
}

test("the firm asks the whole group, with slots around its rhythm and one of its own", async ({ browser }) => {
  owner = await open(browser, 1280);
  await owner.goto(product.signIn.owner);
  await owner.goto(`${owner.url()}groupes`);
  await owner.getByRole("link", { name: GROUP }).click();
  await owner.getByRole("link", { name: "Sondage de dates" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Sondage de dates" })).toBeVisible();
  const slots = owner.getByRole("group", { name: "Créneaux" });
  await expect(slots.getByRole("checkbox").first()).toBeChecked();
  const before = await slots.getByRole("checkbox").count();
  expect(before).toBeGreaterThanOrEqual(10);
  await slots.getByRole("checkbox").last().uncheck();
  await expect(slots.getByText(`${before - 1} retenus`)).toBeVisible();
  await expectAxeClean(owner);
  await owner.getByRole("button", { name: "Envoyer le sondage" }).click();
  await expect(owner.getByText("0 sur 6").first()).toBeVisible();
});

test("everyone answers on a phone, may change his mind, and an answer left out is asked for", async ({ browser }) => {
  for (const [index, name] of PEERS.entries()) {
    const page = await open(browser, 390);
    await page.goto(await linkTo(name));
    await expect(page.getByRole("heading", { level: 1, name: "Quand pouvez-vous venir" })).toBeVisible();
    if (index === 0) {
      await expectAxeClean(page);
      await page.getByRole("button", { name: "Envoyer mes réponses" }).click();
      await expect(page.getByText("Choisissez oui, si besoin ou non.").first()).toBeVisible();
    }
    await say(page, (at) => (index === 1 && at === 0 ? "Non" : index === 2 && at % 3 === 0 ? "Si besoin" : "Oui"));
    await page.getByRole("button", { name: "Envoyer mes réponses" }).click();
    await expect(page.getByText("Vos réponses sont enregistrées. Merci.")).toBeVisible();
    if (index === 0) {
      await page.locator("fieldset").first().getByRole("radio", { name: "Si besoin", exact: true }).check();
      await page.getByRole("button", { name: "Enregistrer mes changements" }).click();
      await page.reload();
      await expect(
        page.locator("fieldset").first().getByRole("radio", { name: "Si besoin", exact: true }),
      ).toBeChecked();
    }
    await page.context().close();
  }
});

test("the firm sees who can come and what each set of dates asks, chooses, and everyone is told once", async ({
  browser,
}) => {
  await owner.reload();
  await expect(owner.getByText("6 sur 6").first()).toBeVisible();
  const choose = owner.getByRole("button", { name: "Choisir ces dates" });
  await expect(choose.first()).toBeVisible({ timeout: 30_000 });
  await expect(owner.getByText(/jours entre les séances/).first()).toBeVisible();
  await expectAxeClean(owner);
  await choose.first().click();
  await owner.getByRole("dialog").getByRole("button", { name: "Choisir ces dates" }).click();
  await expect(owner.getByText("Les dates sont choisies et chacun en est prévenu.")).toBeVisible();
  for (const name of PEERS) {
    const to = `${name}@valdor.example`;
    await waitForMail(product.inbox, { to, subject: /dates de votre groupe sont fixées/ });
    const told = (await mailsTo(product.inbox, to)).filter(({ subject }) => /sont fixées/.test(subject));
    expect(told).toHaveLength(1);
  }
  const late = await open(browser, 390);
  await late.goto(await linkTo("ines.diallo"));
  await expect(late.getByRole("heading", { level: 1, name: "Ce sondage est clos" })).toBeVisible();
  await expectAxeClean(late);
  await late.goto(`${new URL(late.url()).origin}/sondage/inconnu`);
  await expect(late.getByRole("heading", { level: 1, name: "Ce lien ne mène à aucun sondage" })).toBeVisible();
  await late.context().close();
});
