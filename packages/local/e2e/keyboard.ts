import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any screen has. */
const STOPS_MAX = 160;

const has = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes to a control by Tab alone, from wherever the focus is. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    if (await has(target)) return;
    await page.keyboard.press("Tab");
  }
  expect(await has(target), `${target} is reached by Tab`).toBe(true);
}

/** Where the focus is; `body` is nowhere. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement === null || activeElement === document.body ? "nowhere" : activeElement.tagName.toLowerCase();
  });

export async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => focused(page), { message: "the focus is somewhere" }).not.toBe("nowhere");
}

/** Presses a button by its key; what follows must leave the focus on the page. */
export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Types into a field, over what it holds. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** One of a group of choices, by the arrows: Tab stops at the one that is chosen. */
export async function pick(page: Page, group: Locator, wanted: Locator): Promise<void> {
  await reach(page, group.locator("input:checked"));
  for (let stop = 0; stop < 12 && !(await has(wanted)); stop++) await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeChecked();
}
