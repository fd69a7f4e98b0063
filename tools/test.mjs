// npm test: the rules, the units, the suites that cross modules, the journeys in a browser; one line at the end.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { check } from "./check.mjs";
import { job, line, root } from "./job.mjs";

const reports = `${root}test-results/reports/`;
mkdirSync(reports, { recursive: true });

/** Counts of a vitest report (its JSON reporter writes Jest's form). */
const ofVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** Counts of a Playwright report; a test that passed at its second try passed. */
const ofPlaywright = ({ stats }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
});

/** A runner that fails without naming a test (a crash, a file that does not load) still counts as one failure. */
function counts({ ok }, file, read) {
  const told = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8"))) : { passed: 0, failed: 0, skipped: 0 };
  return ok || told.failed > 0 ? told : { ...told, failed: 1 };
}

async function vitest(name, ...projects) {
  const file = `${reports}${name}.json`;
  rmSync(file, { force: true });
  const options = ["run", ...projects, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const told = await job(name, "vitest/vitest.mjs", options, { live: true });
  return { ...told, ...counts(told, file, ofVitest) };
}

async function journeys() {
  const file = `${reports}journeys.json`;
  rmSync(file, { force: true });
  const told = await job(
    "journeys",
    "@playwright/test/cli.js",
    ["test", "--project=story", "--project=journeys", "--reporter=list,json"],
    {
      live: true,
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    },
  );
  return { ...told, ...counts(told, file, ofPlaywright) };
}

async function rules() {
  const started = performance.now();
  const { passed, failed } = await check();
  return { name: "rules", ok: failed === 0, seconds: (performance.now() - started) / 1000, passed, failed, skipped: 0 };
}

const stages = [
  rules,
  () => vitest("units", "--project=!suites", "--project=!sim"),
  () => vitest("suites", "--project=suites"),
  journeys,
];

const done = [];
for (const stage of stages) done.push(await stage());

const sum = (key) => done.reduce((total, stage) => total + stage[key], 0);
console.log(`\n${done.map(line).join("\n")}`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
process.exitCode = done.every(({ ok }) => ok) ? 0 : 1;
