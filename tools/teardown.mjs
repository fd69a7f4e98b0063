// npm run teardown -- STAGE [--yes]: takes a personal stage away, and never production.
import { execFileSync } from "node:child_process";
import { root } from "./job.mjs";
import { TeardownRefused, tearDown } from "./teardown.ts";

const run = (command, options, env = {}) => {
  const isTold = command === "npx";
  if (isTold) process.stdout.write(`${command} ${options.join(" ")}\n`);
  const stdio = ["ignore", isTold ? "inherit" : "pipe", "inherit"];
  return execFileSync(command, options, { cwd: root, encoding: "utf8", env: { ...process.env, ...env }, stdio }) ?? "";
};
try {
  for (const line of tearDown(process.argv.slice(2), run)) process.stdout.write(`${line}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof TeardownRefused ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
