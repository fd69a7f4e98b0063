/** Failures on demand: what the outside does to our calls, once or many times. */
import { Refusal } from "./refusal.ts";

export const faultModes = [
  "timeout_after_commit",
  "reset_after_commit",
  "reset",
  "slow",
  "409",
  "429",
  "500",
  "500_stored",
  "html502",
  "json503",
] as const;
export type FaultMode = (typeof faultModes)[number];

export interface Fault {
  method: string;
  /** A regular expression over the path. */
  path: string;
  mode: FaultMode;
  /** How many calls it still spoils. */
  times: number;
}

/** Takes the first fault that fits this call, and counts it down. */
export function takeFault(faults: Fault[], method: string, path: string): FaultMode | undefined {
  const fault = faults.find((each) => each.times > 0 && each.method === method && new RegExp(each.path).test(path));
  if (!fault) return undefined;
  fault.times -= 1;
  return fault.mode;
}

/** The refusals that Stripe itself would send. */
export function refusalOf(mode: FaultMode): Refusal | undefined {
  if (mode === "409") {
    const message = "There is currently another in-progress request using this Idempotency Key.";
    return new Refusal(409, { type: "idempotency_error", code: "idempotency_key_in_use", message });
  }
  if (mode === "429") return new Refusal(429, { code: "rate_limit", message: "Too many requests." });
  if (mode === "500") return new Refusal(500, { type: "api_error", message: "An error on Stripe's side." });
  return undefined;
}

/** Faults as a control request gives them; anything else is refused. */
export function readFaults(list: unknown): Fault[] {
  if (!Array.isArray(list)) throw new Refusal(400, { message: "faults: a list is expected", param: "faults" });
  return list.map((item: Partial<Fault>, index) => {
    const mode = faultModes.find((known) => known === item.mode);
    if (mode === undefined || typeof item.path !== "string") {
      throw new Refusal(400, { message: `faults[${index}]: a path and a known mode are expected`, param: "faults" });
    }
    return { method: item.method ?? "POST", path: item.path, mode, times: item.times ?? 1 };
  });
}
