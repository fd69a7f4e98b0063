import type { Validate } from "../contract/validate.ts";
import type { Cause, World } from "../world.ts";

/** One call, its body or query already checked and converted. */
export interface Call extends Cause {
  /** Body of a POST, query of a GET; `expand` and `include` taken out of v1 params. */
  params: Record<string, unknown>;
  /** The `:id` of the path, or "". */
  id: string;
  path: string;
}

export interface Operation {
  method: "GET" | "POST";
  /** With at most one `:id`. */
  path: string;
  check: Validate;
  /** The answer; a `Refusal` that is returned, not thrown, keeps what was changed before it. */
  run(world: World, call: Call): object;
}

/** The params under the type that stripe-node declares for them: `check` has made sure of it. */
export function paramsOf<T>(call: Call): T {
  return call.params as T;
}
