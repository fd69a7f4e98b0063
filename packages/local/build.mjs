// Builds what `npm start` and `npm run sheet` run, when a source is newer than what was built.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const SKIPPED = new Set(["node_modules", "dist", "test", "e2e"]);

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name) || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (!/\.(test|sim)\.tsx?$/.test(entry.name)) yield path;
  }
}

function newest(folders) {
  let latest = 0;
  for (const folder of folders)
    for (const path of sources(join(root, folder))) latest = Math.max(latest, statSync(path).mtimeMs);
  return Math.max(latest, statSync(join(root, "package-lock.json")).mtimeMs);
}

function isBuilt(stamp, at) {
  try {
    return readFileSync(stamp, "utf8") === String(at);
  } catch {
    return false;
  }
}

/** The API document is served by the api as a file: it stands before the bundle is made. */
async function prepare(config) {
  if (config !== "packages/local") return;
  const { writeDocument } = await import("../../tools/openapi.mjs");
  await writeDocument();
}

const SERVER = [
  "packages/core",
  "packages/functions",
  "packages/local",
  "packages/mail",
  "packages/facturx",
  "packages/planning",
  "packages/twin",
];

/** Builds the server bundle and the dashboard when stale; answers the folder of the server bundle. */
export async function build({ quiet = false, web = true } = {}) {
  const jobs = [{ folders: SERVER, stamp: join(root, "packages/local/dist/.built"), config: "packages/local" }];
  if (web)
    jobs.push({ folders: ["packages/web"], stamp: join(root, "packages/web/dist/.built"), config: "packages/web" });
  for (const { folders, stamp, config } of jobs) {
    const at = newest(folders);
    if (isBuilt(stamp, at)) continue;
    if (!quiet) process.stderr.write(`Building ${config} …\n`);
    // In a process of its own: the bundler's memory goes with it, the product starts small.
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), config], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    writeFileSync(stamp, String(at));
  }
  return join(root, "packages/local/dist");
}

/** The child's part: prepares and bundles one package. */
async function bundle(config) {
  await prepare(config);
  const vite = await import("vite");
  await vite.build({ root: join(root, config), logLevel: "error" });
  // The live room is a page of its own beside the dashboard.
  if (config === "packages/web") await vite.build({ root: join(root, config, "room"), logLevel: "error" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(process.argv[2]);
