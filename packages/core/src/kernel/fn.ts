import { createHash } from "node:crypto";
import * as v from "valibot";
import { DomainError, type FieldProblem } from "./error.ts";
import { scoped } from "./port.ts";

/** The command that runs: its name for the audit log, its key and fingerprint for the idempotency record. */
export interface Command {
  name: string;
  key: string | undefined;
  fingerprint: string;
  /** Set by the first write: the idempotency record belongs to it, later writes of the same command heal it. */
  written?: boolean;
}

const command = scoped<Command>();
const requestKey = scoped<{ key: string | undefined }>();

/** Gives what runs inside the caller's Idempotency-Key; only the outermost `fn` takes it. */
export function withIdempotencyKey<R>(key: string | undefined, body: () => R): R {
  return requestKey.provide({ key }, body);
}

export function currentCommand(): Command | undefined {
  return command.find();
}

type ObjectLike = v.GenericSchema;
type Replay = (command: Command) => Promise<{ answer: unknown } | undefined>;
let replay: Replay | undefined;

/** The db module says how an earlier answer of the same key is found; the kernel knows no table. */
export function replayBy(find: Replay): void {
  replay = find;
}

export interface Fn<S extends ObjectLike, R> {
  (input: v.InferInput<S>): Promise<R>;
  readonly schema: S;
  readonly command: string;
}

/**
 * Whatever the outside can call: parses its input by `schema`, then runs `body`; `.schema` serves routes and forms.
 * A command called again with the same Idempotency-Key answers what it answered the first time; with another body
 * it is refused (`idempotency.other_body`). Refused input is a DomainError `input.invalid` with paths and codes only.
 */
// What a function of the cloud does not use of it leaves its bundle.
/* @__NO_SIDE_EFFECTS__ */
export function fn<S extends ObjectLike, R>(
  name: string,
  schema: S,
  body: (input: v.InferOutput<S>) => Promise<R>,
): Fn<S, R> {
  const run = async (raw: v.InferInput<S>): Promise<R> => {
    const input = parse(schema, raw);
    if (command.find()) return body(input);
    const running: Command = { name, key: requestKey.find()?.key, fingerprint: fingerprint(name, input) };
    try {
      return await command.provide(running, () => body(input));
    } catch (error) {
      // A refusal may be the echo of our own first success: the seat we hold, the number we took.
      const earlier = running.key && error instanceof DomainError ? await replay?.(running) : undefined;
      if (earlier) return earlier.answer as R;
      throw error;
    }
  };
  return Object.assign(run, { schema, command: name });
}

/** Parses what came from outside. */
export function parse<S extends ObjectLike>(schema: S, raw: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, raw);
  if (result.success) return result.output;
  throw new DomainError("input", "input.invalid", "Some fields are to be corrected", problems(result.issues));
}

/** Paths and codes of what a schema refused, never the input. */
export function problems(issues: readonly v.GenericIssue[]): FieldProblem[] {
  return issues.map((issue) => ({
    path: (v.getDotPath(issue as v.BaseIssue<unknown>) ?? "").slice(0, 200),
    code: issueCode(issue),
  }));
}

/** Our schemas name their refusals by a word; valibot's own sentences become the kind of check that refused. */
function issueCode(issue: v.GenericIssue): string {
  if (/^[a-z][a-z0-9_.]*$/.test(issue.message)) return issue.message;
  return issue.received === "undefined" ? "required" : issue.type;
}

function fingerprint(name: string, input: unknown): string {
  return createHash("sha256")
    .update(name)
    .update(JSON.stringify(input) ?? "")
    .digest("base64url");
}
