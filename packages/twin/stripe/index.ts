/**
 * A stand-in of Stripe for one machine: the real stripe-node speaks to it over HTTP, people pay on its pages, and it
 * delivers signed thin events. No money moves. It keeps what it said, across restarts and kills.
 */
import { Courier } from "./event/courier.ts";
import type { Api } from "./http/api.ts";
import { isKept } from "./http/idempotency.ts";
import { listen } from "./http/server.ts";
import { localDestinations } from "./resource/destination.ts";
import { eventDays } from "./resource/event.ts";
import { settleDueDebits } from "./resource/payment.ts";
import { expireDueSessions } from "./resource/session.ts";
import type { Row, SnapshotEvent, StoredAnswer, ThinEvent } from "./store/row.ts";
import { Table } from "./store/table.ts";
import type { World } from "./world.ts";

export interface LocalStripe {
  /** `http://127.0.0.1:<port>`, for `STRIPE_API_BASE` and for the person who opens `/_emu`. */
  origin: string;
  port: number;
  /** Where events of connected accounts go, once a webhook is set. */
  destination: { url: string; secret: string } | undefined;
  /** Sends the events of both scopes to `url`. The secrets are the same at every start. */
  setWebhook(url: string): { accountsSecret: string; selfSecret: string };
  /** How many calls each operation has had since the start. */
  calls(): Record<string, number>;
  close(): Promise<void>;
}

export interface LocalStripeOptions {
  /** Where the journal is kept. Without it, everything is forgotten at the end. */
  folder?: string;
  /** 0, or nothing, for any free port. */
  port?: number;
  /** Where to deliver events: as `setWebhook`. */
  webhook?: string;
  /** Unix milliseconds. Deliveries are always timed by the real clock. */
  clock?: () => number;
  /** How long a SEPA debit stays under way, milliseconds. */
  sepaSettlesAfterMs?: number;
}

const tickMs = 1000;

/** Starts a local Stripe on 127.0.0.1. Fails when the port is taken or the folder cannot be written. */
export async function startStripe(options: LocalStripeOptions = {}): Promise<LocalStripe> {
  const clock = options.clock ?? Date.now;
  const table: Table = new Table(options.folder, (row) => isWorthKeeping(row, clock()));
  const world: World = {
    table,
    nowMs: () => clock() + (table.find("setting", "", "clock")?.aheadMs ?? 0),
    sepaSettlesAfterMs: options.sepaSettlesAfterMs ?? 20_000,
  };
  const courier = new Courier(world);
  const passTime = (): void => {
    if (isDue(world)) table.transaction(() => [expireDueSessions(world), settleDueDebits(world)]);
    courier.wake();
  };
  const api: Api = { world, origin: "http://127.0.0.1", faults: [], inFlight: new Set(), calls: {}, changed: passTime };
  const { server, port } = await listen({ api, courier }, options.port ?? 0).catch((error: unknown) => {
    table.close();
    throw error;
  });
  api.origin = `http://127.0.0.1:${port}`;
  const ticking = setInterval(passTime, tickMs);

  const local: LocalStripe = {
    origin: api.origin,
    port,
    get destination() {
      const place = table.find("v2.core.event_destination", "", "ed_local_accounts");
      return place && { url: place.url, secret: place.secret };
    },
    setWebhook(url) {
      const { accounts, self } = table.transaction(() => localDestinations(world, url));
      courier.wake();
      return { accountsSecret: accounts.secret, selfSecret: self.secret };
    },
    calls: () => ({ ...api.calls }),
    async close() {
      clearInterval(ticking);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, courier.close()]);
      table.close();
    },
  };
  if (options.webhook !== undefined) local.setWebhook(options.webhook);
  courier.wake();
  return local;
}

/** Cheap enough for every call: nothing is copied. */
function isDue(world: World): boolean {
  const now = world.nowMs();
  const debit = world.table.everywhere("debit").some(({ value }) => value.settlesAt <= now);
  return (
    debit ||
    world.table
      .everywhere("checkout.session")
      .some(({ value }) => value.status === "open" && value.expires_at * 1000 <= now)
  );
}

/** What the journal may forget when it is written anew. */
function isWorthKeeping(row: Row, nowMs: number): boolean {
  const oldest = nowMs - eventDays * 86_400_000;
  if (row.kind === "idempotency") return isKept(row.value as StoredAnswer, nowMs);
  if (row.kind === "event") return (row.value as SnapshotEvent).created * 1000 > oldest;
  if (row.kind === "v2.core.event") return Date.parse((row.value as ThinEvent).created) > oldest;
  return true;
}
