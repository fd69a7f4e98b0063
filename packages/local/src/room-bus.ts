import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Config } from "@entrepairs/core/gateway";
import type { RoomBusPort, RoomSignal } from "@entrepairs/core/gateway/bus.ts";
import { Actor } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { type Listener, listenerOf } from "@entrepairs/functions/room/ticket.ts";
import { type WebSocket, WebSocketServer } from "ws";

/** How often the seats of a room are looked at again: who is removed gets nothing more within five seconds. */
const LOOK_MS = 4_000;
/** Proxies and phones drop what is silent; a beat also carries the last number, for whoever missed it. */
const BEAT_MS = 15_000;
/** A screen that does not take its signals is cut off: it asks again when it comes back. */
const BEHIND_BYTES = 64_000;

interface Ear {
  socket: WebSocket;
  who: Listener;
  alive: boolean;
}

export interface LocalBus extends RoomBusPort {
  /** Takes a connection that asks for a room's socket; answers whether it was one. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
  close(): void;
}

const PATH = /^\/room\/f\/([0-9A-Z]{26})\/(session_[0-9A-Z]{26})\/socket$/;

/** The rooms of this process: sockets by room, each opened by a ticket of two minutes and kept by those still in. */
export function localBus(): LocalBus {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false });
  const rooms = new Map<string, Set<Ear>>();
  const last = new Map<string, number>();
  const beat = setInterval(() => {
    for (const [room, ears] of rooms) for (const ear of ears) keepAlive(ear, last.get(room) ?? 0);
  }, BEAT_MS);
  beat.unref();
  let looking = false;
  // One room after the other: signals pass between two looks.
  const lookAround = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    for (const ears of rooms.values()) await closeToOthers(ears);
    looking = false;
  };
  const look = setInterval(() => void lookAround(), LOOK_MS);
  look.unref();
  const join = (socket: WebSocket, who: Listener): void => {
    const room = roomOf(who);
    const ears = rooms.get(room) ?? new Set();
    const ear: Ear = { socket, who, alive: true };
    rooms.set(room, ears.add(ear));
    socket.on("pong", () => {
      ear.alive = true;
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      ears.delete(ear);
      if (ears.size === 0 && rooms.get(room) === ears) rooms.delete(room);
    });
  };
  return {
    publish: async (signal) => {
      const room = roomOf(signal);
      last.set(room, Math.max(signal.seq, last.get(room) ?? 0));
      const text = JSON.stringify({ seq: signal.seq, kind: signal.kind });
      for (const ear of rooms.get(room) ?? []) deliver(ear, text);
    },
    addressOf: ({ firmID, sessionID }) => `/room/f/${firmID}/${sessionID}/socket`,
    upgrade: (request, stream, head) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://local");
      const [, firmID, sessionID] = PATH.exec(pathname) ?? [];
      if (!firmID || !sessionID) return false;
      const who = listenerOf(searchParams.get("ticket") ?? "");
      const ours = request.headers.origin === undefined || request.headers.origin === Config.use().origin;
      if (!who || !ours || who.firmID !== firmID || who.sessionID !== sessionID) return refuse(stream);
      void listening(who, [who.personID]).then(({ length }) =>
        length > 0 ? server.handleUpgrade(request, stream, head, (socket) => join(socket, who)) : refuse(stream),
      );
      return true;
    },
    close: () => {
      clearInterval(beat);
      clearInterval(look);
      for (const ears of rooms.values()) for (const { socket } of ears) socket.terminate();
      server.close();
    },
  };
}

const roomOf = ({ firmID, sessionID }: Pick<RoomSignal, "firmID" | "sessionID">) => `${firmID}/${sessionID}`;

/** Asks the table who is still in; when it cannot say, nobody hears anything. */
async function listening({ firmID, cohortID, sessionID }: Listener, people: readonly string[]): Promise<string[]> {
  return Actor.provide({ type: "system", firmID, job: "room bus" }, () =>
    Room.listening({ cohortID, sessionID, people }),
  ).catch(() => []);
}

async function closeToOthers(ears: ReadonlySet<Ear>): Promise<void> {
  const [first] = ears;
  if (!first) return;
  const present = new Set(await listening(first.who, [...new Set([...ears].map(({ who }) => who.personID))]));
  for (const { who, socket } of ears) if (!present.has(who.personID)) socket.close(4_403, "out");
}

function deliver({ socket }: Ear, text: string): void {
  if (socket.bufferedAmount > BEHIND_BYTES) return socket.terminate();
  socket.send(text);
}

function keepAlive(ear: Ear, seq: number): void {
  if (!ear.alive) return ear.socket.terminate();
  ear.alive = false;
  ear.socket.ping();
  deliver(ear, JSON.stringify({ seq, kind: "beat" }));
}

function refuse(stream: Duplex): true {
  stream.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  return true;
}
