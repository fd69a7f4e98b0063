import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const require = createRequire(import.meta.url);

/** RGAAv4 carries the criterion's number, so that a finding can be cited in an audit. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"];

const views = [
  { name: "light", colorScheme: "light", width: undefined },
  { name: "dark", colorScheme: "dark", width: undefined },
  { name: "phone", colorScheme: "light", width: 390 },
] as const;

/**
 * Colours in the middle of a transition have a contrast that nobody sees: wait for those that end, and for those that
 * begin with what another width draws, a frame or two later. In what is folded away nothing is drawn, so that nothing
 * ends.
 */
const settle = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isDrawn = ({ effect }: Animation) => effect instanceof KeyframeEffect && effect.target?.checkVisibility();
    const ending = () =>
      document
        .getAnimations()
        .filter(
          (one) => isDrawn(one) && one.playState === "running" && one.effect?.getComputedTiming().endTime !== Infinity,
        );
    for (let still = 0; still < 3; still += 1) {
      await frame();
      if (ending().length > 0) still = 0;
      await Promise.allSettled(ending().map((one) => one.finished));
    }
    await document.fonts.ready;
  });

async function inject(page: Page): Promise<void> {
  if (await page.evaluate(() => "axe" in globalThis)) return;
  await page.evaluate(await readFile(require.resolve("axe-core/axe.min.js"), "utf8"));
  const locale = await readFile(require.resolve("axe-core/locales/fr.json"), "utf8");
  await page.evaluate(`axe.configure({ locale: ${locale} })`);
}

async function findings(page: Page, view: string): Promise<string[]> {
  const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] })`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, any, all }) => `${view} ${id} ${target.join(" ")}: ${any[0]?.message ?? all[0]?.message ?? help}`,
    ),
  );
}

/** Names what sticks out of the window sideways: on a phone nobody scrolls two ways to read a line. */
async function overflow(page: Page, view: string): Promise<string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return wider > 0 ? [`${view} reflow html: ${wider} px wider than the window`] : [];
}

/** Every finding of axe on the page as it stands, light, dark and 390 px wide, one line each. Leaves the page as it was. */
export async function axeFindings(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  await inject(page);
  const found: string[] = [];
  for (const { name, colorScheme, width } of views) {
    await page.emulateMedia({ colorScheme });
    if (width !== undefined) await page.setViewportSize({ width, height: 844 });
    await settle(page);
    found.push(...(await findings(page, name)));
    if (width !== undefined) found.push(...(await overflow(page, name)));
  }
  await page.emulateMedia({ colorScheme: null });
  if (size) await page.setViewportSize(size);
  return found;
}

/**
 * Fails with one line per finding when a person with a disability would meet an obstacle that axe can see. The journey
 * goes on: one run tells all of them.
 */
export async function expectAxeClean(page: Page): Promise<void> {
  expect.soft(await axeFindings(page), page.url()).toEqual([]);
}
