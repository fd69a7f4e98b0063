import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { metered } from "@entrepairs/core/db";
import { withIdempotencyKey } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { addPeers, type PeerGroup, Satisfaction, testKeys, testTable } from "@entrepairs/core/testing";
import { ticketOf } from "@entrepairs/functions/room/ticket.ts";
import { localBus } from "@entrepairs/local/src/room-bus.ts";
import { WebSocket } from "ws";

const ROOMS = 100;
const PEERS = 8;
const SIGNALS = 20;
/** Between two signals of one room: someone does something every second. */
const PACE_MS = 1_000;

interface Screen {
  who: string;
  heard: Map<number, number>;
  doubled: number;
  socket: WebSocket;
}

interface OpenRoom {
  group: PeerGroup;
  key: { cohortID: string; sessionID: string };
  screens: Screen[];
  sentAt: number[];
}

export interface RoomFigures {
  p50: number;
  p99: number;
  lost: number;
  doubled: number;
  deliveries: number;
  /** One session of three hours, nine screens: what its store does and costs. */
  calls: number;
  kilobytes: number;
  dollars: number;
}

/** Rooms of the local bus with nine screens each; every screen is cut off once and comes back. */
export async function rooms(): Promise<RoomFigures> {
  const table = await testTable();
  testKeys();
  Satisfaction.configureForTests();
  const bus = localBus();
  const server = createServer();
  server.on("upgrade", (request, stream, head) => {
    if (!bus.upgrade(request, stream, head)) stream.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const all: OpenRoom[] = [];
  for (let at = 0; at < ROOMS; at++) all.push(await openRoom());
  const connect = (room: OpenRoom, screen: Screen) => listen(room, screen, port, bus);
  for (const room of all) await Promise.all(room.screens.map((screen) => connect(room, screen)));
  await Promise.all(all.map((room, at) => speak(room, at, bus, connect)));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const figures = judge(all);
  for (const { screens } of all) for (const { socket } of screens) socket.terminate();
  const session = await oneSession();
  bus.close();
  server.close();
  await table?.close();
  return { ...figures, ...session };
}

async function openRoom(peers = PEERS): Promise<OpenRoom> {
  const group = await addPeers({ peers, sessions: 1 });
  const key = { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "" };
  await group.asCoach(() => Room.open({ ...key, code: "ABC234" }));
  for (let at = 0; at < peers; at++) await group.asPeer(at, () => Room.act({ ...key, act: { kind: "enter" } }));
  // The coach of an invented group is no member of a firm's team: eight peers and a ninth screen of the first.
  const people = [...group.participantIDs, group.participantIDs[0] ?? ""];
  const screens = people.map((who) => ({ who, heard: new Map(), doubled: 0, socket: undefined as never }));
  return { group, key, screens, sentAt: [] };
}

function listen(room: OpenRoom, screen: Screen, port: number, bus: ReturnType<typeof localBus>): Promise<void> {
  const { firmID } = room.group;
  const { ticket } = ticketOf({ firmID, ...room.key, personID: screen.who });
  const path = bus.addressOf({ firmID, sessionID: room.key.sessionID });
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}?ticket=${ticket}`);
  screen.socket = socket;
  socket.on("message", (data) => {
    const at = performance.now();
    const { seq, kind } = JSON.parse((data as Buffer).toString()) as { seq: number; kind: string };
    if (kind === "beat") return;
    if (screen.heard.has(seq)) screen.doubled += 1;
    else screen.heard.set(seq, at);
  });
  return new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
}

/** One room's signals at its pace; one screen after the other is cut off and comes back, between two signals. */
async function speak(
  room: OpenRoom,
  offset: number,
  bus: ReturnType<typeof localBus>,
  connect: (room: OpenRoom, screen: Screen) => Promise<void>,
): Promise<void> {
  const { group, key, screens, sentAt } = room;
  await new Promise((resolve) => setTimeout(resolve, (offset * PACE_MS) / ROOMS));
  for (let seq = 0; seq < SIGNALS; seq++) {
    sentAt[seq] = performance.now();
    await bus.publish({ firmID: group.firmID, sessionID: key.sessionID, seq, kind: "write" });
    await new Promise((resolve) => setTimeout(resolve, PACE_MS / 2));
    const cut = screens[seq];
    if (cut) {
      cut.socket.terminate();
      await connect(room, cut);
    }
    await new Promise((resolve) => setTimeout(resolve, PACE_MS / 2));
  }
}

function judge(all: readonly OpenRoom[]): Pick<RoomFigures, "p50" | "p99" | "lost" | "doubled" | "deliveries"> {
  const times: number[] = [];
  let lost = 0;
  let doubled = 0;
  for (const { screens, sentAt } of all) {
    for (const screen of screens) {
      doubled += screen.doubled;
      for (const [seq, at] of sentAt.entries()) {
        const heard = screen.heard.get(seq);
        if (heard === undefined) lost += 1;
        else times.push(heard - at);
      }
    }
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), lost, doubled, deliveries: times.length };
}

/** On demand, a million units, in dollars: the list price of Ireland. */
const DOLLARS = { read: 0.1415e-6, write: 0.705e-6 };
const WORDS = 120;
/** Of an answer, beside its body. */
const HEADERS = 400;

interface Bytes {
  rows: number;
  copies: number;
  events: number;
}
interface Asked {
  /** So many are written by those who advise; none where a group listens. */
  words?: number;
  /** What the table keeps, asked before and after. */
  kept?: () => Promise<Bytes>;
}
const nothing = async (): Promise<Bytes> => ({ rows: 0, copies: 0, events: 0 });

/** What the session took of its store, what its screens read, packed and not, and what it left behind. */
export async function oneSession({ words = WORDS, kept = nothing }: Asked = {}) {
  const { group, key } = await openRoom();
  const before = await kept();
  const text = "Une idée que quelqu’un donne au client, en deux phrases, sans attendre de réponse de sa part.";
  let bytes = 0;
  let packed = 0;
  let acts = 0;
  const given = (body: () => Promise<unknown>) => withIdempotencyKey(crypto.randomUUID(), body);
  const { calls } = await metered(async () => {
    let seq = PEERS;
    const look = async (at: number) => {
      const reading = await group.asPeer(at, () => Room.read({ ...key, after: seq - 1 }));
      const answer = JSON.stringify(reading ?? {});
      bytes += answer.length;
      packed += gzipSync(answer).length + HEADERS;
    };
    const act = async (by: number | "coach", wanted: Parameters<typeof Room.act>[0]["act"]) => {
      const run = () => given(() => Room.act({ ...key, act: wanted }));
      await (by === "coach" ? group.asCoach(run) : group.asPeer(by, run));
      seq += 1;
      acts += 1;
      for (let at = 0; at < PEERS; at++) await look(at);
      await look(0);
    };
    const next = async (from: number) => act("coach", { kind: "next", from });
    for (let from = 0; from < 2; from++) await next(from);
    await act("coach", { kind: "choose", clientID: group.participantIDs[0] ?? "", title: "Un sujet" });
    for (const from of [2, 3, 4]) await next(from);
    await act(0, { kind: "agree" });
    await act("coach", { kind: "assent" });
    await next(5);
    for (let n = 0; n < words; n++) await act(1 + (n % (PEERS - 1)), { kind: "write", word: "suggestion", text });
    await next(6);
    for (let n = 0; n < 3; n++) await act(0, { kind: "takeAction", text, dueOn: "2099-01-01" });
    await next(7);
    for (let at = 0; at < PEERS; at++) await act(at, { kind: "learn", process: text, content: text });
    for (let n = 0; n < 40; n++) await act(1, n % 2 === 0 ? { kind: "raiseHand" } : { kind: "lowerHand" });
    await next(8);
    await act("coach", { kind: "close", learnings: "written" });
  });
  const readUnits = calls.reduce((sum, call) => sum + call.readUnits, 0);
  const writeUnits = calls.reduce((sum, call) => sum + call.writeUnits, 0);
  const price = readUnits * DOLLARS.read + writeUnits * DOLLARS.write;
  const after = await kept();
  const left = {
    rows: after.rows - before.rows,
    copies: after.copies - before.copies,
    events: after.events - before.events,
  };
  const figures = { acts, screens: PEERS + 1, readUnits, writeUnits, packedKilobytes: packed / 1_000, left };
  return { ...figures, calls: calls.length, kilobytes: bytes / 1_000, dollars: price };
}
