import { createSignal } from "solid-js";
import { type Refusal, refusalOf } from "../base/refusal.ts";
import { toastError } from "../ui/toast.tsx";
import type { Live } from "./live.ts";
import type { Place } from "./place.ts";
import { type Act, type Done, sendAct } from "./room.data.ts";

const WAITS = [500, 1_000, 2_000, 4_000, 4_000, 4_000];

/** The server was not reached, or says to come back: the same act under the same key may be sent again. */
const isPassing = ({ status }: Refusal): boolean => status === 0 || status >= 502 || status === 429;

/** Sends it again under the same key while the connection is gone, for a quarter of a minute. */
export async function persisting<R>(send: () => Promise<R>, wait: (ms: number) => Promise<void> = pause): Promise<R> {
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
  /** Whether such an act is under way. */
  pending: (kind: Act["kind"]) => boolean;
  /** True once it is written; a refusal is told and changes nothing. `key`: kept by who keeps the text. */
  run: (act: Act, key?: string) => Promise<boolean>;
}

/**
 * What one does in the room, one act after the other. Of two presses of the same one act is sent; a lost answer is asked
 * for again under the same key.
 */
export function createActing(place: Place, live: Live): Acting {
  const [underWay, setUnderWay] = createSignal<readonly Act["kind"][]>([]);
  let before: Promise<unknown> = Promise.resolve();
  const send = async (act: Act, key: string) => {
    try {
      // The screen asks meanwhile, and so learns and tells that the connection is gone.
      const done: Done = await persisting(
        () => sendAct(place, act, key),
        (ms) => {
          void live.ask();
          return pause(ms);
        },
      );
      if (done.seq > (live.log()?.view.seq ?? -1)) await live.ask();
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      // Another press moved the step first: the screen shows it.
      if (refusal.code !== "room.step_moved") toastError(refusal);
      await live.ask();
      return false;
    } finally {
      setUnderWay((kinds) => kinds.filter((kind) => kind !== act.kind));
    }
  };
  const run = (act: Act, key: string = crypto.randomUUID()): Promise<boolean> => {
    if (underWay().includes(act.kind)) return Promise.resolve(false);
    setUnderWay((kinds) => [...kinds, act.kind]);
    const sent = before.then(() => send(act, key));
    before = sent;
    return sent;
  };
  return { pending: (kind) => underWay().includes(kind), run };
}
