import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { linkOf, waitForMail } from "./inbox.ts";
import type { Product } from "./start.ts";

export interface RoomPlace {
  origin: string;
  /** The room of the session that comes next, and of the one after it, moved to today. */
  addresses: string[];
}

interface Session {
  sessionID: string;
  startsAt: string;
  status: string;
}

/** Signs the coach in, and finds the rooms of his group's next two sessions. */
export async function roomOf(coach: Page, product: Product, group: string): Promise<RoomPlace> {
  const { origin } = new URL(product.dashboard);
  await coach.goto(product.signIn.coach);
  const ask = async <T>(path: string) => (await (await coach.request.get(`${origin}${path}`)).json()) as T;
  const { firms } = await ask<{ firms: { firmID: string; name: string }[] }>("/api/me");
  const firmID = firms.find(({ name }) => name.startsWith("Cabinet Rivage"))?.firmID;
  const { cohorts } = await ask<{ cohorts: { cohortID: string; name: string }[] }>(`/api/f/${firmID}/cohort`);
  const cohortID = cohorts.find(({ name }) => name === group)?.cohortID;
  const { sessions } = await ask<{ sessions: Session[] }>(`/api/f/${firmID}/cohort/${cohortID}`);
  const ahead = sessions.filter(({ status }) => status === "planned").slice(0, 2);
  await moveToday(coach, `${origin}/api/f/${firmID}/cohort/${cohortID}/session/${ahead[1]?.sessionID}/move`);
  return { origin, addresses: ahead.map(({ sessionID }) => `${origin}/salle/${firmID}/${cohortID}/${sessionID}`) };
}

/** A room opens on the day of its session: the one after next takes place today. */
async function moveToday(coach: Page, address: string): Promise<void> {
  const startsAt = new Date(Date.now() + 4 * 3_600_000).toISOString();
  const answer = await coach.request.post(address, {
    headers: { "Idempotency-Key": crypto.randomUUID() },
    data: { startsAt, reason: "Séance avancée" },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The coach opens the room of a session in a mode. */
export async function openRoom(coach: Page, address: string, mode: string): Promise<void> {
  await coach.goto(`${address}?ouvrir`);
  await coach.getByRole("radio", { name: new RegExp(`^${mode}`) }).check();
  await coach.getByRole("button", { name: "Ouvrir la salle" }).click();
  await expect(coach.getByRole("button", { name: "Démarrer" })).toBeVisible();
}

/** Types the code of the room's screen, and takes one's name. */
export async function joinByCode(page: Page, origin: string, code: string, name: string): Promise<void> {
  await page.goto(`${origin}/s/`);
  await page.getByLabel(/^Code/).fill(code);
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByText("L’animateur va vous faire entrer", { exact: false })).toBeVisible();
}

export async function nextStep(facilitator: Page, name: string): Promise<void> {
  await facilitator.getByRole("button", { name: "Étape suivante" }).click();
  await expect(facilitator.getByRole("heading", { level: 1 })).toHaveText(name);
}

/** Writes to the group. */
export async function send(page: Page, text: string): Promise<void> {
  await page.getByRole("form", { name: "Écrire au groupe" }).getByRole("textbox").fill(text);
  await page.getByRole("button", { name: "Envoyer au groupe" }).click();
}

/** Writes a word of one kind. */
export async function say(page: Page, kind: string, text: string): Promise<void> {
  await page.getByRole("radio", { name: kind }).check();
  await send(page, text);
}

/** Signs in by the mailed link, as everyone does. */
export async function signedIn(
  browser: Browser,
  product: Product,
  to: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  const { origin } = new URL(product.dashboard);
  await page.goto(`${origin}/connexion`);
  await page.getByLabel("Adresse électronique").fill(to);
  await page.getByRole("button", { name: "Recevoir le lien de connexion" }).click();
  const mail = await waitForMail(product.inbox, { to, subject: /lien de connexion/ });
  await page.goto(linkOf(mail, /\/lien\//));
  await page.getByRole("button", { name: "Me connecter" }).click();
  await expect(page).not.toHaveURL(/\/lien\//);
  return page;
}
