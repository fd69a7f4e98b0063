import { createHash } from "node:crypto";
import type { StoredAnswer } from "../store/row.ts";
import type { World } from "../world.ts";
import { Refusal } from "./refusal.ts";

const keptMs = 24 * 3_600_000;
const keyLengthMax = 255;

/** Keys of requests that have not been answered yet, in this process. */
export type InFlight = Set<string>;

export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash("sha256").update(`${method} ${path}\n${body}`).digest("hex");
}

export function isKept(answer: StoredAnswer, nowMs: number): boolean {
  return nowMs - answer.at < keptMs;
}

/** The answer this key already has on this account, or nothing. Refuses a key met before with other params. */
export function storedAnswer(
  world: World,
  account: string,
  key: string,
  fingerprint: string,
): StoredAnswer | undefined {
  if (key.length > keyLengthMax) {
    throw new Refusal(400, { type: "idempotency_error", message: "Idempotency keys are of at most 255 characters." });
  }
  const stored = world.table.find("idempotency", account, key);
  if (!stored || !isKept(stored, world.nowMs())) return undefined;
  if (stored.fingerprint === fingerprint) return stored;
  throw new Refusal(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

/** Marks the key as being worked on, or refuses when it is already. */
export function begin(inFlight: InFlight, account: string, key: string): () => void {
  const name = `${account}|${key}`;
  if (inFlight.has(name)) {
    throw new Refusal(409, {
      type: "idempotency_error",
      code: "idempotency_key_in_use",
      message: `There is currently another in-progress request using this Idempotency Key (${key}).`,
    });
  }
  inFlight.add(name);
  return () => inFlight.delete(name);
}
