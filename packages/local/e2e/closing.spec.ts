import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { chapter } from "./chapter.ts";
import { mailsTo } from "./inbox.ts";
import { expect, test } from "./journey.ts";
import { COACH, found, importSheet, OWNER, PROGRAMME, publish, SLUG, signUp } from "./story/founding.ts";
import { expectFits, type Story, signIn } from "./story/story.ts";

/** The end of a firm, walked by its owner: each test goes on where the one before it ended. */
const told = chapter(120_000, { args: ["--empty"] });
const FIRM = "Atelier de la Lisière";
const NOTICE_DAYS = 30;
const BAR = /^Ce cabinet ferme le /;

let owner: Page;
const story = (): Story => ({
  product: told.product,
  browser: owner.context().browser() ?? missing("a browser"),
  owner,
  origin: new URL(told.product.dashboard).origin,
  faults: [],
});
const missing = (what: string): never => {
  throw new Error(`There is no ${what}`);
};

const publicPage = () => fetch(`${story().origin}/c/${SLUG}/programmes/${PROGRAMME}`);
const subjects = async () => (await mailsTo(told.product.inbox, OWNER)).map(({ subject }) => subject);

async function toClosing(): Promise<void> {
  await owner.getByRole("link", { name: "Réglages" }).first().click();
  await owner.getByRole("link", { name: "Export et fermeture" }).click();
  await owner.getByRole("link", { name: "Voir ce que fermer veut dire" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Fermer le cabinet" })).toBeVisible();
}

async function close(): Promise<void> {
  await owner.getByLabel("Pour confirmer, écrivez le nom du cabinet").fill(FIRM);
  await owner.getByRole("button", { name: "Fermer le cabinet" }).click();
  await expect(owner.getByRole("button", { name: "Ne plus fermer le cabinet" })).toBeVisible();
  await expect(owner.getByText(BAR)).toBeVisible();
}

test("a name that is not the firm's is refused beside it; the right one begins thirty days of notice", async ({
  browser,
}) => {
  owner = await told.open(browser);
  await signUp(story());
  await found(story());
  await importSheet(story());
  await publish(story());
  expect((await publicPage()).status).toBe(200);
  await toClosing();
  await expectAxeClean(owner);
  const name = owner.getByLabel("Pour confirmer, écrivez le nom du cabinet");
  await name.fill("Un autre cabinet");
  await owner.getByRole("button", { name: "Fermer le cabinet" }).click();
  await expect(owner.getByText(/^Ce n’est pas le nom du cabinet/).first()).toBeVisible();
  await expect(name).toHaveValue("Un autre cabinet");
  expect((await publicPage()).status).toBe(200);
  await close();
  await expectAxeClean(owner);
});

test("during its notice each screen says so, nothing is changed, its public pages are gone, and all is told", async () => {
  expect((await publicPage()).status).toBe(410);
  await expect.poll(subjects).toContainEqual(expect.stringMatching(/ferme/));
  await owner.getByRole("link", { name: "Aujourd’hui" }).first().click();
  await expect(owner.getByText(BAR)).toBeVisible();
  await expectAxeClean(owner);
  await owner.setViewportSize({ width: 390, height: 844 });
  await expectFits(owner);
  await expectAxeClean(owner);
  await owner.setViewportSize({ width: 1280, height: 844 });
  await owner.getByRole("link", { name: "Réglages" }).first().click();
  await owner.getByRole("main").getByRole("link", { name: "Équipe" }).click();
  await owner.getByRole("button", { name: "Inviter quelqu’un" }).click();
  await owner.getByLabel("Prénom et nom").fill("Malik Serrano");
  await owner.getByLabel("Adresse électronique").fill(COACH);
  await owner.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await expect(owner.getByText("Le cabinet est en train de fermer : tout se lit, rien ne se modifie.")).toBeVisible();
  await expect(owner.getByLabel("Prénom et nom")).toHaveValue("Malik Serrano");
  expect(await mailsTo(told.product.inbox, COACH)).toEqual([]);
});

test("the owner may turn back: everything works as before", async () => {
  await owner.goto(told.product.dashboard);
  await toClosing();
  await owner.getByRole("button", { name: "Ne plus fermer le cabinet" }).click();
  await expect(owner.getByRole("button", { name: "Fermer le cabinet" })).toBeVisible();
  await expect(owner.getByText(BAR)).toHaveCount(0);
  expect((await publicPage()).status).toBe(200);
});

test("after thirty days of a second notice nobody enters: it is closed, told, and its pages stay gone", async () => {
  await close();
  await told.again({ DAYS_AHEAD: String(NOTICE_DAYS + 1) });
  const { origin } = story();
  await expect.poll(subjects, { timeout: 30_000 }).toContainEqual(expect.stringMatching(/est fermé/));
  expect((await publicPage()).status).toBe(410);
  await owner.goto(told.product.dashboard);
  await expect(owner).toHaveURL(/\/connexion/);
  await signIn(story(), owner, OWNER);
  await expect(owner.getByRole("heading", { level: 1, name: "Créer votre cabinet" })).toBeVisible();
  await expect(owner.getByText(FIRM)).toHaveCount(0);
  expect(origin).toBe(new URL(owner.url()).origin);
});
