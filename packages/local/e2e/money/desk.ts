import type { Locator, Page } from "@playwright/test";
import { expect } from "../journey.ts";

/** What the owner's screens ask, as he is signed in, and where they are. */
export interface Desk {
  owner: Page;
  read<T>(path: string): Promise<T>;
  post<T>(path: string, data: object): Promise<T>;
  screen(path: string): string;
}

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD`, so many days from today. */
export const dayAt = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** A text as the browser reads it out: its spaces are no ordinary ones. */
export const said = (text: string) => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s"));

/** What is pressed by its name: a link to a screen, or a button; the last one, where a question asks it again. */
export const act = (page: Page, name: string): Locator =>
  page
    .getByRole("link", { name, exact: true })
    .or(page.getByRole("button", { name, exact: true }))
    .last();

/** Presses the button that opens a question, and answers it by its button of the same name. */
export async function askAndConfirm(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
}

/** Follows the link to an act's screen, and does the act by its button of the same name. */
export async function followAndDo(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("button", { name, exact: true }).click();
}

/** Signs the owner in by his link. */
export async function deskOf(owner: Page, signIn: string): Promise<Desk> {
  await owner.goto(signIn);
  await expect(owner).toHaveURL(/\/app\/f\//);
  const firm = /\/app(\/f\/[^/]+)\//.exec(owner.url())?.[1];
  const { origin } = new URL(owner.url());
  return {
    owner,
    screen: (path) => `${origin}/app${firm}${path}`,
    read: async <T>(path: string) => (await (await owner.request.get(`${origin}/api${firm}${path}`)).json()) as T,
    post: async <T>(path: string, data: object): Promise<T> => {
      const headers = { "Idempotency-Key": crypto.randomUUID() };
      const answer = await owner.request.post(`${origin}/api${firm}${path}`, { headers, data });
      expect(answer.status(), await answer.text()).toBeLessThan(300);
      return (await answer.json()) as T;
    },
  };
}

/** Issues the draft that is shown, and answers its number. */
export async function issueShown({ owner }: Desk): Promise<string> {
  await askAndConfirm(owner, "Émettre la facture");
  const title = owner.getByRole("heading", { level: 1, name: /^Facture / });
  await expect(title).toBeVisible();
  return ((await title.textContent()) ?? "").replace(/^Facture\s/, "");
}

const SHOTS = process.env.SHOTS;

/** Keeps the screen as a picture, wide and on a phone, in the folder that SHOTS names. */
export async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  const size = page.viewportSize();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true });
  }
  if (size) await page.setViewportSize(size);
}
