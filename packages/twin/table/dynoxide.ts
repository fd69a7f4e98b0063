import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TableEngine } from "./index.ts";

const READY_MS = 5_000;
/** Ends the engine and its folder when our end of the pipe closes, even by a kill that leaves us no last word. */
const WATCH = '"$@" & read -r _; kill -9 $!; wait; rm -rf -- "$0"';

/**
 * A second engine, of other hands (Rust, SQLite), on which tests of the table's promises also run. Undefined where its
 * package is not installed. It tells no commits (`onCommit` never calls) and counts no calls.
 */
export async function startDynoxide(): Promise<TableEngine | undefined> {
  const binary = findBinary();
  if (!binary) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "dynoxide-"));
  const port = await freePort();
  const program = [binary, "--host", "127.0.0.1", "--port", String(port), "--db-path", join(folder, "table.db")];
  const child = spawn("sh", ["-c", WATCH, folder, ...program], { stdio: ["pipe", "ignore", "ignore"] });
  const close = () => ended(child);
  const endpoint = `http://127.0.0.1:${port}`;
  if (!(await isReady(endpoint, child))) {
    await close();
    throw new Error("dynoxide did not start");
  }
  return { endpoint, onCommit: () => () => undefined, calls: () => ({}), close };
}

function findBinary(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json")), "dynoxide");
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function isReady(endpoint: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until && child.exitCode === null) {
    const reached = await fetch(endpoint, { method: "POST", body: "{}" }).then(
      () => true,
      () => false,
    );
    if (reached) return true;
    await sleep(25);
  }
  return false;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.stdin?.end();
  });
}
