import { createSignal } from "solid-js";
import { createIntent } from "../base/intent.ts";
import { type Refusal, refusalOf } from "../base/refusal.ts";
import { toastError } from "../ui/toast.tsx";
import type { Live } from "./live.ts";
import type { Place } from "./place.ts";
import { type Act, type Done, sendAct } from "./room.data.ts";

const WAITS = [500, 1_000, 2_000, 4_000, 4_000, 4_000];

/** The server was not reached, or says to come back: the same act under the same key may be sent again. */
const isPassing = ({ status }: Refusal): boolean => status === 0 || status >= 502 || status === 429;

/** Sends it again under the same key while the connection is gone, for a quarter of a minute. */
export async function persisting<R>(send: () => Promise<R>, wait = pause): Promise<R> {
  for (const ms of WAITS) {
    try {
      return await send();
    } catch (error) {
      if (!isPassing(refusalOf(error))) throw error;
      await wait(ms);
    }
  }
  return send();
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface Acting {
  /** The kind of act under way. */
  pending: () => Act["kind"] | undefined;
  /** True once it is written; a refusal is told and changes nothing. `key`: kept by who keeps the text. */
  run: (act: Act, key?: string) => Promise<boolean>;
}

/** What one does in the room. Of two presses one act is sent; a lost answer is asked for again under the same key. */
export function createActing(place: Place, live: Live): Acting {
  const intent = createIntent();
  const [pending, setPending] = createSignal<Act["kind"]>();
  const run = async (act: Act, key?: string) => {
    if (pending() !== undefined) return false;
    setPending(act.kind);
    const held = key ?? intent.keyOf(act);
    try {
      const done: Done = await persisting(() => sendAct(place, act, held));
      intent.settled();
      if (done.seq > (live.log()?.view.seq ?? -1)) await live.ask();
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      // Another press moved the step first: the screen shows it.
      if (refusal.code !== "room.step_moved") toastError(refusal);
      await live.ask();
      return false;
    } finally {
      setPending(undefined);
    }
  };
  return { pending, run };
}
