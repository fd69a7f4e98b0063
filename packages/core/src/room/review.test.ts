import { describe, expect, it } from "vitest";
import { Audit, db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { now, plusDays, withClock } from "../kernel/index.ts";
import { reviewIn } from "../review/index.ts";
import { asSystem, firmDay, Satisfaction, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Vault } from "../vault/index.ts";
import { choose, goTo, scene } from "./fixture.ts";
import { Room } from "./index.ts";

type Act = Parameters<typeof Room.review>[0]["act"];

openTable(() => {
  testKeys();
  Satisfaction.configureForTests();
});

/** A group whose first peer has been client once, on the day of its last session. */
async function group() {
  const room = await scene({ sessions: 1 });
  const { cohortID, firmID } = room;
  await goTo(room, "choice");
  await room.coach(choose(room, 0));
  await room.next();
  await room.coach({ kind: "close", learnings: "aloud", reason: "" });
  const coach = (act: Act) => room.asCoach(() => Room.review({ cohortID, act }));
  const peer = (at: number, act: Act) => room.asPeer(at, () => Room.review({ cohortID, act }));
  const all = async (act: Act, but: readonly number[] = []) => {
    for (const at of room.participantIDs.keys()) if (!but.includes(at)) await peer(at, act);
  };
  const write = (at: number, text: string, turn: number | null = null) => peer(at, { kind: "write", text, turn });
  const page = async (at: number) => (await room.asPeer(at, () => Room.group({ cohortID }))).review;
  const lineOf = async (text: string) => (await page(0))?.lines.find((one) => one.text === text)?.lineID ?? "";
  const out = () => asSystem(firmID, async () => reviewIn((await Enrolment.groupOf(cohortID)).items));
  return { ...room, coach, peer, all, write, page, lineOf, out };
}

describe("the collective review", () => {
  it("leaves unsigned, without what anyone struck out, once every member has had his say", async () => {
    const { coach, peer, all, write, lineOf, out, page } = await group();
    await write(1, "Nous déléguons mieux");
    await write(2, "À ne pas dire");
    await coach({ kind: "write", text: "Dit à voix haute", turn: null });
    await coach({ kind: "ask", deadlineOn: null });
    await peer(3, { kind: "strike", lineID: await lineOf("À ne pas dire"), struck: true });
    expect((await page(2))?.lines.map(({ isOut, isStruckByMe }) => [isOut, isStruckByMe])).toEqual([
      [false, false],
      [true, false],
      [false, false],
    ]);
    await all({ kind: "say" }, [4]);
    await expect(coach({ kind: "release" })).rejects.toMatchObject({ code: "room.review_waits" });
    expect(await out()).toBeNull();
    await peer(4, { kind: "say" });
    await coach({ kind: "release" });
    expect((await out())?.lines).toEqual(["Nous déléguons mieux", "Dit à voix haute"]);
    expect(Object.keys((await out()) ?? {}).sort()).toEqual(["at", "lines"]);
    for (const act of [{ kind: "release" }, { kind: "resume" }] as const) {
      await expect(coach(act)).rejects.toMatchObject({ code: "room.review_released" });
    }
  });

  it("holds back a topic that its client withholds, whoever wrote the line and whenever", async () => {
    const { coach, peer, all, write, out } = await group();
    await write(1, "Du sujet", 0);
    await write(1, "De personne");
    await expect(peer(1, { kind: "veto", turn: 0, vetoed: true })).rejects.toMatchObject({ code: "room.not_client" });
    await peer(0, { kind: "veto", turn: 0, vetoed: true });
    await write(2, "Encore du sujet", 0);
    await coach({ kind: "ask", deadlineOn: null });
    await all({ kind: "say" });
    await coach({ kind: "release" });
    expect((await out())?.lines).toEqual(["De personne"]);
  });

  it("goes without the silent after a day told to all, but for what comes from a silent client's topic", async () => {
    const { coach, peer, write, out } = await group();
    await write(1, "Du sujet", 0);
    await write(1, "De personne");
    const today = firmDay();
    await expect(coach({ kind: "ask", deadlineOn: plusDays(today, 0) })).rejects.toMatchObject({
      fields: [{ path: "deadlineOn", code: "review_deadline" }],
    });
    await coach({ kind: "ask", deadlineOn: plusDays(today, 3) });
    await peer(1, { kind: "say" });
    await expect(coach({ kind: "release" })).rejects.toMatchObject({ code: "room.review_waits" });
    await withClock(Date.now() + 5 * 86_400_000, () => coach({ kind: "release" }));
    expect((await out())?.lines).toEqual(["De personne"]);
  });

  it("asks everyone again after it was written anew; one's own lines are one's own", async () => {
    const { coach, peer, all, write, lineOf, page, out } = await group();
    await write(1, "Brouillon");
    const lineID = await lineOf("Brouillon");
    await expect(peer(2, { kind: "remove", lineID })).rejects.toMatchObject({ code: "room.not_yours" });
    await expect(peer(2, { kind: "say" })).rejects.toMatchObject({ code: "room.review_writing" });
    await expect(peer(2, { kind: "ask", deadlineOn: null })).rejects.toMatchObject({ code: "room.facilitator_only" });
    await coach({ kind: "ask", deadlineOn: null });
    await expect(write(1, "Trop tard")).rejects.toMatchObject({ code: "room.review_asked" });
    await peer(2, { kind: "strike", lineID, struck: true });
    await all({ kind: "say" });
    await expect(coach({ kind: "release" })).rejects.toMatchObject({ code: "room.review_empty" });
    await coach({ kind: "resume" });
    expect(await page(0)).toMatchObject({ status: "writing", said: 0, hasSaid: false });
    await peer(1, { kind: "rewrite", lineID, text: "Mieux dit", turn: null });
    expect((await page(1))?.lines).toMatchObject([{ text: "Mieux dit", isOut: true, isMine: true }]);
    await peer(2, { kind: "strike", lineID, struck: false });
    await coach({ kind: "ask", deadlineOn: null });
    await all({ kind: "say" });
    await coach({ kind: "release" });
    expect((await out())?.lines).toEqual(["Mieux dit"]);
  });

  it("hears all who press at the same moment, and tells nobody who struck a line out", async () => {
    const { coach, peer, write, lineOf, page, firmID } = await group();
    await write(1, "Une ligne");
    const lineID = await lineOf("Une ligne");
    await coach({ kind: "ask", deadlineOn: null });
    await Promise.all([0, 1, 2, 3, 4].map((at) => peer(at, { kind: "say" })));
    await peer(3, { kind: "strike", lineID, struck: true });
    expect(await page(0)).toMatchObject({ said: 5, waiting: [], lines: [{ isOut: true, isStruckByMe: false }] });
    const { items } = await asSystem(firmID, () => db().query({ pk: ["AUDIT", now().slice(0, 7)], limit: 200 }));
    expect(rowsOf(Audit, items).filter(({ command }) => command === "room.review")).toEqual([]);
  });

  it("stands after what was said in the group is erased, and is closed to who is not of it", async () => {
    const { coach, all, write, out, as, page, cohortID, firmID } = await group();
    await write(1, "Ce qui reste");
    for (const role of ["owner", "manager", "coach", "sponsor", "participant"] as const) {
      await expect(
        as([role], () => Room.review({ cohortID, act: { kind: "write", text: "x", turn: null } })),
      ).rejects.toMatchObject({ kind: "notFound" });
    }
    await coach({ kind: "ask", deadlineOn: null });
    await all({ kind: "say" });
    await coach({ kind: "release" });
    await asSystem(firmID, () => Vault.destroy({ cohortID }));
    expect((await out())?.lines).toEqual(["Ce qui reste"]);
    expect(await page(0)).toBeNull();
  });

  it("begins on the day of the review session, not before", async () => {
    const room = await scene({ sessions: 2 });
    const { cohortID } = room;
    const write = () => room.asPeer(0, () => Room.review({ cohortID, act: { kind: "write", text: "x", turn: null } }));
    await expect(withClock(Date.now() - 2 * 86_400_000, write)).rejects.toMatchObject({ code: "room.review_early" });
    await write();
  });
});
