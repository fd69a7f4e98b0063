import { defineConfig } from "@playwright/test";
import { launchOptions } from "./packages/local/e2e/browser.ts";

/**
 * Long ones, each a story of its own subject on a product of its own: `npm run test:sim` walks them, `npm test` stays
 * under its ten minutes.
 */
const CHAPTERS = [
  "money",
  "money-public",
  "money-flat",
  "money-refusals",
  "individual",
  "funding",
  "order",
  "takeover",
  "composition",
  "poll",
  "proofs",
  "cycle",
  "keyboard",
  "peers",
  "kickoff",
  "robust",
  "documents",
  "rights",
  "forms",
  "closing",
  "group-life",
];

/** The journeys: a person's way through the product in a real browser, in French and in Paris. */
export default defineConfig({
  globalSetup: "./packages/local/e2e/build.config.ts",
  testDir: "packages/local/e2e",
  // The longest begins first, so that no worker waits for it alone at the end.
  projects: [
    { name: "story", testMatch: "story.spec.ts" },
    { name: "journeys", testMatch: "*.spec.ts", testIgnore: ["story", ...CHAPTERS].map((name) => `${name}.spec.ts`) },
    ...CHAPTERS.map((name) => ({ name: `chapter-${name}`, testMatch: `${name}.spec.ts` })),
  ],
  outputDir: "test-results/journeys",
  snapshotPathTemplate: "{testDir}/images/{arg}{ext}",
  workers: 2,
  timeout: 60_000,
  forbidOnly: process.env.CI !== undefined,
  reporter: "list",
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixelRatio: 0.002, animations: "disabled" } },
  use: {
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 800 },
    actionTimeout: 10_000,
    trace: "retain-on-failure",
    launchOptions: await launchOptions(),
  },
});
