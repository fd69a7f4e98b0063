import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Statement } from "../access.ts";
import { open, type Registered, type Values } from "../offline/mocks.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Synth {
  app: { removal: string; protect?: boolean };
  outputs?: Values;
  resources: Registered[];
  thrown: string[];
  unknown: string[];
}

/** Runs the program of SST under mocks for a stage, in a process of its own, which writes what it found into a file. */
export function runSynth(stage: string, file: string, env: Record<string, string> = {}): void {
  try {
    execFileSync(process.execPath, ["infra/offline/synth.ts", stage, file], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: "pipe",
    });
  } catch (error) {
    // What it threw stands in its file; without one it never came so far.
    if (!(error instanceof Error) || !("status" in error) || error.status !== 1) throw error;
  }
}

/** What the setup found for a stage. */
export function synthOf(stage: string): Synth {
  return JSON.parse(readFileSync(join(process.env.SYNTH_FOLDER ?? "", `${stage}.json`), "utf8")) as Synth;
}

/** A stage under other circumstances, run now. */
export function synthesize(stage: string, env: Record<string, string>): Synth {
  const folder = mkdtempSync(join(tmpdir(), "synth-"));
  const file = join(folder, "out.json");
  runSynth(stage, file, env);
  const synth = JSON.parse(readFileSync(file, "utf8")) as Synth;
  rmSync(folder, { recursive: true });
  return synth;
}

/** The inputs of what the program makes of one type, by name; what it only reads is left out. */
export function made<T = Values>(synth: Synth, type: string): (T & { resource: string })[] {
  return synth.resources
    .filter((one) => one.type === type && !one.id)
    .map(({ name, inputs }) => ({ ...(opened(inputs) as T), resource: name }));
}

/** Values without the marks of their secrets. */
function opened(value: unknown): unknown {
  const plain = open(value);
  if (Array.isArray(plain)) return plain.map(opened);
  if (typeof plain !== "object" || plain === null) return plain;
  return Object.fromEntries(Object.entries(plain).map(([key, inner]) => [key, opened(inner)]));
}

interface Role {
  name: string;
  assumeRolePolicy: string;
  inlinePolicies?: { policy: string }[];
  managedPolicyArns?: string[];
}

/** What a role is allowed, by its name. */
export function statementsOf(synth: Synth, name: string): Statement[] {
  const role = made<Role>(synth, "aws:iam/role:Role").find((one) => one.name === name);
  if (!role) throw new Error(`No role ${name}`);
  if ((role.managedPolicyArns ?? []).length > 0) throw new Error(`${name} takes a policy of somebody else`);
  return (role.inlinePolicies ?? []).flatMap(
    ({ policy }) => (JSON.parse(policy) as { Statement: Statement[] }).Statement,
  );
}
