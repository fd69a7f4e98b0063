// npm run build:cloud: one folder a function of the cloud, whole: its code, and the fonts and solver it looks for.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { bundleOf, FUNCTIONS } from "../infra/contract.ts";
import { root } from "./job.mjs";
import { writeDocument } from "./openapi.mjs";

/** What code looks for beside itself when it runs, by the text that asks for it, and where it stands then. */
const BESIDE = [
  ["highs.wasm", "node_modules/highs/build/highs.wasm", "highs.wasm"],
  ["sRGB_IEC61966_2_1.icc", "node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc", "data/sRGB_IEC61966_2_1.icc"],
  ...["400Regular/SourceSans3_400Regular.ttf", "600SemiBold/SourceSans3_600SemiBold.ttf", "package.json"].map(
    (file) => {
      const font = `node_modules/@expo-google-fonts/source-sans-3/${file}`;
      return ["SourceSans3_400Regular.ttf", font, font];
    },
  ),
];

/** Builds one function into its folder and answers that folder. */
export async function buildFunction(name) {
  const folder = join(root, bundleOf(name));
  rmSync(folder, { recursive: true, force: true });
  await build({
    root: join(root, "packages/functions"),
    configFile: false,
    logLevel: "error",
    build: {
      ssr: `src/${name}/lambda.ts`,
      outDir: folder,
      minify: true,
      target: "node24",
      rolldownOptions: {
        output: {
          entryFileNames: "lambda.mjs",
          chunkFileNames: "[name]-[hash].mjs",
          // What the start loads stands in one file: finding, reading and linking each costs about a millisecond.
          codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] },
        },
      },
    },
    ssr: { noExternal: true },
  });
  const code = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  for (const [text, from, to] of BESIDE) {
    if (!code.some((source) => source.includes(text))) continue;
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    cpSync(join(root, from), join(folder, to));
  }
  return folder;
}

/** Builds them all, one after the other. */
export async function buildFunctions() {
  await writeDocument();
  for (const name of FUNCTIONS) await buildFunction(name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFunctions();
