import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What `npm start -- --json` prints when it is ready: whole addresses. */
export type Addresses = {
  dashboard: string;
  inbox: string;
  stripe: string;
  /** The approved platform's control page. */
  platform: string;
  signIn: { owner: string; coach: string; sponsor: string; participant: string };
};

export type Product = Addresses & {
  /** Where it keeps its data: give it to a second start to see what survived. */
  dataDir: string;
  /** All that it has said on its error output. */
  complaints: () => string;
  /** Ends it: politely, or at once with SIGKILL. The data stays. */
  stop: (signal?: "SIGTERM" | "SIGKILL") => Promise<void>;
  /** Ends it and removes its data. */
  discard: () => Promise<void>;
};

export type StartOptions = { args?: string[]; dataDir?: string; env?: Record<string, string>; deadlineMs?: number };

const isAddresses = (value: unknown): value is Addresses =>
  typeof value === "object" && value !== null && "dashboard" in value && "inbox" in value && "stripe" in value;

function addressesIn(line: string): Addresses | undefined {
  if (!line.startsWith("{")) return undefined;
  const value: unknown = JSON.parse(line);
  return isAddresses(value) ? value : undefined;
}

/** Resolves with the line of addresses; rejects when the product ends first or stays silent too long. */
function ready(child: ChildProcess, deadlineMs: number, complaints: () => string): Promise<Addresses> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready in ${deadlineMs} ms\n${complaints()}`)), deadlineMs);
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      const told = lines.map(addressesIn).find((one) => one !== undefined);
      if (!told) return;
      clearTimeout(timer);
      resolve(told);
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The product ended with code ${code} before it was ready\n${complaints()}`));
    });
  });
}

/** Stops one process by its id and waits until it has gone; after five seconds it is killed. */
async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(late);
}

/** Starts the whole product on free ports with data of its own, as `npm start -- --json` does. */
export async function startProduct(options: StartOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "entrepairs-")));
  const child = spawn(process.execPath, ["packages/local/start.mjs", "--json", ...(options.args ?? [])], {
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complained = "";
  child.stderr.on("data", (chunk) => {
    complained += chunk;
  });
  const complaints = () => complained;
  const stop = (signal: "SIGTERM" | "SIGKILL" = "SIGTERM") => end(child, signal);
  const discard = async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const addresses = await ready(child, options.deadlineMs ?? 60_000, complaints);
    return { ...addresses, dataDir, complaints, stop, discard };
  } catch (error) {
    await stop("SIGKILL");
    throw error;
  }
}
