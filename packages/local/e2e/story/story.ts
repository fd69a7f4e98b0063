import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { linkOf, waitForMail } from "../inbox.ts";
import { complaintsOf, expect } from "../journey.ts";
import type { Product } from "../start.ts";

/** What the steps of the story hand on to each other. */
export interface Story {
  product: Product;
  origin: string;
  browser: Browser;
  /** The owner's own window, signed in from the first step on. */
  owner: Page;
  /** Every fault that any window complained of. */
  faults: string[][];
}

const PHONE = { width: 390, height: 844 };

/** A window of someone else, with cookies of its own: wide unless told, on a phone, or without JavaScript. */
export async function someone(story: Story, how: { phone?: boolean; noScript?: boolean } = {}): Promise<Page> {
  const context: BrowserContext = await story.browser.newContext({
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: how.phone ? PHONE : { width: 1280, height: 800 },
    javaScriptEnabled: !how.noScript,
  });
  const page = await context.newPage();
  story.faults.push(complaintsOf(page));
  return page;
}

/** Opens the link that someone was mailed. */
export async function openMailed(
  story: Story,
  page: Page,
  want: { to: string; subject?: RegExp; link: RegExp },
): Promise<string> {
  const link = linkOf(await waitForMail(story.product.inbox, want), want.link);
  await page.goto(link);
  return link;
}

/** Signs in by the mailed link, as everyone does: asks for it, opens it, presses its button. */
export async function signIn(story: Story, page: Page, email: string): Promise<string> {
  await page.goto(`${story.origin}/connexion`);
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByRole("button", { name: "Recevoir le lien de connexion" }).click();
  await expect(page.getByRole("heading", { name: "Consultez votre messagerie" })).toBeVisible();
  const link = await openMailed(story, page, { to: email, subject: /lien de connexion/, link: /\/lien\// });
  await page.getByRole("button", { name: "Me connecter" }).click();
  await expect(page).not.toHaveURL(/\/lien\//);
  return link;
}

/** What a page on the phone shows when something does not fit: it is wider than its window. */
export async function expectFits(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0);
}

/** The navigation of the dashboard, apart from the trail of a page. */
export const menuOf = (page: Page): Locator => page.getByRole("navigation", { name: "Navigation principale" });
