import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** One rule broken by one file, written `tool rule file`, the file relative to its tree. */
export type Violation = string;

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The project's own rules, copied as they are: the fixture must prove the files that the check reads. */
const RULES = [
  ".dependency-cruiser.cjs",
  ".gitignore",
  ".oxlintrc.json",
  "biome.json",
  "knip.json",
  "tsconfig.base.json",
  "tsconfig.json",
];

const treeOf = (name: string) => join(ROOT, "tools/fixtures/violations", name);

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** What the files of a tree say they break, in lines `breaks: tool rule`. */
export async function announcedIn(name: string): Promise<Violation[]> {
  const announced: Violation[] = [];
  for (const file of await filesOf(treeOf(name))) {
    for (const [, tool, rule] of (await readFile(file, "utf8")).matchAll(/breaks: (\S+) ([^\s"]+)/g)) {
      announced.push(`${tool} ${rule} ${relative(treeOf(name), file)}`);
    }
  }
  return announced.sort();
}

/** Installs the packages of the repository beside the copy; those of the tree itself stand for ours. */
async function install(copy: string): Promise<void> {
  const own = join(copy, "node_modules/@entrepairs");
  await mkdir(own, { recursive: true });
  for (const name of await readdir(join(ROOT, "node_modules"))) {
    if (name !== "@entrepairs" && name !== ".cache") {
      await symlink(join(ROOT, "node_modules", name), join(copy, "node_modules", name));
    }
  }
  for (const name of await readdir(join(copy, "packages")))
    await symlink(join(copy, "packages", name), join(own, name));
}

/** Copies a tree out of the repository, where no ignore pattern of the real check reaches it. */
export async function plant(name: string): Promise<{ folder: string; uproot: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `violations-${name}-`));
  await cp(treeOf(name), folder, { recursive: true });
  for (const file of RULES) await cp(join(ROOT, file), join(folder, file), { force: false });
  await install(folder);
  return { folder, uproot: () => rm(folder, { recursive: true, force: true }) };
}

/** Runs a tool of node_modules/.bin (or a script by its path) and gives what it printed, whatever its exit code. */
export function run(folder: string, script: string, ...args: string[]): Promise<{ text: string; code: number | null }> {
  const child = spawn(process.execPath, [join(ROOT, "node_modules", script), ...args], {
    cwd: folder,
    env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  let complaint = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ text: text === "" ? complaint : text, code }));
  });
}
