import { createSignal, onCleanup } from "solid-js";
import { type Refusal, refusalOf } from "../base/refusal.ts";
import { type Offset, offsetAfter } from "./clock.ts";
import { haveOf, type Log, merged } from "./log.ts";
import type { Place } from "./place.ts";
import { readRoom } from "./room.data.ts";
import { type Listening, listen } from "./socket.ts";

const RUNNING = 2_000;
const STANDING = 5_000;
/** While the socket speaks, one question now and then finds what it lost. */
const BESIDE_SOCKET = 20_000;
/** A cut of a second is nobody's business. */
const CUT_TOLD_AFTER = 3_000;

export interface Live {
  log: () => Log | undefined;
  /** Why there is nothing to show: not open yet, not one's own, pass over. */
  refused: () => Refusal | undefined;
  /** The connection has been gone for three seconds. */
  cut: () => boolean;
  /** The server's clock, in milliseconds; follows by itself. */
  now: () => number;
  /** Asks at once. Resolves when the screen is as new as the server was. */
  ask: () => Promise<void>;
}

/** One room on one screen: everything comes by asking; the socket only says when to ask. */
export function createLive(place: Place): Live {
  const [log, setLog] = createSignal<Log>();
  const [refused, setRefused] = createSignal<Refusal>();
  const [cut, setCut] = createSignal(false);
  const [offset, setOffset] = createSignal<Offset>();
  const [device, setDevice] = createSignal(Date.now());
  let asking: Promise<void> | undefined;
  let isDue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lostAt: ReturnType<typeof setTimeout> | undefined;
  let listening: Listening | undefined;

  const found = () => {
    clearTimeout(lostAt);
    lostAt = undefined;
    setCut(false);
  };
  const lost = () => {
    lostAt ??= setTimeout(() => setCut(true), CUT_TOLD_AFTER);
  };
  const once = async () => {
    const asked = Date.now();
    try {
      const reading = await readRoom(place, haveOf(log()));
      found();
      setRefused(undefined);
      if (!reading) return;
      setOffset((before) => offsetAfter(before, asked, Date.now(), reading.view.now));
      setLog((before) => merged(before, reading));
      follow();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status === 0 || refusal.status >= 500 || refusal.status === 429) return lost();
      found();
      setLog(undefined);
      setRefused(refusal);
    }
  };
  /** One question at a time; what is asked for meanwhile is asked once after it. */
  const ask = (): Promise<void> => {
    isDue = true;
    asking ??= (async () => {
      while (isDue) {
        isDue = false;
        await once();
      }
    })().finally(() => {
      asking = undefined;
      plan();
    });
    return asking;
  };
  const plan = () => {
    clearTimeout(timer);
    if (document.hidden) return;
    const isRunning = log()?.view.endsAt != null;
    const pace = isRunning ? RUNNING : STANDING;
    timer = setTimeout(() => void ask(), listening?.isOpen() && !cut() ? BESIDE_SOCKET : pace);
  };
  /** Listens while in, on a screen that is seen: a phone kills hidden sockets without a word. */
  const follow = () => {
    const view = log()?.view;
    const wanted = !document.hidden && view?.me.status === "in" && view.status === "open";
    if (wanted)
      listening ??= listen(
        place,
        (seq) => seq > (log()?.view.seq ?? -1) && void ask(),
        () => void ask(),
      );
    else {
      listening?.stop();
      listening = undefined;
    }
  };
  const seen = () => {
    follow();
    if (document.hidden) clearTimeout(timer);
    else void ask();
  };
  const beat = setInterval(() => setDevice(Date.now()), 250);
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", seen);
  void ask();
  onCleanup(() => {
    clearInterval(beat);
    clearTimeout(timer);
    clearTimeout(lostAt);
    listening?.stop();
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("online", seen);
  });
  return { log, refused, cut, ask, now: () => device() + (offset()?.ms ?? 0) };
}
