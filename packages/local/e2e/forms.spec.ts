import type { Browser, Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { chapter } from "./chapter.ts";
import { linkOf, mailsTo, waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";
import { expectFits } from "./story/story.ts";

/** A firm's questionnaires, from the edit to six sides asked again: each test goes on where the one before ended. */
const story = chapter(120_000);

const GROUP = "Managers de proximité Valdor";
const OWN = "Le rythme vous convenait-il ?";
/** The six of the group; the first answers. */
const ANSWERING = "ines.diallo@valdor.example";
const SPONSOR = "sophie.laurent@valdor.example";
const COACH = "karim.benali@rivage.example";

let daysAhead = 0;

/** The same data, so many days after they were made. */
async function onDay(days: number): Promise<void> {
  await story.again({ DAYS_AHEAD: String(days) });
  daysAhead = days;
}

async function open(browser: Browser, how: { phone?: boolean } = {}): Promise<Page> {
  if (how.phone) return story.open(browser, { width: 390, script: false });
  const page = await story.open(browser);
  // Screens read the clock of the browser.
  await page.clock.setFixedTime(Date.now() + daysAhead * 86_400_000);
  return page;
}

async function owner(browser: Browser): Promise<Page> {
  const page = await open(browser);
  await page.goto(story.product.signIn.owner);
  await expect(page).toHaveURL(/\/app\/f\//);
  return page;
}

const title = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
/** Where a link of the mail leads on this start of the product: its port is another one each time. */
const here = (link: string) => new URL(new URL(link).pathname, story.product.dashboard).href;

async function hold(browser: Browser, which: RegExp): Promise<void> {
  const coach = await open(browser);
  await coach.goto(story.product.signIn.coach);
  await coach.goto(`${coach.url()}groupes`);
  await coach.getByRole("link", { name: GROUP }).click();
  await coach.getByRole("button", { name: which }).first().click();
  await coach.getByRole("dialog").getByRole("button", { name: "Marquer comme tenue" }).click();
  await expect(coach.getByText("La séance est marquée comme tenue.").first()).toBeVisible();
  await coach.context().close();
}

async function linkTo(to: string, subject: RegExp): Promise<string> {
  return here(linkOf(await waitForMail(story.product.inbox, { to, subject, link: /\/avis\// }), /\/avis\//));
}

const edit = async (page: Page) => {
  await page.goto(`${/^(.*\/app\/f\/[^/]+)/.exec(page.url())?.[1]}/reglages/questionnaires`);
};

test("a form is edited: its version is kept, read again, and taken back", async ({ browser }) => {
  await hold(browser, /^Marquer comme tenue – Séance/);
  const page = await owner(browser);
  for (const form of ["Le mot de la fin", "Votre avis sur le parcours"]) {
    await edit(page);
    await page.getByRole("link", { name: form }).click();
    await page.getByRole("button", { name: "Ajouter une question de 1 à 5" }).click();
    const fresh = page
      .getByRole("listitem")
      .filter({ has: page.getByLabel("Question en français") })
      .last();
    await fresh.getByLabel("Question en français").fill(OWN);
    await page.getByRole("button", { name: "Enregistrer la nouvelle version" }).click();
    await expect(page.getByText("Version enregistrée")).toHaveCount(0);
    await fresh.getByLabel("Question en anglais").fill("Did the pace suit you?");
    await page.getByRole("button", { name: "Enregistrer la nouvelle version" }).click();
    await expect(page.getByRole("link", { name: /^Version 2,/ })).toBeVisible();
  }
  await page.getByRole("link", { name: "Version d’origine" }).click();
  await title(page, "Version 1");
  await expect(page.getByText(OWN)).toHaveCount(0);
  await expectAxeClean(page);
  await page.getByRole("button", { name: "Reprendre cette version" }).click();
  await expect(page.getByRole("link", { name: /^Version 3,/ })).toBeVisible();
  await page.getByRole("link", { name: /^Version 2,/ }).click();
  await title(page, "Version 2");
  await expect(page.getByText(OWN)).toBeVisible();
  await page.getByRole("button", { name: "Reprendre cette version" }).click();
  await expect(page.getByRole("link", { name: /^Version 4,/ })).toBeVisible();
  await page.context().close();
});

test("what was asked before the edit is asked as it was; what does not hold is refused, nothing lost", async ({
  browser,
}) => {
  const page = await open(browser, { phone: true });
  const link = await linkTo(ANSWERING, /Une question sur votre dernière séance/);
  await page.goto(link);
  await title(page, "Le mot de la fin");
  await expect(page.getByText(OWN)).toHaveCount(0);
  await expectFits(page);
  const post = (to: string, form: Record<string, string>) =>
    page.request.post(to, {
      form: { etape: "1", sens: "suivant", langue: "fr", ...form },
      headers: { Origin: new URL(to).origin },
    });
  const six = await post(link, { useful: "6", word: "À garder" });
  expect(six.status()).toBe(422);
  expect(await six.text()).toMatch(/Choisissez une des réponses proposées[\s\S]*À garder/);
  const elsewhere = await post(`${link.slice(0, -4)}aaaa`, { useful: "4" });
  expect(elsewhere.status()).toBe(410);
  await page.getByRole("radio", { name: "4", exact: true }).check();
  await page.getByRole("button", { name: "Envoyer mon avis" }).click();
  await title(page, "Merci");
  const again = await post(link, { useful: "1", word: "Trop tard" });
  expect(again.status()).toBe(409);
  expect(await again.text()).toContain("Trop tard");
  await page.context().close();
});

test("at the end each side has its own form; the edited one is answered as one goes, without a script", async ({
  browser,
}) => {
  await onDay(100);
  await hold(browser, /^Marquer comme tenue – (Bilan|Séance de bilan)/);
  const page = await open(browser, { phone: true });
  const link = await linkTo(ANSWERING, /Votre avis sur le parcours/);
  await page.goto(link);
  await title(page, "Votre avis sur le parcours");
  const next = () => page.getByRole("button", { name: "Suivant" }).click();
  await page.getByRole("radio", { name: "5", exact: true }).check();
  await next();
  await next();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByRole("radio", { name: "3", exact: true }).check();
  await next();
  // He comes back by the same link: both are still there.
  await page.goto(link);
  await expect(page.getByRole("radio", { name: "5", exact: true })).toBeChecked();
  await next();
  await expect(page.getByRole("radio", { name: "3", exact: true })).toBeChecked();
  await next();
  while (!(await page.getByText(OWN).count())) {
    const figure = page.getByRole("radio", { name: "4", exact: true });
    if (await figure.count()) await figure.check();
    await next();
  }
  await page.getByRole("radio", { name: "2", exact: true }).check();
  await page.getByRole("button", { name: "Envoyer mon avis" }).click();
  await title(page, "Merci");
  await page.goto(await linkTo(SPONSOR, /Ce que le parcours a changé chez vous/));
  await expect(page.getByText("Les objectifs convenus au départ sont atteints")).toBeVisible();
  await page.goto(await linkTo(COACH, /Votre regard d’animateur/));
  await expect(page.getByText("Le besoin et le cadre étaient clairs au départ")).toBeVisible();
  await expectFits(page);
  await page.context().close();
});

test("the firm sees who answered, in numbers; who is silent is reminded once; all are asked again three months later", async ({
  browser,
}) => {
  const page = await owner(browser);
  await page.goto(`${page.url()}groupes`);
  await page.getByRole("link", { name: GROUP }).click();
  await page.getByRole("tab", { name: "Satisfaction" }).click();
  const row = (name: RegExp) => page.getByRole("row").filter({ hasText: name });
  await expect(row(/^Avis en fin de parcours/)).toContainText("1 sur 6");
  await expect(row(/^Commanditaires/)).toContainText("0 sur 1");
  await expect(row(/^Animateurs/)).toContainText("0 sur 1");
  await page.context().close();
  await onDay(108);
  const reminded = async (to: string) =>
    (await mailsTo(story.product.inbox, to)).filter(({ subject }) => subject.startsWith("Rappel")).length;
  await waitForMail(story.product.inbox, { to: SPONSOR, subject: /^Rappel/, deadlineMs: 30_000 });
  await waitForMail(story.product.inbox, { to: "marc.legoff@valdor.example", subject: /^Rappel/, deadlineMs: 30_000 });
  expect(await reminded(ANSWERING)).toBe(0);
  await onDay(193);
  for (const [to, subject] of [
    [ANSWERING, /Avec le recul/],
    [SPONSOR, /Ce que le parcours a changé chez vous/],
    [COACH, /Votre regard d’animateur/],
  ] as const) {
    await expect
      .poll(async () => (await mailsTo(story.product.inbox, to)).filter((mail) => subject.test(mail.subject)).length, {
        timeout: 30_000,
      })
      .toBe(to === ANSWERING ? 1 : 3);
  }
  expect(await reminded(SPONSOR)).toBe(1);
  const answering = await open(browser, { phone: true });
  await answering.goto(await linkTo(SPONSOR, /Ce que le parcours a changé chez vous/));
  await title(answering, "Ce que le parcours a changé chez vous");
  await answering.context().close();
});
