// npm run test:cloud: what can be said of the cloud without an account of AWS. Needs the npm registry, nothing else.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildFunctions } from "./cloud-build.mjs";
import { reason, testRuntime } from "./cloud-runtime.mjs";
import { job, line, root } from "./job.mjs";

const { version } = JSON.parse(readFileSync(`${root}node_modules/sst/package.json`, "utf8"));
/** Which SST the platform under .sst is of: the CLI does not say. */
const installed = `${root}.sst/installed`;
/** Without these the CLI first fetches Pulumi and bun from elsewhere than npm. */
const OFFLINE = { SST_SKIP_DEPENDENCY_CHECK: "1", SST_NO_BUN: "1", SST_TELEMETRY_DISABLED: "1", SST_STAGE: "test" };

async function install() {
  if (existsSync(installed) && readFileSync(installed, "utf8") === version) return undefined;
  const told = await job("sst install: its platform and types", "sst/bin/sst.mjs", ["install"], { env: OFFLINE });
  if (told.ok) writeFileSync(installed, version);
  return told;
}

const types = (project) => job(`types: ${project}`, "typescript7/bin/tsc", ["-p", project, "--pretty", "false"]);

async function built() {
  const started = performance.now();
  try {
    await buildFunctions();
  } catch (error) {
    return { name: "functions built", ok: false, seconds: 0, text: String(error) };
  }
  return { name: "functions built", ok: true, seconds: (performance.now() - started) / 1_000, text: "" };
}

/** AWS's runtime client is compiled beside the first steps, which mostly wait for the network. */
let client;
const compile = () => {
  client = job("AWS’s runtime client, compiled", "../tools/cloud-runtime.mjs", ["--prepare"]);
  return undefined;
};

async function runtime() {
  const started = performance.now();
  const compiled = await client;
  if (!compiled.ok) return compiled;
  const leftOut = reason();
  if (leftOut) {
    // Said where its table would stand, and at the end: a part that nobody ran is no part that passed.
    writeFileSync(`${report}sizes.txt`, `left out: ${leftOut}`);
    return { name: "functions in AWS’s runtime client", ok: true, seconds: 0, text: "", leftOut };
  }
  const ok = await testRuntime({ built: true });
  return {
    name: "functions in AWS’s runtime client",
    ok,
    seconds: (performance.now() - started) / 1_000,
    text: "",
  };
}

/** Where tests leave the tables that are printed together at the end. */
const report = `${root}.cache/cloud/`;
const TABLES = { sizes: "What a function loads and takes to start", policies: "Policies", cost: "Cost" };

async function cost() {
  const told = await job("a firm’s month, counted and priced", "../tools/cost.mjs", []);
  writeFileSync(`${report}cost.txt`, told.text.replace(/^npm warn.*\n/gm, ""));
  return told;
}

function tables() {
  return Object.entries(TABLES).map(([name, title]) => {
    const file = `${report}${name}.txt`;
    return `\n${title}\n${existsSync(file) ? readFileSync(file, "utf8").trimEnd() : "left out, see above"}`;
  });
}

/** In this order: each needs what stands before it. */
const steps = [
  compile,
  () => job("pages built", "../tools/build.mjs", []),
  built,
  install,
  () => types("infra"),
  () => types("infra/app"),
  () =>
    job("foundation, app, policies", "vitest/vitest.mjs", ["run", "--config=infra/vitest.config.ts"], { live: true }),
  () => job("sst diff against stand-ins", "../infra/offline/diff.ts", ["lea"], { live: true }),
  runtime,
  cost,
];

async function cloud() {
  const lines = [];
  rmSync(report, { recursive: true, force: true });
  mkdirSync(report, { recursive: true });
  process.env.CLOUD_REPORT = report;
  for (const step of steps) {
    const told = await step();
    if (!told) continue;
    lines.push(line(told));
    console.log(line(told));
    if (told.ok) continue;
    console.log(told.text.trim());
    return 1;
  }
  const leftOut = lines.filter((one) => one.startsWith("left out"));
  console.log(tables().join("\n"));
  console.log(
    `\n${lines.join("\n")}\ncloud: ${leftOut.length > 0 ? "all the rest" : "all of it"} passed; what only an account can show is in docs/deploy.md`,
  );
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await cloud();
