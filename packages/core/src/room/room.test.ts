import { describe, expect, it } from "vitest";
import { Actor, withClock, withIdempotencyKey } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { addPeers, asMember, asSystem, Satisfaction, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Vault } from "../vault/index.ts";
import { choose, goTo, scene, sceneOf, write } from "./fixture.ts";
import { Room } from "./index.ts";

openTable(() => {
  testKeys();
  Satisfaction.configureForTests();
});

describe("who comes in", () => {
  it("opens once, by who leads the group alone", async () => {
    const group = await addPeers({ peers: 5 });
    const key = { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "", code: "ABC234" };
    await expect(group.as(["owner"], () => Room.open(key))).rejects.toMatchObject({ kind: "notFound" });
    await expect(group.as(["coach"], () => Room.open(key))).rejects.toMatchObject({ kind: "notFound" });
    await group.asCoach(() => Room.open(key));
    await expect(group.asCoach(() => Room.open(key))).rejects.toMatchObject({ code: "room.opened" });
  });

  it("is not there for the firm's owner, another coach, a sponsor", async () => {
    const { key, as } = await scene();
    for (const role of ["owner", "manager", "coach", "sponsor", "participant"] as const) {
      await expect(as([role], () => Room.read({ ...key, after: -1 }))).rejects.toMatchObject({ kind: "notFound" });
      await expect(as([role], () => Room.act({ ...key, act: { kind: "enter", charter: true } }))).rejects.toMatchObject(
        { kind: "notFound" },
      );
    }
  });

  it("lets someone in by the code under his own name once, when the facilitator says so, and to nothing else", async () => {
    const group = await addPeers({ peers: 5 });
    const key = { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "" };
    await group.asCoach(() => Room.open({ ...key, code: "ABC234" }));
    const visitor = { type: "visitor", firmID: group.firmID } as const;
    const personID = group.participantIDs[2] ?? "";
    expect(await Actor.provide(visitor, () => Room.names(key))).toHaveLength(5);
    const { linkID } = await Actor.provide(visitor, () => Room.knock({ ...key, personID }));
    await expect(Actor.provide(visitor, () => Room.knock({ ...key, personID }))).rejects.toMatchObject({
      code: "room.name_taken",
    });
    const bearer = {
      type: "link",
      firmID: group.firmID,
      linkID,
      purpose: "room",
      subject: { ...key, personID },
    } as const;
    const reading = () => Actor.provide(bearer, () => Room.read({ ...key, after: -1 }));
    expect(await reading()).toMatchObject({ view: { me: { status: "waiting" }, seats: [] }, entries: [] });
    await group.asCoach(() => Room.act({ ...key, act: { kind: "admit", personID } }));
    expect((await reading())?.view.me.status).toBe("in");
    const other = { ...key, sessionID: group.sessionIDs[1] ?? "" };
    await expect(Actor.provide(bearer, () => Room.read({ ...other, after: -1 }))).rejects.toMatchObject({
      kind: "notFound",
    });
    await group.asCoach(() => Room.act({ ...key, act: { kind: "remove", personID } }));
    expect(await reading()).toMatchObject({ view: { me: { status: "outside" }, seats: [] }, entries: [] });
  });
});

describe("the steps", () => {
  it("are moved by the facilitator alone, and once by two presses", async () => {
    const room = await scene();
    await expect(room.peer(0, { kind: "next", from: 0 })).rejects.toMatchObject({ code: "room.facilitator_only" });
    const twice = await Promise.allSettled([
      room.coach({ kind: "next", from: 0 }),
      room.coach({ kind: "next", from: 0 }),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await room.view()).view.step).toBe(1);
  });

  it("take the words of whoever writes in them, and of no one else", async () => {
    const room = await scene();
    await goTo(room, "presentation");
    await room.peer(0, write("statement", "mon sujet"));
    await expect(room.peer(1, write("statement", "moi aussi"))).rejects.toMatchObject({ code: "room.not_your_word" });
    await goTo(room, "clarification");
    const { seq } = await room.peer(1, write("question", "depuis quand ?"));
    await expect(room.peer(0, write("question", "et vous ?"))).rejects.toMatchObject({ code: "room.not_your_word" });
    await room.peer(0, { kind: "write", word: "answer", text: "un an", answers: seq });
    await goTo(room, "consulting");
    await room.peer(2, write("suggestion", "essayez"));
    await expect(room.peer(0, write("suggestion", "non"))).rejects.toMatchObject({ code: "room.not_your_word" });
  });

  it("wait for the client's yes and the group's assent, again after going back", async () => {
    const room = await scene();
    await goTo(room, "agreement");
    await expect(room.next()).rejects.toMatchObject({ code: "room.no_assent" });
    await expect(room.coach({ kind: "assent", clientAgrees: false })).rejects.toMatchObject({
      code: "room.client_first",
    });
    await expect(room.peer(1, { kind: "agree" })).rejects.toMatchObject({ code: "room.client_only" });
    await goTo(room, "consulting");
    const { view } = await room.view();
    await room.coach({ kind: "back", from: view.step, to: view.step - 1 });
    await expect(room.next()).rejects.toMatchObject({ code: "room.no_assent" });
  });

  it("begin no consultation with someone present who has not signed", async () => {
    const room = await scene({ signed: 4 });
    await room.next(2);
    await room.coach(choose(room, 0));
    await expect(room.next()).rejects.toMatchObject({ code: "room.charter_unsigned" });
    await room.peer(4, { kind: "leave" });
    await room.next();
  });
});

