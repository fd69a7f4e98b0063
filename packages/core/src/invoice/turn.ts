import { randomInt } from "node:crypto";
import { Actor, DomainError } from "../kernel/index.ts";

const ATTEMPTS_MAX = 12;

/** One issue a firm at a time in this process; other processes meet at the counter's condition. */
const turns = new Map<string, Promise<unknown>>();

/** Tries in the firm's turn until something was written; another process may take the number first. */
export async function inTurn<R>(attempt: () => Promise<R | undefined>): Promise<R> {
  const firmID = Actor.firmID();
  const before = turns.get(firmID) ?? Promise.resolve();
  const body = () => again(attempt);
  const mine = before.then(body, body);
  // Whoever comes next waits for the end, not for the success.
  const end = mine.then(
    () => undefined,
    () => undefined,
  );
  turns.set(firmID, end);
  try {
    return await mine;
  } finally {
    if (turns.get(firmID) === end) turns.delete(firmID);
  }
}

async function again<R>(attempt: () => Promise<R | undefined>): Promise<R> {
  for (let tried = 0; tried < ATTEMPTS_MAX; tried++) {
    const done = await attempt();
    if (done) return done;
    await new Promise((resolve) => setTimeout(resolve, randomInt(1, 20 * (tried + 1))));
  }
  throw new DomainError("busy", "table.busy", "Try again in a moment");
}
