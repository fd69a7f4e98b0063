import type { RoomBusPort, RoomSignal } from "@entrepairs/core/gateway/bus.ts";
import { Room } from "@entrepairs/core/room";
import { addPeers, type PeerGroup } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seeded } from "./faulty.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** A bus that loses a third of its signals, doubles another, and gives what is left late and out of order. */
function faultyBus(
  hear: (signal: RoomSignal) => Promise<void>,
  random: () => number,
): RoomBusPort & { flush(): Promise<void> } {
  const late: RoomSignal[] = [];
  return {
    publish: async (signal) => {
      const dice = random();
      if (dice > 0.33) late.push(signal);
      if (dice > 0.66) late.push(signal);
      if (random() > 0.5) await hear(late.splice(Math.floor(random() * late.length), 1)[0] ?? signal);
    },
    addressOf: () => null,
    flush: async () => {
      for (const signal of late.splice(0).reverse()) await hear(signal);
    },
  };
}

type Reading = NonNullable<Awaited<ReturnType<typeof Room.read>>>;

/** What a screen does: told of a number that it has not, it asks for what follows its last. */
class Screen {
  readonly log = new Map<number, Reading["entries"][number]>();
  doubled = 0;
  seq = -1;
  view: Reading["view"] | undefined;
  readonly ask: (after: number) => Promise<Reading | undefined>;

  constructor(ask: (after: number) => Promise<Reading | undefined>) {
    this.ask = ask;
  }

  async hear({ seq }: Pick<RoomSignal, "seq">): Promise<void> {
    if (seq > this.seq) await this.poll();
  }

  async poll(): Promise<void> {
    const reading = await this.ask(this.seq);
    if (!reading) return;
    for (const entry of reading.entries) {
      if (this.log.has(entry.seq)) this.doubled += 1;
      this.log.set(entry.seq, entry);
    }
    this.view = reading.view;
    this.seq = reading.view.seq;
  }
}

const screensOf = (group: PeerGroup, key: { cohortID: string; sessionID: string }): Screen[] =>
  group.participantIDs.map((_, at) => new Screen((after) => group.asPeer(at, () => Room.read({ ...key, after }))));

it("brings every screen to one state, whatever is lost, doubled or late", async () => {
  const random = seeded(11);
  const group = await addPeers({ peers: 5, sessions: 1, templateID: "five-60" });
  const key = { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "" };
  await group.asCoach(() => Room.open({ ...key, code: "ABC234" }));
  for (const at of group.participantIDs.keys())
    await group.asPeer(at, () => Room.act({ ...key, act: { kind: "enter" } }));
  const screens = screensOf(group, key);
  const ears = screens.map((screen) => faultyBus((signal) => screen.hear(signal), random));
  for (let n = 0; n < 40; n++) {
    const at = n % 5;
    const { seq } = await group.asPeer(at, () => Room.act({ ...key, act: { kind: "checkIn", text: `mot ${n}` } }));
    for (const bus of ears) await bus.publish({ firmID: group.firmID, sessionID: key.sessionID, seq, kind: "checkIn" });
  }
  for (const bus of ears) await bus.flush();
  for (const screen of screens) await screen.poll();
  const whole = await group.asCoach(() => Room.read({ ...key, after: -1 }));
  for (const { log, doubled, view } of screens) {
    expect(doubled).toBe(0);
    expect([...log.values()].sort((one, other) => one.seq - other.seq)).toEqual(whole?.entries);
    expect(view?.step).toBe(whole?.view.step);
  }
});
