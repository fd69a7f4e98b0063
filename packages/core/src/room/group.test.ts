import { describe, expect, it } from "vitest";
import { Audit, db, rowsOf } from "../db/index.ts";
import { now } from "../kernel/index.ts";
import { addPeers, asSystem, Satisfaction, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Vault } from "../vault/index.ts";
import { choose, goTo, scene, sceneOf, write } from "./fixture.ts";
import { Room } from "./index.ts";

openTable(() => {
  testKeys();
  Satisfaction.configureForTests();
});

const topic = { kind: "concern" as const, title: "Déléguer sans perdre", tried: "Un suivi chaque jour" };

async function group(sessions = 2) {
  const peers = await addPeers({ peers: 5, sessions });
  const { cohortID } = peers;
  const key = { cohortID, sessionID: peers.sessionIDs[0] ?? "" };
  const page = (at: number) => peers.asPeer(at, () => Room.group({ cohortID }));
  const propose = (at: number, title = topic.title) =>
    peers.asPeer(at, () => Room.proposeTopic({ cohortID, ...topic, title }));
  const wish = (at: number, said: Parameters<typeof Room.wish>[0]["wish"]) =>
    peers.asPeer(at, () => Room.wish({ ...key, wish: said }));
  return { ...peers, key, page, propose, wish };
}

describe("topics before a session", () => {
  it("are read by the group alone, and changed by their author alone", async () => {
    const { cohortID, as, asCoach, asPeer, page, propose } = await group();
    const { topicID = "" } = await propose(0);
    expect((await page(1)).topics).toMatchObject([{ topicID, title: topic.title, situation: "", isTaken: false }]);
    expect((await asCoach(() => Room.groupAgain({ cohortID }))).topics).toHaveLength(1);
    for (const role of ["owner", "manager", "coach", "sponsor", "participant"] as const) {
      await expect(as([role], () => Room.group({ cohortID }))).rejects.toMatchObject({ kind: "notFound" });
      await expect(as([role], () => Room.groupAgain({ cohortID }))).rejects.toMatchObject({ kind: "notFound" });
    }
    const change = { cohortID, topicID, ...topic, title: "Autrement" };
    await expect(asPeer(1, () => Room.editTopic(change))).rejects.toMatchObject({ code: "room.not_yours" });
    await expect(asPeer(1, () => Room.withdrawTopic({ cohortID, topicID }))).rejects.toMatchObject({
      code: "room.not_yours",
    });
    await expect(asCoach(() => Room.proposeTopic({ cohortID, ...topic }))).rejects.toMatchObject({
      code: "room.peers_only",
    });
    await asPeer(0, () => Room.editTopic(change));
    expect((await page(2)).topics).toMatchObject([{ title: "Autrement" }]);
    await asPeer(0, () => Room.withdrawTopic({ cohortID, topicID }));
    expect((await page(2)).topics).toEqual([]);
  });

  it("gather votes; passing is told to nobody and stays when the room opens", async () => {
    const { key, page, propose, wish, asCoach, participantIDs, ...rest } = await group();
    const { topicID = "" } = await propose(0);
    await Promise.all([0, 1, 2].map((at) => wish(at, { kind: "vote", topicID })));
    await wish(3, { kind: "pass" });
    expect((await page(3)).board).toEqual({
      sessionID: key.sessionID,
      votes: [{ topicID, count: 3 }],
      vote: null,
      passed: true,
    });
    expect((await page(1)).board).toMatchObject({ vote: topicID, passed: false });
    await asCoach(() => Room.open({ ...key, code: "ABC234" }));
    await expect(wish(4, { kind: "pass" })).rejects.toMatchObject({ code: "room.opened" });
    const room = await sceneOf({ ...rest, key, asCoach, participantIDs } as never, key);
    expect((await room.view(3)).view).toMatchObject({ me: { passed: true }, votes: [{ topicID, count: 3 }] });
    await expect(room.coach(choose(room, 3))).rejects.toMatchObject({ code: "room.not_candidate" });
    expect(await room.asPeer(1, () => Room.topicsIn(key))).toMatchObject([{ topicID, title: topic.title }]);
  });

  it("leave no line from which anyone could tell who passed, or how often one spoke", async () => {
    const { wish, propose, firmID } = await group();
    const { topicID = "" } = await propose(0);
    await wish(1, { kind: "pass" });
    await wish(2, { kind: "vote", topicID });
    const { items } = await asSystem(firmID, () => db().query({ pk: ["AUDIT", now().slice(0, 7)], limit: 50 }));
    expect(rowsOf(Audit, items).filter(({ command }) => command.startsWith("room."))).toEqual([]);
  });

  it("warn by numbers: turns that remain, and who has had none", async () => {
    const room = await scene();
    await room.asPeer(0, () => Room.proposeTopic({ cohortID: room.cohortID, ...topic }));
    const [found] = await room.asPeer(0, () => Room.topicsIn(room.key));
    await goTo(room, "choice");
    await room.coach({ ...choose(room, 0), topicID: found?.topicID ?? null } as never);
    await room.next();
    await room.coach({ kind: "close", learnings: "aloud", reason: "" });
    const page = await room.asPeer(1, () => Room.group({ cohortID: room.cohortID }));
    expect(page.turnsLeft).toBe(2);
    expect(page.people.map(({ turns }) => turns)).toEqual([1, 0, 0, 0, 0]);
    expect(page.topics).toMatchObject([{ isTaken: true }]);
    expect(page.sessions[0]?.durations).toEqual([115, 195, 275, 355]);
  });
});

