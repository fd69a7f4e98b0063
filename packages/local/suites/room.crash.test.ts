import { withIdempotencyKey } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { addPeers, type PeerGroup } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

interface Scene {
  group: PeerGroup;
  key: { cohortID: string; sessionID: string };
}

type Said = Parameters<typeof Room.act>[0]["act"];

async function prepare(): Promise<Scene> {
  const group = await addPeers({ peers: 5, sessions: 1, templateID: "five-60" });
  return { group, key: { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "" } };
}

/** A short session, each step under a key of its own, as screens send it again after a crash. */
async function run({ group, key }: Scene): Promise<void> {
  const client = group.participantIDs[0] ?? "";
  let turn = 0;
  const once = <R>(body: () => Promise<R>) => withIdempotencyKey(`crash-room-${++turn}`, body);
  const coach = (act: Said) => once(() => group.asCoach(() => Room.act({ ...key, act })));
  const peer = (at: number, act: Said) => once(() => group.asPeer(at, () => Room.act({ ...key, act })));
  await once(() => group.asCoach(() => Room.open({ ...key, code: "ABC234" })));
  for (const at of [0, 1]) await peer(at, { kind: "enter" });
  for (const from of [0, 1]) await coach({ kind: "next", from });
  await coach({ kind: "choose", clientID: client, title: "Un sujet" });
  await coach({ kind: "next", from: 2 });
  await coach({ kind: "next", from: 3 });
  await peer(1, { kind: "write", word: "suggestion", text: "une idée" });
  await coach({ kind: "next", from: 4 });
  await peer(0, { kind: "takeAction", text: "un pas", dueOn: "2099-01-01" });
  await coach({ kind: "next", from: 5 });
  for (const at of [0, 1]) await peer(at, { kind: "learn", process: "écouter", share: at === 0 });
  await coach({ kind: "close", learnings: "written" });
}

const ENTRIES = 15;

/** Each act once in the log, without gap; one turn in the ledger. */
async function check({ group, key }: Scene, killedAfter: string | undefined): Promise<void> {
  const reading = await group.asCoach(() => Room.read({ ...key, after: -1 }));
  const kinds = reading?.entries.map(({ entry }) => entry.kind) ?? [];
  expect([killedAfter, kinds.length, reading?.view.status]).toEqual([killedAfter, ENTRIES, "closed"]);
  expect(reading?.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: ENTRIES }, (_, seq) => seq));
  expect(kinds.filter((kind) => kind === "wrote" || kind === "acted")).toEqual(["wrote", "acted"]);
  expect(await group.asPeer(1, () => Room.turns(group.cohortID))).toHaveLength(1);
}

it("ends a session in one state, wherever the process dies", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`room: killed at ${points} points of ${calls.length} calls`);
  expect(points).toBeGreaterThan(40);
}, 240_000);
