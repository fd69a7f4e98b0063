import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Suites that cross modules run after the units, so that a broken unit is read first. */
const suites = "{contract,matrix,fuzz,crash,conformance}";
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

/** The screens run in jsdom, through the plugins of their own build. */
const screens = {
  extends: "./packages/web/vite.config.ts",
  test: {
    name: "web",
    root: "packages/web",
    environment: "jsdom",
    isolate: false,
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    maxWorkers: 2,
    setupFiles: [`${import.meta.dirname}/packages/web/src/testing/setup.ts`],
    css: false,
  },
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      ...["core", "functions", "mail", "facturx", "planning", "twin", "local", "bench"].map(units),
      ...(existsSync("packages/web/vite.config.ts") ? [screens] : []),
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
        test: { name: "sim", include: ["packages/**/*.sim.ts"], exclude: never, testTimeout: 600_000 },
      },
    ],
  },
});
