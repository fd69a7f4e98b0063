import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** What the command line and the environment ask for. */
export interface Asked {
  port: number;
  folder: string;
  json: boolean;
  /** Empties the data folder first. */
  fresh: boolean;
  /** No demo. */
  empty: boolean;
  /** So many days from today, for who wants to see what time brings: 0 unless asked. */
  daysAhead: number;
}

export interface Settings extends Asked {
  /** Makes the secrets of links; kept with the data, so that mailed links outlive a restart. */
  linkKey: string;
  /** Wraps the keys of rooms. */
  masterKey: Uint8Array;
}

/** Stands in the data folder while the demo is put in place: a torn one was never shown, and is begun anew. */
export const UNFINISHED = "demo.unfinished";

export const PORT_DEFAULT = 4310;

/** Of the table in the data folder. */
export const TABLE_NAME = "entrepairs";

/** A mistake of whoever starts the product: said in one line, exit code 1. */
export class StartRefused extends Error {}

/** Reads what is asked; touches no data. */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Asked {
  const known = ["--json", "--fresh", "--empty"];
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown) throw new StartRefused(`Unknown option ${unknown}: use --json, --fresh or --empty`);
  const folder = resolve(env.INIT_CWD ?? process.cwd(), env.DATA_DIR || ".data");
  const asked = { json: args.includes("--json"), fresh: args.includes("--fresh"), empty: args.includes("--empty") };
  return { port: readPort(env.PORT), folder, daysAhead: readDays(env.DAYS_AHEAD), ...asked };
}

/** Links and sessions live a year: further ahead nothing would open. */
const DAYS_MAX = 300;

function readDays(text = ""): number {
  const days = Number(text || "0");
  if (!/^\d*$/.test(text) || days > DAYS_MAX)
    throw new StartRefused(`DAYS_AHEAD must be a number from 0 to ${DAYS_MAX}, not "${text}"`);
  return days;
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === "") return PORT_DEFAULT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new StartRefused(`PORT must be a number from 0 to 65535, not "${text}"`);
  return port;
}

/** Only what the product made is removed: a wrong DATA_DIR must not cost someone's files. */
const OURS = ["table", "mail.jsonl", "stripe", "platform.json", "files", "secrets.json", UNFINISHED];

/**
 * Makes the data folder ready. `assertFree` throws when another process works in it: it is asked before anything is
 * removed.
 */
export async function prepare(asked: Asked, assertFree: (folder: string) => Promise<void>): Promise<Settings> {
  const { folder, fresh } = asked;
  attempt(folder, () => makeFolder(folder));
  if (fresh || existsSync(join(folder, UNFINISHED))) {
    await assertFree(folder);
    attempt(folder, () => {
      for (const name of OURS) rmSync(join(folder, name), { recursive: true, force: true });
    });
  }
  attempt(folder, () => {
    const probe = join(folder, `.write-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  });
  return { ...asked, ...readSecrets(folder) };
}

function attempt(folder: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "error";
    throw new StartRefused(`The data folder ${folder} cannot be written (${code}): set DATA_DIR to another one`);
  }
}

/** One level at a time: Node's own recursion never ends where a file system says that a present parent is not. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function readSecrets(folder: string): { linkKey: string; masterKey: Uint8Array } {
  const file = join(folder, "secrets.json");
  const fresh = () => ({
    linkKey: randomBytes(32).toString("base64url"),
    masterKey: randomBytes(32).toString("base64url"),
  });
  const found = readJson(file);
  const kept = found ?? fresh();
  // Once there it is never written again: a start that is killed must not tear it.
  if (!found) writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  return { linkKey: kept.linkKey, masterKey: Buffer.from(kept.masterKey, "base64url") };
}

function readJson(file: string): { linkKey: string; masterKey: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Absent at the first start; a torn file of a killed first start holds no link that was mailed.
    return undefined;
  }
}
