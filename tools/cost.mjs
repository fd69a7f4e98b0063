// npm run cost [-- --whole]: a firm's month replayed against the embedded engines and priced.
import { runnerImport } from "vite";
import { root } from "./job.mjs";

const { module } = await runnerImport(`${root}packages/bench/src/cost/run.ts`, {
  root: `${root}packages/bench`,
  configFile: false,
  logLevel: "error",
});
process.exit(module.isWithin ? 0 : 1);
