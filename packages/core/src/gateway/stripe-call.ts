import { randomInt } from "node:crypto";
import type { Stripe as SDK } from "stripe";
import { StripeFailure } from "./stripe.ts";

/** Stripe-node never tries again by itself when Stripe says "too many". */
const PATIENCE = 4;

/** Runs one call on the loaded client, and says every failure as a `StripeFailure`. */
export type Call = <T>(ask: (stripe: SDK) => Promise<T>) => Promise<T>;

/** stripe-node takes any JSON answer without `error` for a success, whatever its status: look before using it. */
export function assertStripeObject<T extends { id: string; object: string }>(answer: T): T {
  const found = answer as Partial<T> | null | undefined;
  if (typeof found?.id === "string" && typeof found.object === "string") return answer;
  throw new StripeFailure("no_object", false, "Stripe answered without an object");
}

/** One page of a list, or a failure: stripe-node takes anything for a list too. */
export function assertStripeList<T extends { id: string; object: string }>(answer: { data: T[] }): T[] {
  if (!Array.isArray(answer?.data)) throw new StripeFailure("no_object", false, "Stripe answered without a list");
  return answer.data.map(assertStripeObject);
}

export async function patiently<T>(stripe: SDK, ask: (stripe: SDK) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(stripe);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code !== "rate_limit" || attempt >= PATIENCE) throw failure;
      await new Promise((resolve) => setTimeout(resolve, randomInt(100, 250) * 2 ** attempt));
    }
  }
}

/** What a thrown error means: refusals of what was asked last, everything else may pass. */
function failureOf(error: unknown): StripeFailure {
  if (error instanceof StripeFailure) return error;
  const { statusCode, code, type, message, headers } = error as Partial<SDK.errors.StripeError>;
  if (statusCode === 429) return new StripeFailure("rate_limit", false, "Stripe asks to wait");
  const lasting = statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 409;
  const isKept = statusCode !== undefined && statusCode >= 500 && headers?.["idempotent-replayed"] === "true";
  return new StripeFailure(isKept ? KEPT : (code ?? type ?? "unreachable"), lasting, message ?? String(error));
}

/** A failure of Stripe's own that it keeps under the key: asked again, it answers the same for a day. */
const KEPT = "failure_kept";

/**
 * Makes one thing once, under a key of ours. Where Stripe keeps a failure under the key, what it may have made all the
 * same is looked for, and only then is it asked under a second key, as fixed as the first.
 */
export async function keyed<T>(step: {
  key: string;
  find: () => Promise<T | undefined>;
  make: (key: string) => Promise<T>;
}): Promise<T> {
  try {
    return await step.make(step.key);
  } catch (error) {
    if (!(error instanceof StripeFailure) || error.code !== KEPT) throw error;
    return (await step.find()) ?? (await step.make(`${step.key}:2`));
  }
}
