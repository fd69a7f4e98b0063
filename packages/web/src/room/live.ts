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

function createCut() {
  const [cut, setCut] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const found = () => {
    clearTimeout(timer);
    timer = undefined;
    setCut(false);
  };
  const lost = () => {
    timer ??= setTimeout(() => setCut(true), CUT_TOLD_AFTER);
  };
  return { cut, found, lost, stop: () => clearTimeout(timer) };
}

/** One run at a time; what is asked for meanwhile is run once after it. */
function oneAtATime(work: () => Promise<void>, after: () => void): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isDue = false;
  const drain = async () => {
    while (isDue) {
      isDue = false;
      await work();
    }
    running = undefined;
    after();
  };
  return () => {
    isDue = true;
    running ??= drain();
    return running;
  };
}

/** Asks for the room, and keeps what was answered. */
function createReading(place: Place) {
  const [log, setLog] = createSignal<Log>();
  const [refused, setRefused] = createSignal<Refusal>();
  const [offset, setOffset] = createSignal<Offset>();
  const cut = createCut();
  const read = async () => {
    const asked = Date.now();
    try {
      const reading = await readRoom(place, haveOf(log()));
      cut.found();
      setRefused(undefined);
      if (!reading) return;
      setOffset((before) => offsetAfter(before, asked, Date.now(), reading.view.now));
      setLog((before) => merged(before, reading));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status === 0 || refusal.status >= 500 || refusal.status === 429) return cut.lost();
      cut.found();
      setLog(undefined);
      setRefused(refusal);
    }
  };
  return { log, refused, cut, read, ahead: () => offset()?.ms ?? 0 };
}

/** One room on one screen: everything comes by asking; the socket only says when to ask. */
export function createLive(place: Place): Live {
  const { log, refused, cut, read, ahead } = createReading(place);
  const [device, setDevice] = createSignal(Date.now());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listening: Listening | undefined;

  /** Listens while in, on a screen that is seen: a phone kills hidden sockets without a word. */
  const follow = () => {
    const view = log()?.view;
    const wanted = !document.hidden && view?.me.status === "in" && view.status === "open";
    if (!wanted) listening?.stop();
    listening = wanted ? (listening ?? listen(place, heard, () => void ask())) : undefined;
  };
  const ask = oneAtATime(read, () => {
    follow();
    clearTimeout(timer);
    if (document.hidden) return;
    const pace = log()?.view.endsAt == null ? STANDING : RUNNING;
    timer = setTimeout(() => void ask(), listening?.isOpen() && !cut.cut() ? BESIDE_SOCKET : pace);
  });
  const heard = (seq: number) => {
    if (seq > (log()?.view.seq ?? -1)) void ask();
  };
  const seen = () => {
    follow();
    if (document.hidden) clearTimeout(timer);
    else void ask();
  };
  const beat = setInterval(() => setDevice(Date.now()), 250);
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", seen);
  addEventListener("offline", seen);
  void ask();
  onCleanup(() => {
    clearInterval(beat);
    clearTimeout(timer);
    cut.stop();
    listening?.stop();
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("online", seen);
    removeEventListener("offline", seen);
  });
  return { log, refused, cut: cut.cut, ask, now: () => device() + ahead() };
}
