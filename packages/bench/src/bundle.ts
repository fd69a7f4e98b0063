import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Weight, weighBuilt } from "@entrepairs/web/test/weight.ts";
import { build } from "vite";
import { newFolder, remove, root } from "./product.ts";

/** The api function as it would be deployed: bytes of what its start loads, and the CPU that loading takes. */
export async function apiBundle(): Promise<{ kilobytes: number; importMs: number }> {
  const outDir = newFolder();
  await build({
    root: join(root, "packages/functions"),
    configFile: false,
    logLevel: "error",
    build: {
      ssr: "src/api/lambda.ts",
      outDir,
      minify: true,
      target: "node24",
      emptyOutDir: true,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } } },
    },
    ssr: { noExternal: true },
  });
  const kilobytes = sum(loadedFrom(outDir, "lambda.js").map((name) => statSync(join(outDir, name)).size)) / 1000;
  const importMs = median([1, 2, 3, 4, 5].map(() => importOnce(join(outDir, "lambda.js"))));
  remove(outDir);
  return { kilobytes, importMs };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const median = (numbers: number[]) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

/** A file and what it imports at once; what it imports later is not loaded at the start. */
function loadedFrom(folder: string, entry: string, found = new Set<string>()): string[] {
  if (found.has(entry)) return [];
  found.add(entry);
  const source = readFileSync(join(folder, entry), "utf8");
  const imports = [...source.matchAll(/(?:from|import)\s*["']\.\/?([^"']+)["']/g)].map(([, name]) => name ?? "");
  const files = imports.map((name) => join(entry, "..", name.replace(/^\//, "")));
  for (const file of files) if (existsSync(join(folder, file))) loadedFrom(folder, file, found);
  return [...found];
}

// What the runtime of the cloud puts there before it loads a function.
const PROBE = `
globalThis.awslambda = { streamifyResponse: (answer) => answer };
const before = process.cpuUsage();
await import(process.argv[1]);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
`;

function importOnce(file: string): number {
  const env = {
    ...process.env,
    TABLE_NAME: "bench",
    PUBLIC_ORIGIN: "https://bench.example",
    LINK_KEY: "bench",
    MAIL_FROM: "bench@entrepairs.example",
    STRIPE_SECRET_KEY: "sk_test_bench",
    STRIPE_WEBHOOK_SECRETS: "whsec_bench",
    AWS_REGION: "eu-west-3",
    FILES_BUCKET: "bench",
    FILES_FOLDER: "/nowhere",
    OPERATOR_NAME: "Banc",
    OPERATOR_ADDRESS: "1 rue Inventée, 69001 Lyon",
    OPERATOR_EMAIL: "bench@entrepairs.example",
    OPERATOR_DIRECTOR: "Claude Banc",
    OPERATOR_HOST: "Banc",
  };
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", PROBE, file], { env, encoding: "utf8" }));
}

/** Gzipped JavaScript of the dashboard's shell, of its largest screen and of its largest dialog with it, kilobytes. */
export function dashboardSizes() {
  const { shell, routes, acts } = weighBuilt(join(root, "packages/web"));
  const largest = ([first]: readonly Weight[]) => ({ name: first?.name ?? "", size: (first?.bytes ?? 0) / 1024 });
  return { shell: shell / 1024, route: largest(routes), act: largest(acts) };
}
