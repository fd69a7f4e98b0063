// Writes the API document from the routes as they stand; the build does it before it bundles the api.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { root } from "./job.mjs";

/** Makes `packages/functions/dist/openapi.json`, which the api serves. */
export async function writeDocument() {
  const { module } = await runnerImport(`${root}packages/functions/src/openapi/generate.ts`, {
    root: `${root}packages/functions`,
    configFile: false,
    logLevel: "error",
  });
  mkdirSync(`${root}packages/functions/dist`, { recursive: true });
  writeFileSync(`${root}packages/functions/dist/openapi.json`, module.generate());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeDocument();
