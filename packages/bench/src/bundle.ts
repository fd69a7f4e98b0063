import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { newFolder, remove, root } from "./product.ts";

/** The api function as it would be deployed: bytes of what its start loads, and the CPU that loading takes. */
export async function apiBundle(): Promise<{ kilobytes: number; importMs: number }> {
  const outDir = newFolder();
  await build({
    root: join(root, "packages/functions"),
    configFile: false,
    logLevel: "error",
    build: { ssr: "src/api/handler.ts", outDir, minify: true, target: "node22", emptyOutDir: true },
    ssr: { noExternal: true },
  });
  const kilobytes = sum(loadedFrom(outDir, "handler.js").map((name) => statSync(join(outDir, name)).size)) / 1000;
  const importMs = median([1, 2, 3, 4, 5].map(() => importOnce(join(outDir, "handler.js"))));
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

const PROBE = `
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
    BUCKET_NAME: "bench",
    FILES_FOLDER: "/nowhere",
  };
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", PROBE, file], { env, encoding: "utf8" }));
}

interface Chunk {
  file: string;
  imports?: string[];
  isDynamicEntry?: boolean;
}

/** Gzipped JavaScript of the dashboard's shell, and of its largest screen beside it, kilobytes. */
export function dashboardSizes(): { shell: number; route: number; name: string } {
  const dist = join(root, "packages/web/dist");
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
  const size = (file: string) => gzipSync(readFileSync(join(dist, file))).length / 1024;
  const withImports = (key: string, found = new Set<string>()): Set<string> => {
    if (found.has(key)) return found;
    found.add(key);
    for (const one of manifest[key]?.imports ?? []) withImports(one, found);
    return found;
  };
  const total = (keys: Iterable<string>) =>
    sum([...keys].map((key) => manifest[key]?.file ?? "").flatMap((file) => (file.endsWith(".js") ? size(file) : [])));
  const shell = withImports("index.html");
  const screens = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && key.includes("src/pages/"));
  const routes = screens.map((key) => ({ key, size: total(withImports(key, new Set(shell))) }));
  const largest = routes.sort((one, other) => other.size - one.size)[0];
  return { shell: total(shell), route: largest?.size ?? 0, name: largest?.key ?? "" };
}
