import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { chapter } from "./chapter.ts";
import { linkOf, mailsTo, waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";
import { say } from "./polling.ts";

/** One poll for a whole cycle, from the slots to the dates: each test goes on where the one before it ended. */
const story = chapter(120_000);

const GROUP = "Managers de proximité Valdor";
const PEERS = ["thomas.garnier", "ines.diallo", "marc.legoff", "nour.haddad", "paul.oeuvrard", "ana.ribeiro"];

let owner: Page;

async function linkTo(name: string): Promise<string> {
  const want = { to: `${name}@valdor.example`, subject: /Quelles dates/, link: /\/sondage\// };
  return linkOf(await waitForMail(story.product.inbox, want), /\/sondage\//);
}

test("the firm asks the whole group, with slots around its rhythm and one of its own", async ({ browser }) => {
  owner = await story.open(browser);
  await owner.goto(story.product.signIn.owner);
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
    const page = await story.open(browser, { width: 390 });
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
    await waitForMail(story.product.inbox, { to, subject: /dates de votre groupe sont fixées/ });
    const told = (await mailsTo(story.product.inbox, to)).filter(({ subject }) => /sont fixées/.test(subject));
    expect(told).toHaveLength(1);
  }
  const late = await story.open(browser, { width: 390 });
  await late.goto(await linkTo("ines.diallo"));
  await expect(late.getByRole("heading", { level: 1, name: "Ce sondage est clos" })).toBeVisible();
  await expectAxeClean(late);
  await late.goto(`${new URL(late.url()).origin}/sondage/inconnu`);
  await expect(late.getByRole("heading", { level: 1, name: "Ce lien ne mène à aucun sondage" })).toBeVisible();
  await late.context().close();
});

test("a maybe pressed in a calendar program is shown beside the session, until its own page says more", async ({
  browser,
}) => {
  const invited = { to: "ana.ribeiro@valdor.example", subject: /^Nouvelle date/, link: /\/presence\// };
  const mail = await waitForMail(story.product.inbox, invited);
  // The inbox shows a mail in a sandbox, which the browser says aloud.
  const inbox = await browser.newPage();
  await inbox.goto(`${story.product.inbox}m/${mail.id}`);
  await inbox.getByRole("button", { name: "Peut-être" }).click();
  await expect(inbox.getByRole("status")).toHaveText("Réponse envoyée\u00A0: peut-être.");
  await inbox.context().close();
  const phone = await story.open(browser, { width: 390 });
  const group = owner.url().replace(/\/sondage$/, "");
  await owner.goto(group);
  await expect(owner.getByText("0 personne attendue sur 6, peut-être\u00A0: Ana Ribeiro")).toBeVisible();
  await phone.goto(linkOf(mail, /\/presence\//));
  await expect(phone.getByText("Votre agenda a répondu «\u00A0peut-être\u00A0». Dites si vous venez.")).toBeVisible();
  await expectAxeClean(phone);
  await phone
    .getByRole("button", { name: /^Je viens/ })
    .first()
    .click();
  await expect(phone.getByText("Vous avez dit que vous venez.")).toBeVisible();
  await owner.reload();
  await expect(owner.getByText("1 personne attendue sur 6", { exact: true })).toBeVisible();
  await phone.context().close();
});

test("a group begun by its rhythm in words is found again after the tab was reloaded", async () => {
  await owner.goto(owner.url().replace(/\/groupes\/.*$/, "/groupes/nouveau"));
  await owner.getByLabel("Programme", { exact: true }).selectOption({ index: 1 });
  await owner.getByLabel("Nom du groupe").fill("Cadres du printemps");
  await owner.getByLabel("Coach", { exact: true }).selectOption({ label: "Karim Benali" });
  await owner.getByLabel("En toutes lettres").check();
  const sentence = owner.getByLabel("Le rythme, en une phrase");
  await sentence.fill("le premier jeudi du mois");
  await expect(owner.getByText(/heure/).first()).toBeVisible();
  await sentence.fill("le premier jeudi du mois à 14 h 30");
  const dates = owner.getByRole("region", { name: "Dates proposées" }).getByRole("listitem");
  await expect(dates).toHaveCount(8);
  await expect(dates.first()).toContainText(/jeudi .*, 14\u00A0h\u00A030/);
  const before = await dates.allTextContents();
  await owner.reload();
  await expect(owner.getByText(/Votre brouillon du .* est repris/)).toBeVisible();
  await expect(owner.getByLabel("Nom du groupe")).toHaveValue("Cadres du printemps");
  await expect(sentence).toHaveValue("le premier jeudi du mois à 14 h 30");
  await expect(dates).toHaveCount(8);
  expect(await dates.allTextContents()).toEqual(before);
  await expectAxeClean(owner);
});

test("the calendar is walked by the keyboard, month after month, and read as a list", async () => {
  await owner.goto(owner.url().replace(/\/groupes\/.*$/, "/calendrier"));
  const here = () => owner.evaluate(() => document.activeElement?.getAttribute("data-day"));
  const press = async (key: string) => {
    await owner.keyboard.press(key);
    return here();
  };
  await owner.locator(".calendar-day[tabindex='0']").focus();
  const day = (await here()) ?? "";
  const at = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  expect(await press("ArrowRight")).toBe(at(1));
  expect(await press("ArrowUp")).toBe(at(-6));
  await owner.keyboard.press("PageDown");
  await expect.poll(here).not.toBe(at(-6));
  const other = (await here()) ?? "";
  expect(other > day).toBe(true);
  expect(await press("Home")).toBe(
    (await owner.locator("tr:focus-within .calendar-day").first().getAttribute("data-day")) ?? "",
  );
  await owner.keyboard.press("Enter");
  await expect(owner.locator("#calendar-opened")).toBeFocused();
  await owner.keyboard.press("Escape");
  await expect(owner.locator(".calendar-day:focus")).toHaveCount(1);
  await owner.keyboard.press("Enter");
  await expectAxeClean(owner);
  await owner
    .getByRole("link", { name: "Voir en liste" })
    .or(owner.getByRole("button", { name: "Voir en liste" }))
    .click();
  await expect(owner.getByRole("heading", { level: 2, name: /^Séances – / }).first()).toBeVisible();
  await expectAxeClean(owner);
});
