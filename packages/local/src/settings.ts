import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export interface Settings {
  port: number;
  folder: string;
  json: boolean;
  empty: boolean;
  /** Makes the secrets of links; kept with the data, so that mailed links outlive a restart. */
  linkKey: string;
  /** Wraps the keys of rooms. */
  masterKey: Uint8Array;
}

/** Stands in the data folder while the demo is put in place: a torn one was never shown, and is begun anew. */
export const UNFINISHED = "demo.unfinished";

export const PORT_DEFAULT = 4310;

/** A mistake of whoever starts the product: said in one line, exit code 1. */
export class StartRefused extends Error {}

/** What the command line and the environment ask for. `--fresh` empties the data folder first. */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const known = ["--json", "--fresh", "--empty"];
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown) throw new StartRefused(`Unknown option ${unknown}: use --json, --fresh or --empty`);
  const folder = resolve(env.INIT_CWD ?? process.cwd(), env.DATA_DIR || ".data");
  const port = readPort(env.PORT);
  prepareFolder(folder, args.includes("--fresh"));
  const secrets = readSecrets(folder);
  return { port, folder, json: args.includes("--json"), empty: args.includes("--empty"), ...secrets };
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === "") return PORT_DEFAULT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new StartRefused(`PORT must be a number from 0 to 65535, not "${text}"`);
  return port;
}

/** Only what the product made is removed: a wrong DATA_DIR must not cost someone's files. */
const OURS = ["table", "mail.jsonl", "stripe", "files", "secrets.json", UNFINISHED];

function prepareFolder(folder: string, fresh: boolean): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (fresh || existsSync(join(folder, UNFINISHED)))
      for (const name of OURS) rmSync(join(folder, name), { recursive: true, force: true });
    const probe = join(folder, `.write-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "error";
    throw new StartRefused(`The data folder ${folder} cannot be written (${code}): set DATA_DIR to another one`);
  }
}

function readSecrets(folder: string): { linkKey: string; masterKey: Uint8Array } {
  const file = join(folder, "secrets.json");
  const fresh = () => ({
    linkKey: randomBytes(32).toString("base64url"),
    masterKey: randomBytes(32).toString("base64url"),
  });
  const kept = readJson(file) ?? fresh();
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
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
