import { randomInt } from "node:crypto";
import { DomainError } from "../kernel/index.ts";

/** With eight seats, eight rounds see the last one go; the rest is for what else moves a cohort. */
const ATTEMPTS = 16;

/**
 * Decides again when someone else wrote between the read and the write: `attempt` reads, decides, writes, and answers
 * undefined when its write was refused for that reason. Bounded, with jitter; then `table.busy`.
 */
export async function untilWritten<R>(attempt: () => Promise<R | undefined>): Promise<R> {
  for (let tries = 0; tries < ATTEMPTS; tries++) {
    const answer = await attempt();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, randomInt(1 + Math.min(250, 8 * 2 ** tries))));
  }
  throw new DomainError("busy", "table.busy", "Try again in a moment");
}
