import type { Browser, Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { chapter } from "./chapter.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";

/** One question, and everything that people do to it: each test goes on where the one before it ended. */
const story = chapter(90_000);

const GROUP = "Managers de proximité Valdor";
const MARKUP = `<script>alert("essai")</script> L’avis d’Inès & <b>co`;
const THOUGHT = "Le tour de parole m’a aidé à écouter.\nÀ refaire.";

/** What was written is shown, and never run: a window that it opened would fail the test. */
async function open(browser: Browser): Promise<Page> {
  const page = await story.open(browser, { width: 390 });
  page.on("dialog", (dialog) => {
    expect.soft(dialog.message(), "ran").toBe("");
    void dialog.dismiss();
  });
  return page;
}

/** The address of the question that someone of the group was mailed. */
async function linkTo(name: string): Promise<string> {
  const want = { to: `${name}@valdor.example`, subject: /Une question sur votre dernière séance/, link: /\/avis\// };
  return linkOf(await waitForMail(story.product.inbox, want), /\/avis\//);
}

const send = (page: Page) => page.getByRole("button", { name: "Envoyer mon avis" }).click();
const pick = (page: Page, figure: number) => page.getByRole("radio", { name: String(figure), exact: true }).check();
const title = (page: Page, name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

/** Takes away what the page itself forbids: the length of its texts, the figures of its question. */
function unlock(page: Page, figure: string): Promise<void> {
  return page.evaluate((value) => {
    document.querySelector("textarea")?.removeAttribute("maxlength");
    for (const button of document.querySelectorAll<HTMLInputElement>("input[type=radio]")) button.value = value;
  }, figure);
}

test("a session that is marked leads to a question", async ({ browser }) => {
  const coach = await open(browser);
  await coach.goto(story.product.signIn.coach);
  await coach.goto(`${coach.url()}groupes`);
  await coach.getByRole("link", { name: GROUP }).click();
  await coach
    .getByRole("button", { name: /^Marquer comme tenue – Séance/ })
    .first()
    .click();
  await coach.getByRole("dialog").getByRole("button", { name: "Marquer comme tenue" }).click();
  await expect(coach.getByText("La séance est marquée comme tenue.").first()).toBeVisible();
  await linkTo("ines.diallo");
  await coach.context().close();
});

test("what no one should answer is refused in words, and what was typed stays", async ({ browser }) => {
  const page = await open(browser);
  const words = page.getByRole("textbox");
  await page.goto(await linkTo("ines.diallo"));
  const hostile = [
    { figure: "6", text: THOUGHT, refusal: "Choisissez une des réponses proposées." },
    { figure: "5", text: "Un long récit. ".repeat(7_000), refusal: "Ce texte est trop long" },
    { figure: "5", text: "Un signe \u0007 caché", refusal: "Ce texte contient des caractères invisibles" },
    { figure: "<b>5", text: MARKUP, refusal: "Choisissez une des réponses proposées." },
  ];
  for (const { figure, text, refusal } of hostile) {
    await unlock(page, figure);
    await page.getByRole("radio").last().check();
    await words.fill(text);
    await send(page);
    await expect(page.getByRole("alert")).toContainText(refusal);
    await expect(page.locator(".field .error")).toContainText(refusal);
    expect((await words.inputValue()).trim()).toBe(text.trim());
  }
  await expectAxeClean(page);
  await pick(page, 5);
  await send(page);
  await title(page, "Merci");
  await page.context().close();
});

test("a second answer is not taken, and its words are given back", async ({ browser }) => {
  const page = await open(browser);
  const second = await page.context().newPage();
  for (const tab of [page, second]) {
    await tab.goto(await linkTo("marc.legoff"));
    await pick(tab, 4);
    await tab.getByRole("textbox").fill(THOUGHT);
  }
  await send(page);
  await title(page, "Merci");
  await send(second);
  await title(second, "Vous avez déjà répondu");
  await expect(second.getByRole("textbox", { name: /n’a pas été envoyé/ })).toHaveValue(THOUGHT);
  await expectAxeClean(second);
  await page.context().close();
});

test("a link that leads to no question says so, whatever it is", async ({ browser }) => {
  const page = await open(browser);
  const link = await linkTo("thomas.garnier");
  const offer = await waitForMail(story.product.inbox, {
    to: "thomas.garnier@valdor.example",
    link: /\/inscription\//,
  });
  const other = linkOf(offer, /\/inscription\//).split("/inscription/")[1] ?? "";
  const wrong = [`${link.slice(0, -4)}aaaa`, link.replace(/[^/]+$/, other), link.replace(/[^/]+$/, "rien")];
  for (const address of wrong) {
    await page.goto(address);
    await title(page, "Ce lien ne mène à aucun questionnaire");
  }
  await expectAxeClean(page);
  await page.goto(link.replace(/[^/]+$/, ""));
  await title(page, "Page introuvable");
  // The form of one question, sent to a link that leads to none.
  await page.goto(link);
  await pick(page, 3);
  await page.evaluate((to) => document.querySelector("form[method=post]")?.setAttribute("action", to), wrong[1] ?? "");
  await send(page);
  await title(page, "Ce lien ne mène à aucun questionnaire");
  await page.context().close();
});

test("the coach reads what was written as it was written, and nothing runs", async ({ browser }) => {
  const coach = await open(browser);
  await coach.goto(story.product.signIn.coach);
  await coach.goto(`${coach.url()}groupes`);
  await coach.getByRole("link", { name: GROUP }).click();
  await coach.getByRole("tab", { name: "Satisfaction" }).click();
  await expect(coach.getByText(MARKUP)).toBeVisible();
  await expect(coach.getByText("Le tour de parole m’a aidé à écouter.")).toHaveCount(1);
  await coach.context().close();
});

test("an answer that comes after two weeks is refused, and its words are given back", async ({ browser }) => {
  const page = await open(browser);
  await page.goto(await linkTo("nour.haddad"));
  await pick(page, 3);
  await page.getByRole("textbox").fill(THOUGHT);
  const { port } = new URL(story.product.dashboard);
  await story.again({ PORT: port, DAYS_AHEAD: "15" });
  await send(page);
  await title(page, "Ce questionnaire est clos");
  await expect(page.getByText("Les réponses étaient attendues jusqu’au")).toBeVisible();
  await expect(page.getByRole("textbox", { name: /n’a pas été envoyé/ })).toHaveValue(THOUGHT);
  await expectAxeClean(page);
  await page.reload();
  await title(page, "Ce questionnaire est clos");
  await page.context().close();
});
