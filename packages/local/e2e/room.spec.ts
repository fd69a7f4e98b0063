import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { complaintsOf, expect, test } from "./journey.ts";
import { joinByCode, nextStep, openRoom, roomOf, say, send } from "./room.ts";

test.setTimeout(150_000);

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const STATEMENT = "Mon équipe attend que je décide de tout.";
const QUESTION = "Depuis quand est-ce ainsi\u202F?";
const ACTION = "Confier la revue de projets à Lucie";

async function pageOf(browser: Browser, options: object = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options);
  return { context, page: await context.newPage() };
}

test("six browsers hold a session through its six steps, and the next one opens on its debrief", async ({
  browser,
  product,
}) => {
  const coach = await pageOf(browser);
  const client = await pageOf(browser);
  const ines = await pageOf(browser, PHONE);
  const nour = await pageOf(browser, PHONE);
  const marc = await pageOf(browser);
  const paul = await pageOf(browser);
  const all = [coach, client, ines, nour, marc, paul];
  const faults = all.map(({ page }) => complaintsOf(page));
  const room = await roomOf(coach.page, product, "Managers de proximité Valdor");
  await client.page.goto(product.signIn.participant);

  await test.step("the room opens, and people come in by account or by code, let in by the facilitator", async () => {
    await openRoom(coach.page, room.addresses[0] ?? "", "Écrit");
    const code = (await coach.page.locator(".room-code").first().textContent()) ?? "";
    await client.page.goto(room.addresses[0] ?? "");
    await client.page.getByRole("button", { name: "Entrer dans la salle" }).click();
    for (const [one, name] of [
      [ines, "Inès D."],
      [nour, "Nour H."],
      [marc, "Marc L."],
      [paul, "Paul"],
    ] as const) {
      await joinByCode(one.page, room.origin, code, name);
      await coach.page.getByRole("button", { name: /^Faire entrer/ }).click();
      await expect(one.page.getByText("Vous êtes consultant")).toBeVisible();
    }
    await expect(coach.page.getByText("6 personnes dans la salle")).toBeVisible();
  });

  await test.step("nobody takes a name twice", async () => {
    const twice = await pageOf(browser);
    await twice.page.goto(`${room.origin}/s/`);
    await twice.page.getByLabel(/^Code/).fill((await coach.page.locator(".room-code").first().textContent()) ?? "");
    await twice.page.getByRole("button", { name: "Continuer" }).click();
    await expect(twice.page.getByRole("button", { name: "Ana R." })).toBeVisible();
    await expect(twice.page.getByRole("button", { name: "Inès D." })).toHaveCount(0);
    await twice.context.close();
  });

  await test.step("the opening ends with a client", async () => {
    await coach.page.getByRole("button", { name: "Démarrer" }).click();
    await ines.page.getByLabel(/^Comment arrivez-vous/).fill("Curieuse");
    await ines.page.getByRole("button", { name: "Le dire au groupe" }).click();
    await expect(ines.page.getByText("Votre mot est donné.")).toBeVisible();
    await nextStep(coach.page, "Retour sur les actions");
    await nextStep(coach.page, "Choix du sujet");
    await coach.page.getByLabel("Client", { exact: true }).selectOption({ label: "Thomas Garnier" });
    await coach.page.getByLabel("Titre du sujet").fill("Déléguer sans perdre le fil");
    await coach.page.getByRole("button", { name: "Retenir ce client" }).click();
    await nextStep(coach.page, "Exposé");
    await expect(client.page.getByText("Vous êtes client")).toBeVisible();
  });

  await test.step("presentation: the client alone writes", async () => {
    await send(client.page, STATEMENT);
    await expect(nour.page.getByText(STATEMENT)).toBeVisible();
    await expect(nour.page.getByRole("button", { name: "Envoyer au groupe" })).toHaveCount(0);
    await expectAxeClean(coach.page);
    await expectAxeClean(client.page);
  });

  await test.step("clarification: a cut loses no text and posts nothing twice", async () => {
    await nextStep(coach.page, "Clarification");
    await expect(ines.page.getByRole("heading", { level: 1 })).toHaveText("Clarification");
    await ines.context.setOffline(true);
    await send(ines.page, QUESTION);
    await expect(ines.page.getByText("Reconnexion…", { exact: false })).toBeVisible();
    await expect(ines.page.locator("textarea").first()).toHaveValue(QUESTION);
    await ines.context.setOffline(false);
    await expect(ines.page.getByRole("listitem").filter({ hasText: QUESTION })).toHaveCount(1);
    await expect(ines.page.locator("textarea").first()).toHaveValue("");
    await expect(coach.page.getByRole("listitem").filter({ hasText: QUESTION })).toHaveCount(1);
    await send(client.page, "Depuis la réorganisation.");
    await expect(paul.page.getByText("Depuis la réorganisation.")).toBeVisible();
  });

  await test.step("agreement: no step forward before both have agreed", async () => {
    await nextStep(coach.page, "Contrat de consultation");
    await coach.page.getByRole("button", { name: "Étape suivante" }).click();
    await expect(coach.page.getByText("Enregistrez d’abord le oui du client", { exact: false })).toBeVisible();
    await client.page.getByRole("button", { name: "Oui, c’est ma demande" }).click();
    await coach.page.getByRole("button", { name: "Enregistrer l’accord du groupe" }).click();
    await expect(paul.page.getByText("Le groupe est d’accord.")).toBeVisible();
  });

  await test.step("consulting: the client listens, the facilitation passes on", async () => {
    await nextStep(coach.page, "Consultation");
    await expect(client.page.getByRole("button", { name: "Envoyer au groupe" })).toHaveCount(0);
    await say(nour.page, "Expérience", "J’ai commencé par une seule réunion.");
    await expect(client.page.getByText("J’ai commencé par une seule réunion.")).toBeVisible();
    await client.page.getByRole("button", { name: "Nous nous éloignons de ma demande" }).click();
    await expect(coach.page.getByText("Le client signale", { exact: false })).toBeVisible();
    await expect(nour.page.getByText("Le client signale", { exact: false })).toHaveCount(0);
    await expectAxeClean(nour.page);
    await coach.page.getByRole("button", { name: /^Actions pour Marc/ }).click();
    await coach.page.getByRole("button", { name: "Proposer l’animation" }).click();
    await marc.page.getByRole("button", { name: "Prendre l’animation" }).click();
    await expect(coach.page.getByText("Vous êtes observateur")).toBeVisible();
  });

  await test.step("synthesis: dated actions, by the client", async () => {
    await nextStep(marc.page, "Synthèse et plan d’action");
    await client.page.getByLabel("Ce qui sera fait").fill(ACTION);
    await client.page.getByRole("button", { name: "Ajouter l’action" }).click();
    await expect(ines.page.getByText(ACTION)).toBeVisible();
  });

  await test.step("learning: each his own, then the session ends", async () => {
    await nextStep(marc.page, "Apprentissages");
    await coach.page.getByRole("button", { name: "Reprendre l’animation" }).click();
    for (const { page } of [client, ines, nour, marc, paul]) {
      await page.getByLabel(/^Sur le fond/).fill("Poser le cadre avant de confier.");
      await page.getByRole("button", { name: "Garder mon apprentissage" }).click();
      await expect(page.getByText("Votre apprentissage est gardé.")).toBeVisible();
    }
    await nextStep(coach.page, "Clôture");
    await coach.page.getByRole("button", { name: "Clore la séance" }).click();
    const dialog = coach.page.getByRole("dialog");
    await dialog.getByLabel("Chacun a écrit le sien").check();
    await dialog.getByRole("button", { name: "Clore la séance" }).click();
    for (const { page } of all) {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("La séance est close");
    }
  });

  await test.step("the next session opens on what became of the action", async () => {
    await openRoom(coach.page, room.addresses[1] ?? "", "Écoute");
    await client.page.goto(room.addresses[1] ?? "");
    await client.page.getByRole("button", { name: "Entrer dans la salle" }).click();
    await coach.page.getByRole("button", { name: "Démarrer" }).click();
    await nextStep(coach.page, "Retour sur les actions");
    await expect(client.page.getByText(ACTION)).toBeVisible();
    await client.page.getByLabel("Un mot, si vous voulez").fill("Deux revues tenues sans moi.");
    await client.page.getByRole("button", { name: "Faite" }).click();
    await expect(coach.page.getByText("Deux revues tenues sans moi.")).toBeVisible();
  });
  expect(faults.flat().filter((line) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(line))).toEqual([]);
});
