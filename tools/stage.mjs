import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { failuresOfPlaywright, failuresOfVitest, linesOf } from "./failures.ts";
import { job, line, root } from "./job.mjs";

const reports = `${root}test-results/reports/`;

/** Counts of a vitest report (its JSON reporter writes Jest's form). */
const ofVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
  failures: failuresOfVitest(report, root),
});

/** Counts of a Playwright report; a test that passed at its second try passed. */
const ofPlaywright = (report) => ({
  passed: report.stats.expected + report.stats.flaky,
  failed: report.stats.unexpected,
  skipped: report.stats.skipped,
  failures: failuresOfPlaywright(report),
});

const NOTHING = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** A runner that fails without naming a test (a crash, a file that does not load) still counts as one failure. */
function counts({ name, ok }, file, read) {
  const told = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8"))) : NOTHING;
  if (ok || told.failed > 0) return told;
  const failures =
    told.failures.length > 0 ? told.failures : [{ name, error: "ended without naming a test: see above" }];
  return { ...told, failed: failures.length, failures };
}

function fileOf(name) {
  mkdirSync(reports, { recursive: true });
  const file = `${reports}${name}.json`;
  rmSync(file, { force: true });
  return file;
}

/** Runs projects of vitest as one stage. */
export async function vitest(name, ...projects) {
  const file = fileOf(name);
  const options = ["run", ...projects, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const told = await job(name, "vitest/vitest.mjs", options, { live: true });
  return { ...told, ...counts(told, file, ofVitest) };
}

/** Runs projects of Playwright as one stage. */
export async function playwright(name, ...projects) {
  const file = fileOf(name);
  const told = await job(name, "@playwright/test/cli.js", ["test", ...projects, "--reporter=list,json"], {
    live: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return { ...told, ...counts(told, file, ofPlaywright) };
}

/**
 * Runs stages one after the other, all of them, then says how long each took, what failed, and the totals; a log that
 * is cut to its end still tells what failed. Sets the exit code.
 * @param {(() => Promise<object>)[]} stages
 */
export async function runAll(stages) {
  const done = [];
  for (const stage of stages) done.push(await stage());
  const sum = (key) => done.reduce((total, stage) => total + stage[key], 0);
  const failed = linesOf(done.flatMap(({ failures }) => failures));
  console.log(`\n${[...done.map(line), ...failed].join("\n")}`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  process.exitCode = done.every(({ ok }) => ok) ? 0 : 1;
}
