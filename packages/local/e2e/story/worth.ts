import type { Page } from "@playwright/test";
import { expectAxeClean } from "../axe.ts";
import { mailsTo } from "../inbox.ts";
import { expect } from "../journey.ts";
import { people } from "./founding.ts";
import { GROUP, OPEN_GROUP } from "./group.ts";
import { expectFits, menuOf, openMailed, type Story, signIn, someone } from "./story.ts";

const WORD = "Le regard des autres m’a aidée à lâcher un dossier.";

/** Who missed the kickoff, and why: his employer reads that he did, never the reason. */
const MISSED = people.at(-1)?.name ?? "";
const LATE = people[1]?.name ?? "";
const REASON = "Astreinte de nuit à l’entrepôt";

/** The dialog of a session: everyone is there unless something else is said. */
const sheetOf = (page: Page, title: string) => page.getByRole("dialog", { name: `Qui était là ? – ${title}` });

/** The client signed its agreement on paper: until that is said, a training action may not begin. */
export async function recordAgreement({ owner }: Story): Promise<void> {
  await menuOf(owner).getByRole("link", { name: "Groupes", exact: true }).click();
  await owner.getByRole("link", { name: GROUP }).click();
  await owner.getByRole("link", { name: "Voir les conventions" }).click();
  await owner.getByRole("button", { name: "Déjà signée ailleurs" }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("Signataire du client").fill("Jeanne Belmont");
  await dialog.getByLabel("Sa qualité").fill("Gérante");
  await dialog.getByLabel("Signée le").fill("2999-01-01");
  await dialog.getByLabel("Où se trouve l’original").fill("Classeur des conventions");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog.getByText("Ce jour n’est pas encore venu.").first()).toBeVisible();
  await expectAxeClean(owner);
  await dialog.getByLabel("Signée le").fill("2026-01-05");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(owner.getByText("Signée hors d’Entrepairs par Jeanne Belmont", { exact: false })).toBeVisible();
  await expectAxeClean(owner);
}

/** The coach says that a session took place, and who was there; what is wrong is told beside its field. */
export async function markHeld(coach: Page): Promise<void> {
  await menuOf(coach).getByRole("link", { name: "Groupes", exact: true }).click();
  await coach.getByRole("link", { name: GROUP }).click();
  await coach.getByRole("button", { name: "Marquer comme tenue – Séance de lancement" }).first().click();
  const sheet = sheetOf(coach, "Séance de lancement");
  await sheet.getByRole("group", { name: LATE }).getByLabel("En retard").check();
  await sheet.getByLabel(`Minutes de retard – ${LATE}`).fill("600");
  await sheet.getByRole("group", { name: MISSED }).getByLabel("Excusé").check();
  await sheet.getByLabel(`Motif – ${MISSED}`).fill(REASON);
  await expectAxeClean(coach);
  await sheet.getByRole("button", { name: "Marquer comme tenue" }).click();
  await expect(sheet.getByText("C’est plus long que la séance.").first()).toBeVisible();
  await sheet.getByLabel(`Minutes de retard – ${LATE}`).fill("20");
  await sheet.getByRole("button", { name: "Marquer comme tenue" }).click();
  await expect(coach.getByText("La séance est marquée comme tenue.").first()).toBeVisible();
  await expectAxeClean(coach);
}

async function say(phone: Page, figure: number): Promise<void> {
  await phone.getByRole("radio", { name: String(figure), exact: true }).check();
  await phone.getByRole("button", { name: "Envoyer mon avis" }).click();
}

/** He was late by less than was said: corrected, and what was said first stays readable with its author. */
export async function correctPresence(coach: Page): Promise<void> {
  await expect(coach.getByText(`4 présents sur 5, absent : ${MISSED}`)).toBeVisible();
  await coach.getByRole("button", { name: "Corriger la présence – Séance de lancement" }).click();
  const sheet = coach.getByRole("dialog", { name: "Présence – Séance de lancement" });
  await sheet.getByLabel(`Minutes de retard – ${LATE}`).fill("10");
  await sheet.getByRole("button", { name: "Enregistrer la présence" }).click();
  await coach.getByRole("tab", { name: "Présence" }).click();
  await expect(coach.getByRole("row", { name: LATE })).toContainText("10 min de retard");
  await expect(coach.getByRole("row", { name: MISSED })).toContainText("0 sur 1");
  await expect(coach.getByRole("region", { name: "Corrections" })).toContainText(
    "10 min de retard (avant : 20 min de retard)",
  );
  await expectAxeClean(coach);
  await coach.getByRole("tab", { name: "Séances" }).click();
}

/** The sponsor reads the presence that the coach marked, and not why someone was away. */
export async function readPresence(story: Story, sponsor: Page): Promise<void> {
  await menuOf(sponsor).getByRole("link", { name: "Parcours", exact: true }).click();
  await sponsor.reload();
  await expect(sponsor.getByText(`4 présents sur 5, absent : ${MISSED}`)).toBeVisible();
  const table = sponsor.getByRole("table", { name: `Vos participants de ${GROUP}` });
  await expect(table.getByRole("row", { name: MISSED })).toContainText("0 sur 1");
  await expect(table.getByRole("row", { name: LATE })).toContainText("1 sur 1");
  for (const hidden of [REASON, "Excusé", "retard"]) await expect(sponsor.getByText(hidden)).toHaveCount(0);
  await expectAxeClean(sponsor);
  const own = await someone(story, { phone: true });
  await signIn(story, own, people.at(-1)?.email ?? "");
  await expect(own.getByText("Présent à 0 séance sur 1.")).toBeVisible();
  await expect(own.getByText("Excusé", { exact: true })).toBeVisible();
  await expectFits(own);
  await expectAxeClean(own);
  await own.context().close();
}

/** One figure and one optional word, on a phone without JavaScript; a second answer is refused. */
export async function answerClosing(story: Story): Promise<void> {
  const phone = await someone(story, { phone: true, noScript: true });
  const second = await phone.context().newPage();
  const there = people.filter(({ name }) => name !== MISSED);
  for (const [at, { email }] of there.entries()) {
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
  // Everyone's mail left in one job: who was away got none.
  const away = await mailsTo(story.product.inbox, people.at(-1)?.email ?? "");
  expect(away.filter(({ subject }) => subject.includes("Une question sur votre dernière séance"))).toEqual([]);
  await phone.context().close();
}

/** After the review, the full survey: one question a screen, eleven figures or words, to the end. */
export async function endCycle(story: Story, coach: Page): Promise<void> {
  for (const title of ["Séance 2", "Séance de bilan"]) {
    const mark = coach.getByRole("button", { name: `Marquer comme tenue – ${title}` });
    await mark.first().click();
    await sheetOf(coach, title).getByRole("button", { name: "Marquer comme tenue" }).click();
    await expect(mark).toHaveCount(0);
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
  // Four who were at the kickoff and five at the next session were asked one question, all five the survey of the end.
  await expect(coach.getByText("5 sur 14").first()).toBeVisible();
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
