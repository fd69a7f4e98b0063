import { defineConfig } from "vitest/config";

/** Suites that cross modules run after the units, so that a broken unit is read first. */
const suites = "{contract,matrix,fuzz,crash,conformance}";
/** Those of them that `npm test` runs at fewer points: simulations as well, and whole there. */
const long = "{faults.crash,money.fuzz,pay.crash,satisfaction.crash}";
/** For a machine that is busy with others. */
const patience = { testTimeout: 20_000, hookTimeout: 30_000 };
const never = ["**/node_modules/**", "**/dist/**", "tools/fixtures/**", "packages/local/e2e/**"];

/** The unit tests of one package, one worker for many files: each file configures the ports that it needs. */
const units = (name: string) => ({
  extends: true as const,
  test: {
    name,
    isolate: false,
    include: [`packages/${name}/**/*.test.{ts,tsx}`],
    exclude: [...never, `**/*.${suites}.test.{ts,tsx}`],
  },
});

/**
 * The screens run in jsdom, through the plugins of their own build; what they reckon with draws nothing and needs no
 * window, which takes longer to set up for a file than most of its tests.
 */
const screens = (name: string, environment: "jsdom" | "node", include: string) => ({
  extends: "./packages/web/vite.config.ts" as const,
  test: {
    name,
    root: "packages/web",
    environment,
    isolate: false,
    include: [include],
    exclude: ["**/node_modules/**", "**/dist/**"],
    maxWorkers: 2,
    setupFiles: [`${import.meta.dirname}/packages/web/src/testing/setup.ts`],
    css: false,
    ...patience,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    ...patience,
    projects: [
      ...["core", "functions", "mail", "facturx", "planning", "twin", "local", "bench"].map(units),
      screens("web", "jsdom", "**/*.test.tsx"),
      screens("web-plain", "node", "**/*.test.ts"),
      { extends: true, test: { name: "tools", include: ["tools/*.test.ts"], exclude: never } },
      {
        extends: true,
        test: {
          name: "suites",
          include: [`packages/**/*.${suites}.test.{ts,tsx}`],
          exclude: never,
          testTimeout: 120_000,
        },
      },
      {
        // Run by npm run test:cloud:runtime alone: it needs the bundles and AWS's runtime client.
        extends: true,
        test: {
          name: "cloud",
          // What a function takes to start is measured: alone.
          fileParallelism: false,
          include: process.env.RUNTIME_CLIENT ? ["packages/**/*.cloud.ts"] : [],
          exclude: never,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "sim",
          include: ["packages/**/*.sim.ts", `packages/local/suites/${long}.test.ts`],
          exclude: never,
          env: { THOROUGH: "1" },
          testTimeout: 600_000,
        },
      },
    ],
  },
});
