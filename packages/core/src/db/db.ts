import type * as v from "valibot";
import {
  Actor,
  currentCommand,
  DomainError,
  type Entity,
  ID,
  now,
  type Operation,
  plusMinutes,
  type Revised,
  replayBy,
} from "../kernel/index.ts";
import { actorScope, type Scope } from "./key.ts";
import { getAll, type Page, query, type Range, rowsOf } from "./read.ts";
import { Audit, Idempotency, Outbox, PlatformIdempotency, PlatformOutbox } from "./record.table.ts";
import { isTold } from "./told.ts";
import { type Named, type Refusal, transact } from "./write.ts";

const DAY_MINUTES = 24 * 60;

/** What a command leaves with its caller and in its idempotency record: ids, version, status; never content. */
export type Answer = Record<string, string | number | boolean | null | undefined | readonly string[]>;
/** `refused` names the operation whose condition failed: then nothing was written. */
export interface Written<A> {
  refused: string | undefined;
  answer: A;
}

export interface Db {
  get<S extends v.GenericSchema, K>(entity: Entity<S, K>, key: K): Promise<(v.InferOutput<S> & Revised) | undefined>;
  /** Several rows in one round trip; a list of keys is answered by the list of their rows. */
  gets<const W extends readonly (Wanted | readonly Wanted[])[]>(...wanted: W): Promise<Found<W>>;
  query(range: Range): Promise<Page>;
  /**
   * One transaction: the named operations, the audit entry (but of what is a group’s own) and, when the caller gave a key, the idempotency record.
   * Answers the name of the operation whose condition failed; two calls under one key get the same answer.
   */
  write<A extends Answer>(operations: Named, answer: A): Promise<Written<A>>;
  /**
   * One transaction that any run may make, however often: what it writes is decided by what it reads, and it never
   * takes the caller's key. For what converges to a truth kept elsewhere (Stripe), and for repairs.
   */
  heal(operations: Named): Promise<Refusal>;
}

// biome-ignore lint/suspicious/noExplicitAny: an entity of any row and key, told apart by `Found`
type Wanted = { entity: Entity<any, any>; key: object };
type RowOf<W> = W extends { entity: Entity<infer S extends v.GenericSchema, infer _K> }
  ? (v.InferOutput<S> & Revised) | undefined
  : never;
type Found<W extends readonly (Wanted | readonly Wanted[])[]> = {
  [I in keyof W]: W[I] extends readonly (infer One)[] ? RowOf<One>[] : RowOf<W[I]>;
};

/** The table, scoped to the actor's firm. */
export function db(): Db {
  return open(actorScope());
}

/** For the platform's few functions alone (an import rule keeps it so): its own rows, and named firms' rows. */
export function open(scope: Scope): Db {
  return {
    get: async (entity, key) => {
      const [item] = await getAll(scope, [{ entity: entity as never, key }]);
      return item ? rowsOf(entity, [item])[0] : undefined;
    },
    gets: async (...wanted) => {
      const keys = wanted.flat() as Wanted[];
      const items = await getAll(scope, keys as never);
      const rows = keys.map(({ entity }, at) => rowsOf(entity, items[at] ? [items[at]] : [])[0]).values();
      const next = () => rows.next().value;
      return wanted.map((one) => (Array.isArray(one) ? one.map(next) : next())) as never;
    },
    query: (range) => query(scope, range),
    write: (operations, answer) => write(scope, operations, answer),
    heal: (operations) => transact(scope, operations),
  };
}

async function write<A extends Answer>(scope: Scope, operations: Named, answer: A): Promise<Written<A>> {
  const command = currentCommand();
  const key = command?.written ? undefined : command?.key;
  const written: Refusal = await transact(scope, {
    ...operations,
    ...(command && key && { idempotency: remember(scope, key, command.fingerprint, answer) }),
    ...(command && scope.kind === "firm" && isTold(command.name) && { audit: logLine(command.name, answer) }),
  });
  // A refused write may be decided again: what is written then still carries the command's record.
  if (command && !written.refused) command.written = true;
  if (written.refused === "idempotency") {
    const earlier = command && (await earlierAnswer(scope, command.key, command.fingerprint));
    if (!earlier) throw new DomainError("busy", "table.busy", "Try again in a moment");
    // The record stands: what this command still writes heals the first run.
    command.written = true;
    return { refused: undefined, answer: earlier.answer as A };
  }
  return { refused: written.refused, answer };
}

/** A line of the log: who, what, ids. Every told command leaves one by itself; goes in the transaction of what else is told. */
export function logLine(command: string, ids: Answer): Operation {
  return Audit.create({ auditID: ID.create("audit"), at: now(), actor: Actor.reference(), command, ids });
}

function remember(scope: Scope, key: string, fingerprint: string, answer: Answer): Operation {
  const record = scope.kind === "platform" ? PlatformIdempotency : Idempotency;
  const expiresAt = plusMinutes(now(), DAY_MINUTES);
  return record.create({ actor: Actor.reference(), key, fingerprint, answer, expiresAt });
}

async function earlierAnswer(scope: Scope, key: string | undefined, fingerprint: string) {
  if (!key) return undefined;
  const record = scope.kind === "platform" ? PlatformIdempotency : Idempotency;
  const found = await open(scope).get(record, { actor: Actor.reference(), key });
  if (!found || found.expiresAt < now()) return undefined;
  if (found.fingerprint === fingerprint) return { answer: found.answer };
  throw new DomainError("unprocessable", "idempotency.other_body", "This key was used for another request");
}

replayBy(async (command) => {
  const actor = Actor.use();
  const scope: Scope = "firmID" in actor ? { kind: "firm", firmID: actor.firmID } : { kind: "platform" };
  return earlierAnswer(scope, command.key, command.fingerprint);
});

/** An event for the outbox of the actor's firm: written with what caused it, acted on after the commit. */
export function event(name: string, ids: Record<string, string>): Operation {
  return Outbox.create({ eventID: ID.create("event"), event: name, at: now(), ids });
}

/** An event that belongs to no firm (a sign-in link to be mailed). */
export function platformEvent(name: string, ids: Record<string, string>): Operation {
  return PlatformOutbox.create({ eventID: ID.create("event"), event: name, at: now(), ids });
}
