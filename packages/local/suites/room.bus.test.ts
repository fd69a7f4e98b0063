import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Config } from "@entrepairs/core/gateway";
import { Room } from "@entrepairs/core/room";
import { addPeers, asMember, type PeerGroup } from "@entrepairs/core/testing";
import { onSocket } from "@entrepairs/functions/room/socket.ts";
import { socketBus } from "@entrepairs/functions/room/socket-bus.ts";
import { ticketOf } from "@entrepairs/functions/room/ticket.ts";
import { type Cloud, startCloud } from "@entrepairs/twin/cloud";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type LocalBus, localBus } from "../src/room-bus.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let bus: LocalBus;
let server: Server;
let group: PeerGroup;
let key: { cohortID: string; sessionID: string };
let cloud: Cloud;
beforeAll(async () => {
  world = await startWorld();
  cloud = await startCloud();
  bus = localBus();
  server = createServer();
  server.on("upgrade", (request, stream, head) => {
    if (!bus.upgrade(request, stream, head)) stream.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  group = await addPeers({ peers: 5 });
  key = { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "" };
  await group.asCoach(() => Room.open({ ...key, code: "ABC234" }));
  for (const at of [0, 1]) await group.asPeer(at, () => Room.act({ ...key, act: { kind: "enter" } }));
}, 60_000);
afterAll(async () => {
  bus.close();
  server.close();
  await cloud.close();
  await world.close();
});

interface Heard {
  socket: WebSocket;
  signals: { seq: number; kind: string }[];
  opened: Promise<boolean>;
  closed: Promise<number>;
}

function listen(ticket: string, { sessionID = key.sessionID, origin = Config.use().origin } = {}): Heard {
  const { port } = server.address() as AddressInfo;
  const path = bus.addressOf({ firmID: group.firmID, sessionID }) ?? "";
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}?ticket=${ticket}`, { origin });
  const signals: Heard["signals"] = [];
  socket.on("message", (data) => signals.push(JSON.parse((data as Buffer).toString())));
  const opened = new Promise<boolean>((resolve) => {
    socket.on("open", () => resolve(true));
    socket.on("error", () => resolve(false));
  });
  const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
  return { socket, signals, opened, closed };
}

const ticketFor = (personID: string, more: object = {}) =>
  ticketOf({ firmID: group.firmID, ...key, personID, ...more }).ticket;
const say = (seq: number) => bus.publish({ firmID: group.firmID, sessionID: key.sessionID, seq, kind: "write" });
const soon = () => new Promise((resolve) => setTimeout(resolve, 60));

it("tells those who are in the number of what happened, and no word", async () => {
  const heard = [0, 1].map((at) => listen(ticketFor(group.participantIDs[at] ?? "")));
  expect(await Promise.all(heard.map(({ opened }) => opened))).toEqual([true, true]);
  await say(7);
  await soon();
  for (const { signals, socket } of heard) {
    expect(signals).toEqual([{ seq: 7, kind: "write" }]);
    socket.terminate();
  }
});

it("opens to no forged, borrowed or foreign ticket, to nobody outside the room, and to no other site", async () => {
  const good = ticketFor(group.participantIDs[0] ?? "");
  const forged = `${good.slice(0, -2)}xx`;
  const absent = ticketFor(group.participantIDs[4] ?? "");
  const otherFirm = ticketFor(group.participantIDs[0] ?? "", { firmID: "0".repeat(26) });
  const otherRoom = ticketFor(group.participantIDs[0] ?? "", { sessionID: group.sessionIDs[1] });
  for (const ticket of [forged, "", absent, otherFirm, otherRoom, "a.b"])
    expect(await listen(ticket).opened).toBe(false);
  expect(await listen(good, { origin: "https://autre.exemple" }).opened).toBe(false);
});

it("tells who was removed nothing more, five seconds later at most", async () => {
  const removed = group.participantIDs[1] ?? "";
  const heard = listen(ticketFor(removed));
  await heard.opened;
  await group.asCoach(() => Room.act({ ...key, act: { kind: "remove", personID: removed } }));
  await expect(group.asPeer(1, () => Room.read({ ...key, after: -1 }))).resolves.toMatchObject({ entries: [] });
  await new Promise((resolve) => setTimeout(resolve, 4_100));
  await say(9);
  expect(await heard.closed).toBe(4_403);
  expect(heard.signals).toEqual([]);
}, 15_000);

it("gives a place to listen to those who are in alone", async () => {
  expect(await group.asPeer(0, () => Room.seatedAs(key))).toBe(group.participantIDs[0]);
  const outsider = asMember({ firmID: group.firmID, roles: ["participant"] }, () => Room.seatedAs(key));
  await expect(outsider).rejects.toMatchObject({ kind: "notFound" });
});

/** The cloud's socket: API Gateway asks at the door, and carries what the bus posts to a connection. */
async function connect(connectionId: string, ticket: string, origin = Config.use().origin): Promise<number> {
  const requestContext = { eventType: "CONNECT" as const, connectionId };
  const { statusCode } = await onSocket({
    requestContext,
    headers: { Origin: origin },
    queryStringParameters: { ticket },
  });
  if (statusCode === 200) cloud.sockets.open.add(connectionId);
  return statusCode;
}

it("keeps the same promises in the cloud, and tells who was removed nothing more at once", async () => {
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.keysOf("room");
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  });
  const remote = socketBus({ url: "wss://sockets.example/live", endpoint: `${cloud.endpoint}/live` });
  const tell = (seq: number) => remote.publish({ firmID: group.firmID, sessionID: key.sessionID, seq, kind: "write" });
  const [first = "", removed = "", third = "", , absent = ""] = group.participantIDs;
  expect(remote.addressOf({ firmID: group.firmID, ...key })).toBe("wss://sockets.example/live");
  await group.asPeer(2, () => Room.act({ ...key, act: { kind: "enter" } }));
  expect(await connect("a=", ticketFor(first))).toBe(200);
  expect(await connect("c=", ticketFor(third))).toBe(200);
  expect(await connect("gone=", ticketFor(first))).toBe(200);
  for (const ticket of ["", "a.b", `${ticketFor(first).slice(0, -2)}xx`, ticketFor(absent), ticketFor(removed)])
    expect(await connect("no=", ticket)).toBe(401);
  expect(await connect("no=", ticketFor(first), "https://autre.exemple")).toBe(401);
  cloud.sockets.open.delete("gone=");
  await tell(20);
  const body = JSON.stringify({ seq: 20, kind: "write" });
  expect(cloud.sockets.told).toHaveLength(2);
  expect(cloud.sockets.told).toEqual(
    expect.arrayContaining([
      { connectionID: "a=", body },
      { connectionID: "c=", body },
    ]),
  );
  await group.asCoach(() => Room.act({ ...key, act: { kind: "remove", personID: third } }));
  await tell(21);
  expect(cloud.sockets.told.slice(2)).toEqual([
    { connectionID: "a=", body: JSON.stringify({ seq: 21, kind: "write" }) },
  ]);
  expect([...cloud.sockets.open]).toEqual(["a="]);
  // What is gone and what was cut off is asked for no more.
  await tell(22);
  expect(cloud.sockets.missed).toEqual(["gone="]);
  expect(cloud.refusals).toEqual([]);
});
