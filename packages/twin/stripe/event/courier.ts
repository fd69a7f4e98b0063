import type { Delivery, ThinEvent } from "../store/row.ts";
import { newID, type World } from "../world.ts";
import { signatureOf } from "./signature.ts";

const firstRetryMs = 200;
const slowestRetryMs = 30_000;
const giveUpAfterMs = 3 * 86_400_000;
const answerWithinMs = 10_000;
const sentKept = 200;

/** Carries pending deliveries to their destinations, one after the other, again until each is accepted. */
export class Courier {
  readonly #world: World;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #closed = false;

  constructor(world: World) {
    this.#world = world;
  }

  get held(): boolean {
    return this.#world.table.find("setting", "", "delivery")?.held === true;
  }

  /** Keeps deliveries back until `flush` or `hold(false)`. */
  hold(held: boolean): void {
    this.#world.table.transaction(() => this.#world.table.put("setting", "", { id: "delivery", held }));
    if (!held) this.wake();
  }

  /** Looks for what is due. Call it after every change. */
  wake(): void {
    if (this.#closed || this.held || this.#round) return;
    clearTimeout(this.#timer);
    const due = this.pending().map((delivery) => delivery.nextAt);
    if (due.length === 0) return;
    const waitMs = Math.max(0, Math.min(...due) - Date.now());
    this.#timer = setTimeout(() => {
      this.#start((delivery) => delivery.nextAt <= Date.now()).catch((error: unknown) => {
        process.stderr.write(`local stripe: ${error instanceof Error ? error.stack : String(error)}\n`);
      });
    }, waitMs);
  }

  /** Carries everything that waits, due or not, even when held. Returns how many were accepted. */
  async flush(): Promise<number> {
    await this.#round;
    const before = this.pending().length;
    await this.#start(() => true);
    return before - this.pending().length;
  }

  /** What waits, in the order it is to be carried. */
  pending(): Delivery[] {
    const waiting = this.#world.table.everywhere("delivery");
    return waiting.map(({ value }) => structuredClone(value)).sort((a, b) => a.nextAt - b.nextAt);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  #start(due: (delivery: Delivery) => boolean): Promise<void> {
    const round = this.#carry(due).finally(() => {
      this.#round = undefined;
      this.wake();
    });
    this.#round = round;
    return round;
  }

  async #carry(due: (delivery: Delivery) => boolean): Promise<void> {
    for (const delivery of this.pending().filter(due)) {
      if (this.#closed) return;
      const status = await this.#post(delivery);
      if (this.#closed) return;
      this.#world.table.transaction(() => this.#note(delivery, status));
    }
  }

  async #post(delivery: Delivery): Promise<number> {
    const { table } = this.#world;
    const place = table.find("v2.core.event_destination", "", delivery.destination);
    const event = table.find("v2.core.event", delivery.account, delivery.event);
    if (!place || !event) return 0;
    const body = JSON.stringify(notificationOf(event), null, 2);
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signatureOf(body, place.secret, Math.floor(Date.now() / 1000)),
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    };
    try {
      const answer = await fetch(place.url, {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(answerWithinMs),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      // Nobody listens yet, or too slowly: the next attempt is the answer to both.
      return 0;
    }
  }

  #note(delivery: Delivery, status: number): void {
    const { table } = this.#world;
    // Lost or reset by the control while it was on its way.
    if (!table.find("delivery", delivery.account, delivery.id)) return;
    const accepted = status >= 200 && status < 300;
    const tired = Date.now() - delivery.firstAt > giveUpAfterMs;
    let state: Delivery["state"] = tired ? "given_up" : "pending";
    if (accepted) state = "delivered";
    const waitMs = Math.min(slowestRetryMs, firstRetryMs * 2 ** (delivery.attempt - 1));
    const noted = { ...delivery, lastStatus: status, state, nextAt: Date.now() + waitMs };
    if (state === "pending") table.put("delivery", delivery.account, { ...noted, attempt: delivery.attempt + 1 });
    else file(this.#world, noted);
    if (accepted) this.#lowerPending(delivery);
  }

  /** `events.list({delivery_success: false})` finds the events that still wait. */
  #lowerPending(delivery: Delivery): void {
    const { table } = this.#world;
    const thin = table.find("v2.core.event", delivery.account, delivery.event);
    const snapshot = thin?.snapshot_event ? table.find("event", delivery.account, thin.snapshot_event) : undefined;
    if (!snapshot || snapshot.pending_webhooks === 0) return;
    table.put("event", delivery.account, { ...snapshot, pending_webhooks: snapshot.pending_webhooks - 1 });
  }
}

/** Puts away a delivery that is over, and forgets the oldest of those. */
export function file(world: World, delivery: Delivery): void {
  const { table } = world;
  table.remove("delivery", delivery.account, delivery.id);
  table.put("sent", delivery.account, delivery);
  const [oldest, ...others] = table.list("sent", delivery.account);
  if (oldest && others.length >= sentKept) table.remove("sent", delivery.account, oldest.id);
}

/** A copy of a delivery, to be carried as if it were new. */
export function again(delivery: Readonly<Delivery>, now: number): Delivery {
  return { ...delivery, id: newID("dlv"), attempt: 1, nextAt: now, firstAt: now, state: "pending", lastStatus: null };
}

/** What is sent: never the data, which the receiver reads back by its own key. */
function notificationOf(event: ThinEvent): object {
  const { data: _unsent, ...notification } = event;
  return notification;
}
