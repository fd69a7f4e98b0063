// Asks Stripe's own sandbox what the local Stripe promises, and reports each difference; refuses a live key.
import { job } from "./job.mjs";

const told = await job("live", "vitest/vitest.mjs", ["run", "--project=suites", "live.contract"], {
  live: true,
  env: { STRIPE_LIVE_CONTRACT: "1" },
});
process.exitCode = told.ok ? 0 : 1;