describe("what is said", () => {
  it("is read by those in the room, and an author takes back his own: its place stays", async () => {
    const room = await scene();
    await goTo(room, "consulting");
    const { seq } = await room.peer(1, write("suggestion", "une parole reprise"));
    await expect(room.peer(2, { kind: "withdraw", seq })).rejects.toMatchObject({ code: "room.not_yours" });
    await room.peer(1, { kind: "withdraw", seq });
    const { entries } = await room.view(0);
    expect(entries.find((one) => one.seq === seq)?.entry).toMatchObject({ kind: "wrote", text: null });
    expect(JSON.stringify(entries)).not.toContain("une parole reprise");
  });

  it("is addressed: a passed turn, a vote, a drift and a private word reach no one else", async () => {
    const room = await scene();
    await room.peer(3, { kind: "pass" });
    await room.peer(2, { kind: "whisper", text: "je fatigue" });
    expect((await room.view(3)).entries.some(({ entry }) => entry.kind === "passed")).toBe(true);
    for (const at of [undefined, 1]) {
      expect((await room.view(at)).entries.some(({ entry }) => entry.kind === "passed")).toBe(false);
    }
    expect((await room.view()).entries.some(({ entry }) => entry.kind === "whispered")).toBe(true);
    expect((await room.view(1)).entries.some(({ entry }) => entry.kind === "whispered")).toBe(false);
    await expect(room.coach(choose(room, 3))).rejects.toMatchObject({ code: "room.not_candidate" });
    await expect(room.peer(3, { kind: "pass" })).rejects.toMatchObject({ code: "room.turn_settled" });
    await goTo(room, "consulting");
    await room.peer(0, { kind: "drift" });
    expect((await room.view(1)).entries.some(({ entry }) => entry.kind === "drifting")).toBe(false);
  });

  it("names no topic but the group’s own, voted for or taken", async () => {
    const [room, other] = [await scene({ peers: 2 }), await addPeers({ peers: 1 })];
    const { cohortID } = other;
    const said = { kind: "problem", title: "x", situation: "x", tried: "x", expected: "x" } as const;
    const { topicID } = await other.asPeer(0, () => Room.proposeTopic({ cohortID, ...said }));
    await expect(room.peer(0, { kind: "vote", topicID: topicID ?? "" })).rejects.toMatchObject({ kind: "notFound" });
    const chosen = { ...choose(room, 0), topicID } as Parameters<typeof room.coach>[0];
    await expect(room.coach(chosen)).rejects.toMatchObject({ kind: "notFound" });
  });

  it("is written once under one key, whatever tab sends it again", async () => {
    const room = await scene();
    await goTo(room, "consulting");
    const send = () => withIdempotencyKey("une-seule-fois-1", () => room.peer(1, write("suggestion", "une fois")));
    const answers = await Promise.all([send(), send()]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await send()).toEqual(answers[0]);
    const said = (await room.view()).entries.filter(({ entry }) => entry.kind === "wrote");
    expect(said).toHaveLength(1);
  });

  it("loses nothing when all write at the same moment", async () => {
    const room = await scene();
    await goTo(room, "consulting");
    const all = Array.from({ length: 12 }, (_, n) => room.peer(1 + (n % 4), write("suggestion", `idée ${n}`)));
    await Promise.all(all);
    const { entries, view } = await room.view();
    const texts = entries.flatMap(({ entry }) => (entry.kind === "wrote" ? [entry.text] : []));
    expect(new Set(texts).size).toBe(12);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: view.seq + 1 }, (_, seq) => seq));
  });
});

