// Every rule that needs no test to run: types, format and lint, promises, imports, dead code.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { job, line, root } from "./job.mjs";

/** Fewer modules than this and the import rules were silently blind (a compiler without an API reads nothing). */
const MODULES_MIN = 400;

const types = (project) => () => job(`types: ${project}`, "typescript7/bin/tsc", ["-p", project, "--pretty", "false"]);

async function imports() {
  const folders = ["packages", "infra", "tools"].filter((folder) => existsSync(root + folder));
  const told = await job("imports", "dependency-cruiser/bin/dependency-cruise.mjs", folders);
  const read = Number(/(\d+) modules/.exec(told.text)?.[1] ?? 0);
  if (read >= MODULES_MIN) return told;
  return {
    ...told,
    ok: false,
    text: `${told.text}\nOnly ${read} modules were read, at least ${MODULES_MIN} expected.`,
  };
}

/** The slow ones first, so that two at a time end together. */
const steps = [
  types("tsconfig.json"),
  imports,
  () => job("dead code", "knip/bin/knip.js", ["--no-progress", "--no-config-hints"]),
  () => job("promises", "oxlint/bin/oxlint", ["--type-aware", "--deny-warnings", "-f", "unix", "."]),
  () =>
    job("format and lint", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "--max-diagnostics=200", "."]),
  ...["packages/web", "packages/local/e2e", "infra"]
    .filter((folder) => existsSync(`${root}${folder}/tsconfig.json`))
    .map(types),
];

/** Runs the steps two at a time and prints the time of each, then all that the failed ones said. */
export async function check() {
  const waiting = [...steps];
  const done = [];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const told = await step();
      done.push(told);
      console.log(line(told));
    }
  };
  await Promise.all([worker(), worker()]);
  const failed = done.filter(({ ok }) => !ok);
  for (const { name, text } of failed) console.log(`\n── ${name}\n${text.trim()}`);
  const failures = failed.map(({ name, text }) => ({ name: `rules › ${name}`, error: text.trim().split("\n")[0] }));
  return { passed: done.length - failed.length, failed: failed.length, failures };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
