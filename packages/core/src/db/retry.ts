import { DomainError } from "../kernel/index.ts";

/** Past this the caller is told to come back: about four seconds at worst. */
const ATTEMPTS_MAX = 12;

/** Conflicts, throttling, lost answers and requests still under way pass by themselves; anything else is a defect. */
const PASSING = new Set([
  "TransactionConflict",
  "TransactionConflictException",
  "TransactionInProgressException",
  "ThrottlingError",
  "ThrottlingException",
  "ProvisionedThroughputExceeded",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "InternalServerError",
  "TimeoutError",
]);

/** Why a transaction was cancelled, an entry per operation ("None" for the innocent); empty for any other error. */
export function cancellation(error: unknown): string[] {
  if (!(error instanceof Error) || error.name !== "TransactionCanceledException") return [];
  const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
  return reasons.map((reason) => reason.Code ?? "None");
}

/** Calls the table until what passes has passed, with jitter; `table.busy` (503) when it does not. */
export async function withRetry<R>(call: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (attempt >= ATTEMPTS_MAX) throw new DomainError("busy", "table.busy", "Try again in a moment");
      await pause(attempt);
    }
  }
}

/** A condition that was refused is an answer, even where another operation met a conflict. */
function isPassing(error: unknown): boolean {
  const reasons = cancellation(error);
  if (reasons.includes("ConditionalCheckFailed")) return false;
  return reasons.some((reason) => PASSING.has(reason)) || (error instanceof Error && PASSING.has(error.name));
}

async function pause(attempt: number): Promise<void> {
  const ceiling = Math.min(400, 10 * 2 ** (attempt - 1));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * ceiling));
}
