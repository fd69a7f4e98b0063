import { Table, type TableClient } from "@entrepairs/core/db";
import {
  ApprovedPlatform,
  type ApprovedPlatformPort,
  Files,
  type FilesPort,
  Mail,
  type MailPort,
  Stripe,
  type StripePort,
} from "@entrepairs/core/gateway";

/** The process died here. Nothing catches it: what was written stays, what was not is lost. */
export class Killed extends Error {
  constructor(call: string) {
    super(`killed after ${call}`);
  }
}

/** Counts the calls that leave the process and stops it after the k-th took effect. */
export class Killer {
  calls: string[] = [];
  private readonly after: number;
  private dead = false;

  constructor(after: number) {
    this.after = after;
  }

  /** Runs one outgoing call; a dead process makes none. */
  async pass<R>(name: string, call: () => Promise<R>): Promise<R> {
    if (this.dead) throw new Killed(name);
    const result = await call();
    this.calls.push(name);
    if (this.calls.length === this.after) {
      this.dead = true;
      throw new Killed(name);
    }
    return result;
  }
}

function killableTable(table: TableClient, killer: Killer): TableClient {
  return {
    tableName: table.tableName,
    query: (input) => killer.pass("table.query", () => table.query(input)),
    getAll: (keys) => killer.pass("table.getAll", () => table.getAll(keys)),
    transact: (items, token) => killer.pass("table.transact", () => table.transact(items, token)),
  };
}

function killableMail(mail: MailPort, killer: Killer): MailPort {
  const { forget } = mail;
  return {
    send: (message) => killer.pass("mail.send", () => mail.send(message)),
    ...(forget && { forget: (person) => killer.pass("mail.forget", () => forget(person)) }),
  };
}

function killableFiles(files: FilesPort, killer: Killer): FilesPort {
  return {
    put: (name, bytes) => killer.pass("files.put", () => files.put(name, bytes)),
    get: (name) => killer.pass("files.get", () => files.get(name)),
  };
}

function killablePlatform(platform: ApprovedPlatformPort, killer: Killer): ApprovedPlatformPort {
  return {
    submit: (order) => killer.pass("platform.submit", () => platform.submit(order)),
    statuses: (account, flowID) => killer.pass("platform.statuses", () => platform.statuses(account, flowID)),
    reportCollected: (report) => killer.pass("platform.reportCollected", () => platform.reportCollected(report)),
  };
}

/** Every call of the port, but what it works out by itself. */
function killableStripe(stripe: StripePort, killer: Killer): StripePort {
  const calls = Object.entries(stripe).map(([name, call]) => {
    if (typeof call !== "function" || name === "parseEvent") return [name, call];
    const ask = call as (...asked: unknown[]) => Promise<unknown>;
    return [name, (...asked: unknown[]) => killer.pass(`stripe.${name}`, () => ask(...asked))];
  });
  return Object.fromEntries(calls) as StripePort;
}

/** Runs `body` on ports that die after call `k`. */
export function withKiller<R>(killer: Killer, body: () => Promise<R>): Promise<R> {
  const table = killableTable(Table.use(), killer);
  const mail = killableMail(Mail.use(), killer);
  const files = killableFiles(Files.use(), killer);
  const stripe = killableStripe(Stripe.use(), killer);
  const approved = ApprovedPlatform.use();
  const platform = approved && killablePlatform(approved, killer);
  const inside = () => ApprovedPlatform.provide(platform, body);
  return Table.provide(table, () =>
    Mail.provide(mail, () => Files.provide(files, () => Stripe.provide(stripe, inside))),
  );
}

/** The calls to die after, counted from 1. */
const pointsOf = (calls: readonly string[], every: number) =>
  calls.flatMap((call, at) => (at % every === 0 || !call.startsWith("table.") ? [at + 1] : []));

export interface Workflow<S> {
  /** A new world (its own firm), outside the harness. */
  prepare(): Promise<S>;
  /** All that people and jobs do, step by step; each step may be run again and must then end the same. */
  run(state: S): Promise<void>;
  /** The invariants, when all is at rest. `killedAfter` names the call after which the process died. */
  check(state: S, killedAfter: string | undefined): Promise<void>;
}

/**
 * Kills the workflow after each of its calls in turn, runs it again to its end, and checks. Answers how many points.
 * `every`: of a long one, one call of the table in so many; what reaches anyone else is a point each time.
 */
export async function killEverywhere<S>(
  workflow: Workflow<S>,
  { every = 1 } = {},
): Promise<{ points: number; calls: string[] }> {
  const first = await workflow.prepare();
  const counted = new Killer(Number.POSITIVE_INFINITY);
  await withKiller(counted, () => workflow.run(first));
  await workflow.check(first, undefined);
  let points = 0;
  for (const k of pointsOf(counted.calls, every)) {
    const state = await workflow.prepare();
    const killer = new Killer(k);
    const killed = await withKiller(killer, () => workflow.run(state)).then(
      () => undefined,
      (error: unknown) => error,
    );
    // A job's defect boundary may log the death and go on; the port stays dead either way.
    if (killed !== undefined && !(killed instanceof Killed)) throw killed;
    await workflow.run(state);
    await workflow.check(state, killer.calls.at(-1));
    points++;
  }
  return { points, calls: counted.calls };
}
