import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { linkOf, waitForMail } from "./inbox.ts";
import { expect, test } from "./journey.ts";
import { menuOf, type Story, signIn, someone } from "./story/story.ts";

/** What people wrote in the demo for their coach alone. */
const WORDS = [
  "Le cadre est clair, je m’y sens en confiance.",
  "Deux idées à essayer dès lundi.",
  "Un peu court en fin de séance.",
  "Le groupe écoute vraiment.",
];
/** Six people answered four sessions: a rate may be read, not how many chose each figure. */
const RATE = "86 % de réponses favorables";
const WHY = "Le détail paraît à partir de dix personnes.";
const AHEAD = "Un résultat paraît quand assez de personnes ont répondu à un questionnaire clos.";

/** A figure as the browser reads it out: its spaces are no ordinary ones. */
const spaced = (text: string) => new RegExp(text.replace(/ /g, "\\s"));

/** Everything that the API tells a page from now on. */
function heardBy(page: Page): string[] {
  const answers: string[] = [];
  page.on("response", async (response) => {
    if (new URL(response.url()).pathname.startsWith("/api/")) answers.push(await response.text().catch(() => ""));
  });
  return answers;
}

const storyOf = async (product: Story["product"], browser: Story["browser"], owner: Page): Promise<Story> => ({
  product,
  browser,
  owner,
  origin: new URL(product.dashboard).origin,
  faults: [],
});

test("a sponsor reads what is published of his people's group, why a cell is empty, and nothing that was said", async ({
  page,
  product,
}) => {
  const heard = heardBy(page);
  // He is told by mail: the demo's last answers are counted once it has begun.
  const told = { to: "sophie.laurent@valdor.example", subject: /Des résultats sont publiés/, deadlineMs: 30_000 };
  const mail = await waitForMail(product.inbox, told);
  await page.goto(product.signIn.sponsor);
  await page.goto(linkOf(mail, /\/espace$/));
  const results = page.getByRole("region", { name: /^Résultats d’ensemble/ });
  await expect(results.getByRole("heading", { name: /^Point d’étape établi le/ })).toBeVisible();
  await expect(results.getByText(spaced(RATE))).toBeVisible();
  await expect(results.getByText(spaced("19 sur 22 réponses, 6 personnes"))).toBeVisible();
  await expect(results.getByText(WHY)).toBeVisible();
  await expect(results.getByText("Répartition des réponses")).toHaveCount(0);
  await expectAxeClean(page);
  for (const menu of ["Participants", "Factures", "Parcours"]) {
    await menuOf(page).getByRole("link", { name: menu, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: menu })).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
  }
  const answers = heard.join("\n");
  expect(answers).toContain(WHY);
  for (const word of WORDS) expect(answers).not.toContain(word);
  expect(answers).not.toMatch(/"counts":|"trend":|"remarks":|answerID/);
});

test("a participant reads what his employer reads of his group, to the letter, from his path", async ({
  page,
  product,
  browser,
}) => {
  await page.goto(product.signIn.participant);
  await page
    .getByRole("link", { name: /employeur/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Ce que lit votre employeur" })).toBeVisible();
  const results = page.getByRole("region", { name: /^Résultats d’ensemble/ });
  await expect(results.getByText(spaced(RATE))).toBeVisible();
  await expect(results.getByText(WHY)).toBeVisible();
  await expectAxeClean(page);
  const sponsor = await browser.newPage();
  await sponsor.goto(product.signIn.sponsor);
  await expect(sponsor.getByText(spaced(RATE))).toBeVisible();
  const leaves = await results.locator("*:not(:has(*))").allTextContents();
  const lines = leaves.filter((text) => text.trim() !== "");
  expect(lines.length).toBeGreaterThan(4);
  const theirs = await sponsor.getByRole("region", { name: /^Résultats d’ensemble/ }).textContent();
  for (const line of lines) expect(theirs).toContain(line);
  await sponsor.context().close();
});

test("a sponsor whose group has answered nothing yet is told what is waited for", async ({
  page,
  product,
  browser,
}) => {
  const story = await storyOf(product, browser, page);
  await signIn(story, page, "bruno.ferrand@sauvigny.example");
  await expect(page.getByRole("heading", { level: 2, name: "Responsables de service Sauvigny" })).toBeVisible();
  const results = page.getByRole("region", { name: /^Résultats d’ensemble/ });
  await expect(results).toContainText(AHEAD);
  await expect(results.getByText(/favorables/)).toHaveCount(0);
  await expect(page.getByText(/Valdor/)).toHaveCount(0);
});

test("another coach of the firm reads the same block as the sponsor, and no answer", async ({
  product,
  browser,
  page,
}) => {
  const story = await storyOf(product, browser, page);
  const coach = await someone(story);
  const heard = heardBy(coach);
  await signIn(story, coach, "judith.lambert@rivage.example");
  await menuOf(coach).getByRole("link", { name: "Satisfaction", exact: true }).click();
  await coach.getByRole("tab", { name: "Résultats publiés" }).click();
  await expect(coach.getByText(spaced(RATE))).toBeVisible();
  await expect(coach.getByText(WHY)).toBeVisible();
  await expectAxeClean(coach);
  for (const word of WORDS) expect(heard.join("\n")).not.toContain(word);
  expect(story.faults.flat()).toEqual([]);
  await coach.context().close();
});
