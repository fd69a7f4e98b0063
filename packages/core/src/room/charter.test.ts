import { describe, expect, it } from "vitest";
import { Charter } from "../cohort/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { asSystem, Satisfaction, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { type Scene, scene } from "./fixture.ts";
import { Room } from "./index.ts";

openTable(() => {
  testKeys();
  Satisfaction.configureForTests();
});

const RULE = "Nous coupons nos téléphones.";

/** A kickoff at the step of its charter, which nobody has signed. */
async function atCharter(mode: "listening" | "written" = "listening"): Promise<Scene> {
  const room = await scene({ peers: 3, sessions: 1, templateID: "kickoff", signed: 0 }, { mode });
  await room.next(4);
  return room;
}

const shown = (room: Scene, at: number) => room.asPeer(at, () => Room.charter(room.key));
const signs = (room: Scene, at: number, version: number) =>
  room.peer(at, { kind: "signCharter", name: `Pair${at + 1} Lopes`, version });
const kept = (room: Scene) => asSystem(room.firmID, () => Enrolment.groupOf(room.cohortID));
const signedIn = async (room: Scene) => (await room.view()).view.seats.filter(({ role }) => role === "peer");

describe("the charter at the kickoff", () => {
  it("is read, completed, signed by everyone in the room, and only then left", async () => {
    const room = await atCharter();
    expect(await shown(room, 0)).toEqual({ version: 1, articles: Charter.ARTICLES, rules: [] });
    await room.coach({ kind: "addRule", text: RULE });
    const { version, rules } = await shown(room, 1);
    expect([version, rules]).toEqual([2, [RULE]]);
    await expect(room.next()).rejects.toMatchObject({ code: "room.charter_unsigned" });
    for (const at of [0, 1, 2]) await signs(room, at, version);
    await room.next();
    const { enrolments } = await kept(room);
    expect(enrolments.map(({ charter }) => charter)).toEqual(
      [1, 2, 3].map((one) =>
        expect.objectContaining({ version, name: `Pair${one} Lopes`, sessionID: room.key.sessionID }),
      ),
    );
  });

  it("is signed again by all when a rule is added or dropped, on the version that one read", async () => {
    const room = await atCharter();
    await signs(room, 0, 1);
    await expect(signs(room, 0, 1)).rejects.toMatchObject({ code: "room.charter_signed" });
    await room.coach({ kind: "addRule", text: RULE });
    expect((await signedIn(room)).map(({ charter }) => charter)).toEqual([false, false, false]);
    await expect(signs(room, 0, 1)).rejects.toMatchObject({ code: "charter.changed" });
    await signs(room, 0, 2);
    await room.coach({ kind: "dropRule", text: RULE });
    expect(await shown(room, 0)).toMatchObject({ version: 3, rules: [] });
    expect((await room.view(0)).view.me.may).toContain("signCharter");
  });

  it("takes a rule once, twelve at most, and drops what is there", async () => {
    const room = await atCharter();
    for (let n = 1; n <= 12; n++) await room.coach({ kind: "addRule", text: `Règle ${n}` });
    await expect(room.coach({ kind: "addRule", text: "Règle 3" })).rejects.toMatchObject({ code: "room.rule_there" });
    await expect(room.coach({ kind: "addRule", text: RULE })).rejects.toMatchObject({ code: "room.rules_full" });
    await expect(room.coach({ kind: "dropRule", text: RULE })).rejects.toMatchObject({ code: "room.rule_gone" });
  });

  it("is completed by members only where people write, and at its step alone", async () => {
    const room = await atCharter();
    const add = () => room.peer(1, { kind: "addRule", text: RULE });
    await expect(add()).rejects.toMatchObject({ code: "room.mode_listening" });
    await room.coach({ kind: "setMode", mode: "written" });
    await add();
    await room.coach({ kind: "back", from: 4, to: 3 });
    await expect(add()).rejects.toMatchObject({ code: "room.not_this_step" });
  });

  it("loses nobody's signature of all who sign at the same instant", async () => {
    const room = await atCharter();
    await Promise.all([0, 1, 2].map((at) => signs(room, at, 1)));
    expect((await signedIn(room)).map(({ charter }) => charter)).toEqual([true, true, true]);
    expect((await kept(room)).enrolments.filter(({ charter }) => charter?.version === 1)).toHaveLength(3);
  });

  it("is signed at any step by who comes later, and by no coach", async () => {
    const room = await scene({ peers: 3, sessions: 1, signed: 2 });
    await room.next();
    await signs(room, 2, 1);
    expect((await signedIn(room)).every(({ charter }) => charter)).toBe(true);
    await expect(room.coach({ kind: "signCharter", name: "Coach", version: 1 })).rejects.toMatchObject({
      code: "room.peers_only",
    });
    await expect(room.as(["owner"], () => Room.charter(room.key))).rejects.toMatchObject({ kind: "notFound" });
  });
});
