import type { Page } from "@playwright/test";
import { expectAxeClean } from "../axe.ts";
import { expect } from "../journey.ts";
import { people } from "./founding.ts";
import { GROUP, OPEN_GROUP } from "./group.ts";
import { expectFits, menuOf, openMailed, type Story, signIn, someone } from "./story.ts";

const WORD = "Le regard des autres m’a aidée à lâcher un dossier.";

/** The coach says that his sessions took place, the oldest first. */
export async function markHeld(coach: Page): Promise<void> {
  await menuOf(coach).getByRole("link", { name: "Groupes", exact: true }).click();
  await coach.getByRole("link", { name: GROUP }).click();
  await coach.getByRole("button", { name: "Marquer tenue – Séance de lancement" }).first().click();
  await expect(coach.getByText("La séance est marquée tenue.").first()).toBeVisible();
  await expectAxeClean(coach);
}

async function say(phone: Page, figure: number): Promise<void> {
  await phone.getByRole("radio", { name: String(figure), exact: true }).check();
  await phone.getByRole("button", { name: "Envoyer mon avis" }).click();
}

/** One figure and one optional word, on a phone without JavaScript; a second answer is refused. */
export async function answerClosing(story: Story): Promise<void> {
  const phone = await someone(story, { phone: true, noScript: true });
  const second = await phone.context().newPage();
  for (const [at, { email }] of people.entries()) {
    const want = { to: email, subject: /Une question sur votre dernière séance/, link: /\/avis\// };
    const link = await openMailed(story, phone, want);
    await expectFits(phone);
    await second.goto(link);
    if (at === 0) await phone.getByRole("textbox").fill(WORD);
    await say(phone, at === 0 ? 5 : 4);
    await expect(phone.getByRole("heading", { level: 1, name: "Merci" })).toBeVisible();
  }
  await say(second, 1);
  await expect(second.getByRole("heading", { level: 1, name: "Vous avez déjà répondu" })).toBeVisible();
  await phone.context().close();
}

/** After the review, the full survey: one question a screen, eleven figures or words, to the end. */
export async function endCycle(story: Story, coach: Page): Promise<void> {
  for (const title of ["Séance 2", "Séance de bilan"]) {
    await coach
      .getByRole("button", { name: `Marquer tenue – ${title}` })
      .first()
      .click();
    await expect(coach.getByRole("button", { name: `Marquer tenue – ${title}` })).toHaveCount(0);
  }
  const phone = await someone(story, { phone: true, noScript: true });
  const email = people[0]?.email ?? "";
  await openMailed(story, phone, { to: email, subject: /Votre avis sur le parcours/, link: /\/avis\// });
  const done = phone.getByRole("heading", { level: 1, name: "Merci" });
  for (let step = 1; step <= 12 && !(await done.isVisible()); step += 1) {
    await expectFits(phone);
    const figures = phone.getByRole("radio");
    if ((await figures.count()) > 0) await figures.last().check();
    const next = phone.getByRole("button", { name: "Suivant" });
    await ((await next.count()) > 0 ? next : phone.getByRole("button", { name: "Envoyer mon avis" })).click();
  }
  await expect(done).toBeVisible();
  await phone.context().close();
}

/** The coach reads his group's report, with the words that were left; the sponsor finds none of them. */
export async function readReports(coach: Page, sponsor: Page): Promise<void> {
  await coach.getByRole("tab", { name: "Satisfaction" }).click();
  await expect(coach.getByText(WORD)).toBeVisible();
  await expectAxeClean(coach);
  await menuOf(coach).getByRole("link", { name: "Satisfaction", exact: true }).click();
  await coach.getByRole("combobox", { name: "Groupe" }).selectOption({ label: GROUP });
  await expect(coach.getByText("6 sur 20").first()).toBeVisible();
  await expectAxeClean(coach);
  for (const menu of ["Parcours", "Participants", "Factures"]) {
    await menuOf(sponsor).getByRole("link", { name: menu, exact: true }).click();
    await expect(sponsor.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(sponsor.locator(".skeleton")).toHaveCount(0);
    await expect(sponsor.getByText(WORD)).toHaveCount(0);
    await expectAxeClean(sponsor);
  }
  await expect(sponsor.getByText("Payée", { exact: true }).first()).toBeVisible();
}

/** His own groups on the coach's first screen; his own path on the participant's. */
export async function seeHomes(story: Story, coach: Page): Promise<void> {
  await menuOf(coach).getByRole("link", { name: "Aujourd’hui", exact: true }).click();
  await expect(coach.getByRole("link", { name: OPEN_GROUP }).first()).toBeVisible();
  await expectAxeClean(coach);
  const participant = await someone(story, { phone: true });
  await signIn(story, participant, people[0]?.email ?? "");
  await expect(participant.getByRole("heading", { level: 1, name: "Mon parcours" })).toBeVisible();
  await expectAxeClean(participant);
  await participant.context().close();
  const { owner } = story;
  await menuOf(owner).getByRole("link", { name: "Aujourd’hui", exact: true }).click();
  await expect(owner.getByText("À encaisser").first()).toBeVisible();
  await expectAxeClean(owner);
}
