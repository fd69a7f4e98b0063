import { type Browser, expect, type Page, test, type WebSocketRoute } from "@playwright/test";
import { joinByCode, nextStep, openRoom, roomOf, say, send } from "./room.ts";
import { type Product, startProduct } from "./start.ts";

test.setTimeout(240_000);

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const KEPT = "Qui d’autre le voit comme vous\u202F?";
const DURING = "Et si rien ne changeait\u202F?";
const OFFERED = "J’ai laissé passer une semaine avant de relire.";

let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.discard());

/** A screen whose socket can be cut, as networks do: what it had missed it finds by asking. */
async function screen(browser: Browser, options: object = {}): Promise<{ page: Page; cut(): Promise<void> }> {
  const page = await (await browser.newContext(options)).newPage();
  return { page, cut: await cutter(page) };
}

async function cutter(page: Page): Promise<() => Promise<void>> {
  const open: { here: WebSocketRoute; there: WebSocketRoute }[] = [];
  await page.routeWebSocket(/./, (here) => {
    open.push({ here, there: here.connectToServer() });
  });
  return async () => {
    for (const { here, there } of open.splice(0)) {
      await there.close().catch(() => undefined);
      await here.close().catch(() => undefined);
    }
  };
}

/** A phone in a pocket: hidden and without a network. */
async function sleeps(page: Page, asleep: boolean): Promise<void> {
  await page.context().setOffline(asleep);
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, asleep);
}

const saidOn = (page: Page) => page.locator(".room-said-text").allInnerTexts();
const field = (page: Page) => page.getByRole("form", { name: "Écrire au groupe" }).getByRole("textbox");

test("a session ends in one state on every screen: sockets cut at each step, a phone asleep, two tabs, the server killed", async ({
  browser,
}) => {
  const coach = await screen(browser);
  const client = await screen(browser);
  const ines = await screen(browser, PHONE);
  const nour = await screen(browser, PHONE);
  const all = [coach, client, ines, nour];
  const room = await roomOf(coach.page, product, "Managers de proximité Valdor");
  const address = room.addresses[0] ?? "";
  const next = async (name: string) => {
    for (const { cut } of all) await cut();
    await nextStep(coach.page, name);
  };
  await client.page.goto(product.signIn.participant);
  await openRoom(coach.page, address, "Écrit");
  await client.page.goto(address);
  await client.page.getByRole("button", { name: "Entrer dans la salle" }).click();
  const code = (await coach.page.locator(".room-code").first().textContent()) ?? "";
  for (const [{ page }, name] of [
    [ines, "Inès D."],
    [nour, "Nour H."],
  ] as const) {
    await joinByCode(page, room.origin, code, name);
    await coach.page.getByRole("button", { name: /^Faire entrer/ }).click();
    await expect(page.getByText("Vous êtes consultant")).toBeVisible();
  }
  await coach.page.getByRole("button", { name: "Démarrer" }).click();
  await next("Retour sur les actions");
  await next("Choix du sujet");
  await coach.page.getByLabel("Client", { exact: true }).selectOption({ label: "Thomas Garnier" });
  await coach.page.getByRole("button", { name: "Retenir ce client" }).click();
  await next("Exposé");
  await send(client.page, "Tout passe encore par moi.");
  await next("Clarification");

  const second = { page: await client.page.context().newPage() };
  await test.step("two tabs of one person are one: what is done in one stands in the other, once", async () => {
    await second.page.goto(address);
    await expect(second.page.getByText("Vous êtes client")).toBeVisible();
    await send(nour.page, KEPT);
    for (const { page } of [client, second])
      await expect(page.locator(".room-said-text", { hasText: KEPT })).toHaveCount(1);
    await send(second.page, "Personne, je crois.");
    await expect(client.page.getByText("Personne, je crois.")).toHaveCount(1);
  });

  await test.step("a phone that slept through a step wakes in the right one, its text still there", async () => {
    await field(ines.page).fill(OFFERED);
    await sleeps(ines.page, true);
    await next("Contrat de consultation");
    const yes = (page: Page) => page.getByRole("button", { name: "Oui, c’est ma demande" });
    for (const { page } of [client, second]) await expect(yes(page)).toBeVisible();
    // The slower of both may find the button gone: it was pressed in the other tab.
    await Promise.allSettled([client, second].map(({ page }) => yes(page).click({ timeout: 3_000 })));
    await expect(coach.page.getByText("Le client est d’accord.")).toHaveCount(1);
    await coach.page.getByRole("button", { name: "Enregistrer l’accord du groupe" }).click();
    await next("Consultation");
    await sleeps(ines.page, false);
    await expect(ines.page.getByRole("heading", { level: 1 })).toHaveText("Consultation");
    await expect(field(ines.page)).toHaveValue(OFFERED);
    // Its browser may have thrown the page away meanwhile.
    await ines.page.reload();
    await expect(field(ines.page)).toHaveValue(OFFERED);
    await ines.page.getByRole("radio", { name: "Expérience" }).check();
    await ines.page.getByRole("button", { name: "Envoyer au groupe" }).click();
    await expect(coach.page.getByText(OFFERED)).toHaveCount(1);
  });

  await test.step("the server is killed in the middle: the clock goes on, what was being sent is written once", async () => {
    const { port } = new URL(product.dashboard);
    const { dataDir } = product;
    // Each screen stands in the step before nobody answers any more: a slow one would wait for it in vain.
    for (const { page } of [...all, second])
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Consultation");
    await product.stop("SIGKILL");
    await say(nour.page, "Idée", DURING);
    await expect(nour.page.getByText("Reconnexion…", { exact: false })).toBeVisible();
    await expect(field(nour.page)).toHaveValue(DURING);
    product = await startProduct({ dataDir, env: { PORT: port } });
    await expect(field(nour.page)).toHaveValue("", { timeout: 30_000 });
    for (const { page } of [...all, second]) {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Consultation");
      await expect(page.locator(".room-said-text", { hasText: DURING })).toHaveCount(1, { timeout: 30_000 });
      await expect(page.getByRole("timer")).toHaveText(/^2[0-4]:/);
    }
  });

  await test.step("each screen ends with the same words in the same order", async () => {
    await next("Synthèse et plan d’action");
    await next("Apprentissages");
    await next("Clôture");
    await coach.page.getByRole("button", { name: "Clore la séance" }).click();
    const dialog = coach.page.getByRole("dialog");
    await dialog.getByLabel("Tour fait à voix haute").check();
    await dialog.getByRole("button", { name: "Clore la séance" }).click();
    for (const { page } of [...all, second]) {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("La séance est close");
    }
    const words = await saidOn(coach.page);
    for (const { page } of [client, ines, nour, second]) expect(await saidOn(page)).toEqual(words);
  });
});