describe("after a session", () => {
  it("lets an owner settle his action; the next room opens with what he said, and his tell it", async () => {
    const room = await scene();
    await goTo(room, "synthesis");
    const dueOn = "2031-01-01";
    await room.peer(0, { kind: "takeAction", type: "action", text: "Appeler Paul", dueOn });
    await room.coach({ kind: "close", learnings: "aloud", reason: "" });
    const { cohortID } = room;
    const page = () => room.asPeer(0, () => Room.group({ cohortID }));
    const { actionID = "" } = (await page()).actions[0] ?? {};
    const settle = { cohortID, actionID, outcome: "adapted" as const, word: "par écrit" };
    await expect(room.asPeer(1, () => Room.settleAction(settle))).rejects.toMatchObject({ code: "room.not_yours" });
    await room.asPeer(0, () => Room.settleAction(settle));
    expect((await page()).actions).toMatchObject([{ outcome: "adapted", word: "par écrit" }]);
    const key = { ...room.key, sessionID: room.sessionIDs[1] ?? "" };
    await room.asCoach(() => Room.open({ ...key, code: "ABC235" }));
    const again = await sceneOf(room, key);
    const { view, entries } = await again.view(0);
    expect(view.due).toMatchObject([{ actionID, outcome: null }]);
    expect(entries[0]?.entry).toMatchObject({ due: [{ noted: { outcome: "adapted", word: "par écrit" } }] });
  });

  it("keeps a log that is one's own, a learning of which is shared and taken back by its author alone", async () => {
    const room = await scene();
    await goTo(room, "learning");
    await room.peer(1, { kind: "learn", process: "écouter", content: "déléguer", share: false });
    await room.asPeer(1, () => Room.writeNote({ ...room.key, text: "pour moi", marks: [], rev: 0 }));
    const { cohortID } = room;
    const journal = (at: number) => room.asPeer(at, () => Room.journal({ cohortID }));
    expect(await journal(1)).toMatchObject({
      notes: [{ text: "pour moi" }],
      learnings: [{ process: "écouter", content: "déléguer", isShared: false }],
    });
    expect(await journal(2)).toMatchObject({ notes: [], learnings: [], shared: [] });
    const learningID = (await journal(1)).learnings[0]?.learningID ?? "";
    await expect(room.asPeer(2, () => Room.shareLearning({ cohortID, learningID }))).rejects.toMatchObject({
      kind: "notFound",
    });
    await room.asPeer(1, () => Room.shareLearning({ cohortID, learningID }));
    expect((await journal(2)).shared).toMatchObject([{ name: expect.stringMatching(/^Pair2/), content: "déléguer" }]);
    await asSystem(room.firmID, () => Vault.destroy({ cohortID }));
    expect(await journal(1)).toMatchObject({ notes: [{ text: "pour moi" }], learnings: [{ content: "déléguer" }] });
    expect((await journal(2)).shared).toEqual([]);
  });

  it("shows in the client's own log what he marked, while it stands, and no word that was not for him", async () => {
    const room = await scene();
    await goTo(room, "consulting");
    await room.coach({ kind: "setMode", mode: "written" });
    await room.peer(1, write("suggestion", "Commencer petit"));
    await room.peer(2, write("suggestion", "Tout changer"));
    await room.peer(3, { kind: "whisper", text: "Je suis perdu" });
    const { entries } = await room.view();
    const seqs = entries.map(({ seq }) => seq);
    await room.asPeer(0, () => Room.writeNote({ ...room.key, text: "", marks: seqs, rev: 0 }));
    const { cohortID } = room;
    const marked = async (at: number) =>
      (await room.asPeer(at, () => Room.journal({ cohortID }))).marks.map(({ text }) => text);
    expect(await marked(0)).toEqual(["Commencer petit", "Tout changer"]);
    expect(await marked(1)).toEqual([]);
    const taken = entries.find(({ entry }) => entry.kind === "wrote" && entry.text === "Tout changer")?.seq ?? -1;
    await room.peer(2, { kind: "withdraw", seq: taken });
    expect(await marked(0)).toEqual(["Commencer petit"]);
    await asSystem(room.firmID, () => Vault.destroy({ cohortID }));
    expect(await marked(0)).toEqual([]);
  });

  it("takes a learning off the wall again", async () => {
    const room = await scene();
    await goTo(room, "learning");
    await room.peer(1, { kind: "learn", process: "écouter", content: "", share: true });
    const { cohortID } = room;
    const wall = () => room.asPeer(0, () => Room.group({ cohortID }));
    const learningID = (await wall()).learnings[0]?.learningID ?? "";
    await room.asPeer(1, () => Room.unshareLearning({ cohortID, learningID }));
    expect((await wall()).learnings).toEqual([]);
  });

  it("is closed to who is not of the group", async () => {
    const { cohortID, as } = await group();
    for (const role of ["owner", "coach", "sponsor", "participant"] as const) {
      await expect(as([role], () => Room.journal({ cohortID }))).rejects.toMatchObject({ kind: "notFound" });
    }
  });

  it("has a shelf for all, and a directory of those who consent, which outlives what was said", async () => {
    const { cohortID, firmID, asPeer, asCoach, page } = await group();
    await asPeer(0, () => Room.addResource({ cohortID, title: "Un livre", link: "https://exemple.fr/livre" }));
    await expect(
      asPeer(0, () => Room.addResource({ cohortID, title: "x", link: "javascript:alert(1)" })),
    ).rejects.toMatchObject({ code: "input.invalid" });
    const { resourceID = "" } = await asCoach(() => Room.addResource({ cohortID, title: "Fiche", text: "Écouter" }));
    await expect(asPeer(1, () => Room.removeResource({ cohortID, resourceID }))).rejects.toMatchObject({
      code: "room.not_yours",
    });
    await asPeer(1, () => Room.shareContact({ cohortID, contact: "pair2@exemple.fr" }));
    expect(await page(0)).toMatchObject({
      resources: [{ title: "Un livre" }, { title: "Fiche" }],
      contacts: [{ contact: "pair2@exemple.fr" }],
    });
    await asSystem(firmID, () => Vault.destroy({ cohortID }));
    expect(await page(0)).toMatchObject({ erased: true, resources: [], contacts: [{ contact: "pair2@exemple.fr" }] });
    await asPeer(1, () => Room.withdrawContact({ cohortID }));
    expect((await page(0)).contacts).toEqual([]);
  });
});
