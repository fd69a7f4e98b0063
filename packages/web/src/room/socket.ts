import type { Place } from "./place.ts";
import { askSocket } from "./room.data.ts";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
/** Where there is no socket, it is asked again now and then. */
const NONE_WAIT = 60_000;
/** Where beats come, one that is missing for this long means a dead connection, whatever the browser thinks. */
const SILENCE = 35_000;
/** Where none come, silence proves nothing: what may have been missed is asked for. */
const DOUBT = 55_000;

export interface Listening {
  isOpen: () => boolean;
  stop: () => void;
}

/** The number of what happened; undefined for a beat or anything else. */
export function seqIn(data: unknown): number | undefined {
  try {
    const signal: unknown = JSON.parse(String(data));
    return typeof signal === "object" && signal !== null && "seq" in signal && typeof signal.seq === "number"
      ? signal.seq
      : undefined;
  } catch {
    // Not ours: a proxy's word.
    return undefined;
  }
}

function isBeat(data: unknown): boolean {
  return String(data).includes('"beat"');
}

/**
 * Listens to a room: `heard` gets numbers only, which may be lost, doubled or in any order; `missed` is run each
 * time that some may have been. Comes back by itself, each time a little later, until it is stopped.
 */
export function listen(place: Place, heard: (seq: number) => void, missed: () => void): Listening {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let stopped = false;

  const again = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void connect(), ms);
  };
  const later = () => {
    // Not all phones of a group at the same instant.
    const [chance = 0] = crypto.getRandomValues(new Uint8Array(1));
    again(wait * (0.7 + (chance / 255) * 0.6));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };
  const alive = (one: WebSocket, beats: boolean) => {
    clearTimeout(silence);
    const doubt = () => {
      missed();
      alive(one, false);
    };
    silence = beats ? setTimeout(() => one.close(), SILENCE) : setTimeout(doubt, DOUBT);
  };
  const connect = async () => {
    const told = await askSocket(place).catch(() => "failed" as const);
    if (stopped) return;
    if (told === "failed") return later();
    if (told.url === null) return again(NONE_WAIT);
    const one = new WebSocket(`${told.url}?ticket=${encodeURIComponent(told.ticket)}`);
    socket = one;
    let beats = false;
    one.onopen = () => {
      wait = FIRST_WAIT;
      alive(one, beats);
      missed();
    };
    one.onmessage = ({ data }) => {
      beats ||= isBeat(data);
      alive(one, beats);
      const seq = seqIn(data);
      if (seq !== undefined) heard(seq);
    };
    one.onclose = () => {
      clearTimeout(silence);
      if (socket === one) socket = undefined;
      if (!stopped) missed();
      later();
    };
  };
  void connect();
  return {
    isOpen: () => socket?.readyState === WebSocket.OPEN,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(silence);
      socket?.close();
    },
  };
}
