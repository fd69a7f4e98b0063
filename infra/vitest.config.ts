import { defineConfig } from "vitest/config";

/** The cloud's own tests: `npm run test:cloud` runs them, since synthesis takes longer than a unit should. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    globalSetup: ["test/setup.ts"],
    env: { STAGE_SETTINGS: "infra/settings.example.json" },
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
