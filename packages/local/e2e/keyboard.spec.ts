import type { Page } from "@playwright/test";
import { expectAxeClean } from "./axe.ts";
import { expect, test } from "./journey.ts";
import { expectFocus, pick, press, reach, type } from "./keyboard.ts";
import { roomOf } from "./room.ts";

test.setTimeout(240_000);

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const spoken = (page: Page) => page.locator("[aria-live=assertive][role=alert]");

/** The facilitator goes on; every screen says the new step, and nobody's focus is lost. */
async function next(facilitator: Page, all: readonly Page[], name: string): Promise<void> {
  await press(facilitator, button(facilitator, "Étape suivante"));
  for (const page of all) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(spoken(page)).toContainText(`Étape\u00A0: ${name}.`);
    await expectFocus(page);
  }
}

test("a whole session is held by the keyboard alone: nobody's focus is lost, each step is spoken", async ({
  browser,
  product,
}) => {
  const [coach, client, consultant] = await Promise.all(
    [1, 2, 3].map(async () => (await browser.newContext()).newPage()),
  );
  if (!coach || !client || !consultant) throw new Error("three screens");
  const all = [coach, client, consultant];
  const room = await roomOf(coach, product, "Managers de proximité Valdor");
  const address = room.addresses[0] ?? "";
  await client.goto(product.signIn.participant);

  await test.step("the room opens, one comes in by account, one by the code", async () => {
    await coach.goto(`${address}?ouvrir`);
    const mode = coach.getByRole("group", { name: "Mode de la séance" });
    await pick(coach, mode, coach.getByRole("radio", { name: /^Écrit/ }));
    await press(coach, button(coach, "Ouvrir la salle"));
    await expect(button(coach, "Démarrer")).toBeVisible();
    await expectFocus(coach);
    await client.goto(address);
    await press(client, button(client, "Entrer dans la salle"));
    await expect(client.getByText("Vous êtes consultant")).toBeVisible();
    await expectFocus(client);
    const code = (await coach.locator(".room-code").first().textContent()) ?? "";
    await consultant.goto(`${room.origin}/s/`);
    await type(consultant, consultant.getByLabel(/^Code/), code);
    await consultant.keyboard.press("Enter");
    await press(consultant, button(consultant, /^Nour H\./));
    await press(coach, button(coach, /^Faire entrer/));
    await expect(consultant.getByText("Vous êtes consultant")).toBeVisible();
    await expectFocus(coach);
    // Who waited at the door had nothing to stand on: the screen that opens is the first.
    await reach(consultant, consultant.getByLabel(/^Comment arrivez-vous/));
  });

  await test.step("the opening: a word, the debriefs, the client", async () => {
    await press(coach, button(coach, "Démarrer"), "Space");
    await expect(button(coach, "Pause")).toBeVisible();
    await expectFocus(coach);
    await type(consultant, consultant.getByLabel(/^Comment arrivez-vous/), "Curieuse");
    await consultant.keyboard.press("Enter");
    await expect(consultant.getByText("Votre mot est donné.")).toBeVisible();
    await expectFocus(consultant);
    await next(coach, all, "Retour sur les actions");
    await next(coach, all, "Choix du sujet");
    await reach(coach, coach.getByLabel("Client", { exact: true }));
    await coach.keyboard.type("Thomas");
    await type(coach, coach.getByLabel("Titre du sujet"), "Déléguer sans perdre le fil");
    await press(coach, button(coach, "Retenir ce client"));
    await expect(coach.getByText(/^Thomas Garnier\u00A0: /)).toBeVisible();
    await expectFocus(coach);
  });

  await test.step("the six steps: what each writes, the yes and the assent", async () => {
    await next(coach, all, "Exposé");
    const writing = (page: Page) => page.getByRole("form", { name: "Écrire au groupe" }).getByRole("textbox");
    const send = async (page: Page, text: string) => {
      await type(page, writing(page), text);
      await press(page, button(page, "Envoyer au groupe"));
      await expect(coach.getByText(text)).toBeVisible();
      await expectFocus(page);
    };
    await send(client, "Mon équipe attend que je décide de tout.");
    await next(coach, all, "Clarification");
    await send(consultant, "Depuis quand\u202F?");
    await next(coach, all, "Contrat de consultation");
    await press(client, button(client, "Oui, c’est ma demande"));
    await press(coach, button(coach, "Enregistrer l’accord du groupe"));
    await expect(consultant.getByText("Le groupe est d’accord.")).toBeVisible();
    await expectFocus(client);
    await expectFocus(coach);
    await next(coach, all, "Consultation");
    await expectAxeClean(consultant);
    const kinds = consultant.getByRole("radiogroup");
    await pick(consultant, kinds, consultant.getByRole("radio", { name: "Expérience" }));
    await send(consultant, "J’ai commencé par une seule réunion.");
    await press(client, button(client, "Nous nous éloignons de ma demande"));
    await expect(coach.getByText("Le client signale", { exact: false })).toBeVisible();
    await next(coach, all, "Synthèse et plan d’action");
    await type(client, client.getByLabel("Ce qui sera fait"), "Confier la revue de projets");
    await press(client, button(client, "Ajouter l’action"));
    await expect(consultant.getByText("Confier la revue de projets")).toBeVisible();
    await expectFocus(client);
    await next(coach, all, "Apprentissages");
  });

  await test.step("the facilitator’s own keys: pause, two minutes more", async () => {
    await coach.keyboard.press("Escape");
    await reach(coach, button(coach, "Pause"));
    await coach.keyboard.press("p");
    await expect(button(coach, "Reprendre")).toBeVisible();
    await expectFocus(coach);
    await expect(spoken(consultant)).toHaveText("Le temps est en pause.");
    await coach.keyboard.press("p");
    await coach.keyboard.press("+");
    await expect(button(coach, "Pause")).toBeVisible();
  });

  await test.step("each his learning; the facilitator closes", async () => {
    for (const page of [client, consultant]) {
      await type(page, page.getByLabel(/^Sur le fond/), "Poser le cadre avant de confier.");
      await press(page, button(page, "Garder mon apprentissage"));
      await expect(page.getByText("Votre apprentissage est gardé.")).toBeVisible();
      await expectFocus(page);
    }
    await next(coach, all, "Clôture");
    await press(coach, button(coach, "Clore la séance"));
    const dialog = coach.getByRole("dialog");
    await expect(dialog.getByRole("radio", { name: "Chacun a écrit le sien" })).toBeChecked();
    await press(coach, dialog.getByRole("button", { name: "Clore la séance" }));
    for (const page of all) {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("La séance est close");
      await expectFocus(page);
    }
  });
});