describe("what stays", () => {
  it("opens the next session with every action due, an absent author's too", async () => {
    const room = await scene();
    await goTo(room, "synthesis");
    const taken = await room.peer(0, { kind: "takeAction", type: "action", text: "Appeler", dueOn: "2099-01-01" });
    const actionID = "actionID" in taken ? taken.actionID : undefined;
    await goTo(room, "learning");
    for (const at of room.participantIDs.keys()) {
      await room.peer(at, { kind: "learn", process: "écouter", content: "", share: at === 1 });
    }
    await room.coach({ kind: "close", learnings: "written", reason: "" });
    expect(await room.asPeer(2, () => Room.turns(room.cohortID))).toMatchObject([{ personID: room.participantIDs[0] }]);
    const key = { ...room.key, sessionID: room.sessionIDs[1] ?? "" };
    await room.asCoach(() => Room.open({ ...key, code: "ABC235" }));
    const again = await sceneOf(room, key);
    expect((await again.view(1)).view.due).toEqual([{ actionID, ownerID: room.participantIDs[0], outcome: null }]);
    await again.peer(0, { kind: "debrief", actionID: String(actionID), outcome: "adapted", word: "autrement" });
    await expect(
      again.peer(1, { kind: "debrief", actionID: String(actionID), outcome: "done", word: "" }),
    ).rejects.toMatchObject({ code: "room.nothing_due" });
  });

  it("closes with the learnings, with the round held otherwise, or with a reason", async () => {
    const room = await scene();
    await goTo(room, "learning");
    await expect(room.coach({ kind: "close", learnings: "written", reason: "" })).rejects.toMatchObject({
      code: "room.learnings_missing",
    });
    await expect(room.coach({ kind: "close", learnings: "none", reason: "" })).rejects.toMatchObject({
      code: "required",
    });
    await room.coach({ kind: "close", learnings: "aloud", reason: "" });
    await expect(room.peer(1, write("suggestion", "trop tard"))).rejects.toMatchObject({ code: "room.not_your_word" });
    await room.peer(1, { kind: "learn", process: "après coup", content: "", share: false });
    const late = Date.now() + 8 * 86_400_000;
    await expect(
      withClock(late, () => room.peer(2, { kind: "learn", process: "x", content: "", share: false })),
    ).rejects.toMatchObject({ code: "room.closed" });
  });

  it("keeps one's page to oneself, and tells the later of two tabs", async () => {
    const room = await scene();
    await room.asPeer(1, () => Room.writeNote({ ...room.key, text: "pour moi", marks: [], rev: 0 }));
    expect((await room.asPeer(1, () => Room.note(room.key))).text).toBe("pour moi");
    expect((await room.asCoach(() => Room.note(room.key))).text).toBe("");
    await expect(
      room.asPeer(1, () => Room.writeNote({ ...room.key, text: "autre", marks: [], rev: 0 })),
    ).rejects.toMatchObject({ code: "room.note_changed" });
  });

  it("is gone with the group's key, one's own page is not", async () => {
    const room = await scene();
    await room.asPeer(1, () => Room.writeNote({ ...room.key, text: "à moi", marks: [], rev: 0 }));
    await asSystem(room.firmID, () => Vault.destroy({ cohortID: room.cohortID }));
    await expect(room.view(1)).rejects.toMatchObject({ code: "room.erased" });
  });
});

it("passes from hand to hand when it is offered and taken, and back to the coach at any time", async () => {
  const room = await scene();
  const to = room.participantIDs[1] ?? "";
  await expect(room.peer(1, { kind: "take" })).rejects.toMatchObject({ code: "room.not_offered" });
  await room.coach({ kind: "offer", personID: to });
  await room.peer(1, { kind: "take" });
  await expect(room.coach({ kind: "next", from: 0 })).rejects.toMatchObject({ code: "room.facilitator_only" });
  await room.peer(1, { kind: "next", from: 0 });
  await room.coach({ kind: "take" });
  expect((await room.view()).view.facilitatorID).toBe(room.coachID);
});

describe("an observer", () => {
  const invited = (room: Awaited<ReturnType<typeof scene>>, role: "coach" | "manager") =>
    room.as(["owner"], () => Member.invite({ email: `${role}.lea@exemple.fr`, name: "Léa Morin", role }));

  it("is a coach of the firm, accepted by every member present, who signs and stays silent", async () => {
    const room = await scene();
    const manager = await invited(room, "manager");
    await expect(room.coach({ kind: "observe", memberID: manager.memberID, name: "x" })).rejects.toMatchObject({
      code: "room.not_coach",
    });
    const { memberID } = await invited(room, "coach");
    expect(await room.asCoach(() => Room.colleagues(room.key))).toEqual([{ memberID, name: "Léa Morin" }]);
    expect(await room.asPeer(0, () => Room.colleagues(room.key))).toEqual([]);
    await room.coach({ kind: "observe", memberID, name: "Quelqu’un d’autre" });
    const seat = (await room.view()).view.seats.find(({ personID }) => personID === memberID);
    expect(seat).toMatchObject({ name: "Léa Morin", role: "observer", status: "out" });
    const observes = (act: Parameters<typeof Room.act>[0]["act"]) =>
      asMember({ firmID: room.firmID, roles: ["coach"], memberID }, () => Room.act({ ...room.key, act }));
    await room.peer(0, { kind: "accept", personID: memberID });
    await expect(observes({ kind: "enter", charter: true })).rejects.toMatchObject({
      code: "room.observer_unaccepted",
    });
    for (const at of [1, 2, 3, 4]) await room.peer(at, { kind: "accept", personID: memberID });
    await expect(observes({ kind: "enter", charter: false })).rejects.toMatchObject({ code: "room.observer_unsigned" });
    await observes({ kind: "enter", charter: true });
    await expect(observes(write("statement", "bonjour"))).rejects.toMatchObject({ code: "room.not_your_word" });
  });
});
