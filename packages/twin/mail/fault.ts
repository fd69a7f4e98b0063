/**
 * What the next sendings meet: an error 500, a refusal for too many a second, or an answer lost after
 * the message was accepted (the one case in which a careful sender sends twice).
 */
export type Fault = 500 | "throttle" | "lost";

/** A fault and how many sendings still meet it; `times: 0` takes it away. */
export type FaultPlan = { status: Fault; times: number };

/** Reads the body of `POST /_control/fault`; undefined when it is not one. */
export function planOf(body: string): FaultPlan | undefined {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof said !== "object" || said === null) return undefined;
  const { status, times = 1 }: { status?: unknown; times?: unknown } = said;
  if (status !== 500 && status !== "throttle" && status !== "lost") return undefined;
  if (typeof times !== "number" || !Number.isInteger(times) || times < 0) return undefined;
  return { status, times };
}

export class Faults {
  #plan: FaultPlan | undefined;

  set(plan: FaultPlan): void {
    this.#plan = plan;
  }

  next(): Fault | undefined {
    if (!this.#plan || this.#plan.times === 0) return undefined;
    this.#plan = { ...this.#plan, times: this.#plan.times - 1 };
    return this.#plan.status;
  }
}
