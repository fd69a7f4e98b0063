// Writes docs/table from what every route does to a real engine; questions and reasons written by hand are kept.
import { job, root } from "./job.mjs";

const told = await job("table", "vitest/vitest.mjs", ["run", "--project=suites", "table.contract"], {
  live: true,
  env: { WRITE_TABLE: "1" },
});
console.log(`${root}docs/table`);
process.exitCode = told.ok ? 0 : 1;
