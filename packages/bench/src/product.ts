import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Product {
  origin: string;
  inbox: string;
  /** From the start of the process to its line of addresses, milliseconds. */
  readyMs: number;
  signIn: Record<string, string>;
  folder: string;
  /** CPU of the whole process so far, milliseconds; undefined where the system does not tell. */
  cpuMs(): number | undefined;
  /** Resident memory, MiB. */
  memory(): number | undefined;
  stop(): Promise<void>;
}

/** In a process of its own: what is measured later is a start from a built tree. */
export function buildOnce(): void {
  execFileSync(process.execPath, ["tools/build.mjs"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "entrepairs-bench-"));
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the product as `npm start` does, in a process of its own. */
export async function startProduct(folder: string, ...args: string[]): Promise<Product> {
  const started = performance.now();
  const child = spawn(process.execPath, ["packages/local/start.mjs", "--json", ...args], {
    cwd: root,
    env: { ...process.env, PORT: "0", DATA_DIR: folder, INIT_CWD: root },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await firstLine(child);
  const readyMs = performance.now() - started;
  const told = JSON.parse(line) as { dashboard: string; inbox: string; signIn: Record<string, string> };
  const pid = child.pid ?? 0;
  return {
    origin: new URL(told.dashboard).origin,
    inbox: new URL(told.inbox).origin,
    signIn: told.signIn,
    readyMs,
    folder,
    cpuMs: () => cpuOf(pid),
    memory: () => memoryOf(pid),
    stop: () => end(child),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      const line = text.split("\n").find((one) => one.startsWith("{") && one.endsWith("}"));
      if (line) resolve(line);
    });
    child.once("exit", (code) => reject(new Error(`The product ended with code ${code} before it was ready`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

/** User and system time of a process (Linux tells it in hundredths of a second). */
function cpuOf(pid: number): number | undefined {
  const stat = readSystem(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields && (Number(fields[11]) + Number(fields[12])) * 10;
}

function memoryOf(pid: number): number | undefined {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readSystem(`/proc/${pid}/status`) ?? "")?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

function readSystem(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Another system than Linux: the line says so.
    return undefined;
  }
}
