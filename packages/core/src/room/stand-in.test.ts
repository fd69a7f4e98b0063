import { beforeEach, describe, expect, it } from "vitest";
import { Attendance } from "../attendance/index.ts";
import { db } from "../db/index.ts";
import { ID } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { StandIn } from "../session/index.ts";
import { addPeers, asMember, asSystem, type PeerGroup, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import type { Act } from "./act.ts";
import { choose, sceneOf } from "./fixture.ts";
import { Room } from "./index.ts";

openTable(testKeys);

let group: PeerGroup;
let key: { cohortID: string; sessionID: string };
const otherID = ID.create("member");
const asOther = <R>(body: () => R) => asMember({ firmID: group.firmID, roles: ["coach"], memberID: otherID }, body);
const other = (act: Act) => asOther(() => Room.act({ ...key, act }));
const coach = (act: Act) => group.asCoach(() => Room.act({ ...key, act }));
const open = () => Room.open({ ...key, code: "ABC234" });
const handOver = () => group.as(["owner"], () => StandIn.replace({ ...key, coachID: otherID, reason: "Empêchement" }));
const gone = { kind: "notFound" };

beforeEach(async () => {
  group = await addPeers({ peers: 5 });
  key = { cohortID: group.cohortID, sessionID: group.sessionIDs[0] ?? "" };
  const row = { roles: ["coach" as const], status: "active" as const, invitedAt: "2026-01-01T00:00:00.000Z" };
  await asSystem(group.firmID, () =>
    db().heal({
      coach: Members.put({ ...row, memberID: group.coachID, email: "absente@exemple.fr", name: "Coach Absente" }),
      other: Members.put({ ...row, memberID: otherID, email: "autre@exemple.fr", name: "Coach Présent" }),
    }),
  );
});

describe("a session led by a stand-in", () => {
  it("opens its room for him and not for the coach who is away, and no other room of the group", async () => {
    await expect(asOther(open)).rejects.toMatchObject(gone);
    await handOver();
    await expect(group.asCoach(open)).rejects.toMatchObject(gone);
    await expect(group.asCoach(() => Room.opening(key))).rejects.toMatchObject(gone);
    await asOther(open);
    const scene = await sceneOf({ ...group, asCoach: asOther }, key);
    await scene.coach(choose(scene, 0));
    await scene.next();
    expect((await scene.view()).view).toMatchObject({ facilitatorID: otherID, me: { role: "facilitator" } });
    await expect(group.asCoach(() => Room.read({ ...key, after: -1 }))).rejects.toMatchObject(gone);
    await expect(coach({ kind: "enter", charter: false })).rejects.toMatchObject(gone);
    await expect(
      asOther(() => Room.open({ ...key, sessionID: group.sessionIDs[1] ?? "", code: "ABC235" })),
    ).rejects.toMatchObject(gone);
  });

  it("passes to him in the middle, when its coach had opened the room: at once, and the coach hears no more", async () => {
    await group.asCoach(open);
    const scene = await sceneOf(group, key);
    const people = [group.coachID, otherID, ...group.participantIDs];
    const listening = () => asSystem(group.firmID, () => Room.listening({ ...key, people }));
    expect(await listening()).toContain(group.coachID);
    await handOver();
    expect(await listening()).not.toContain(group.coachID);
    await expect(coach({ kind: "next", from: 0 })).rejects.toMatchObject(gone);
    await expect(group.asCoach(() => Room.read({ ...key, after: -1 }))).rejects.toMatchObject(gone);
    await other({ kind: "enter", charter: false });
    await other({ kind: "take" });
    await other(choose(scene, 0));
    await other({ kind: "next", from: 0 });
    expect((await scene.view(1)).view).toMatchObject({ facilitatorID: otherID, step: 1 });
    expect(await listening()).toContain(otherID);
  });

  it("shows him what the group brings to it, and neither its space nor its past", async () => {
    await handOver();
    await asOther(open);
    const topic = { title: "Un sujet", kind: "problem", situation: "a", tried: "b", expected: "c" } as const;
    await group.asPeer(0, () => Room.proposeTopic({ cohortID: key.cohortID, ...topic }));
    expect(await asOther(() => Room.topicsIn(key))).toHaveLength(1);
    await expect(asOther(() => Room.groupAgain({ cohortID: key.cohortID }))).rejects.toMatchObject(gone);
    expect((await group.asCoach(() => Room.groupAgain({ cohortID: key.cohortID }))).topics).toHaveLength(1);
  });

  it("is marked held by him, with who was there; of the group he finds that session alone, and no payer", async () => {
    await handOver();
    const roster = () => Attendance.roster({ cohortID: key.cohortID });
    const seen = await asOther(roster);
    expect(seen.sessions.map(({ sessionID }) => sessionID)).toEqual([key.sessionID]);
    expect(seen.enrolments).toHaveLength(5);
    expect(seen.enrolments.flatMap(({ payers }) => payers)).toEqual([]);
    const marks = seen.enrolments.map(({ enrolmentID }) => ({ enrolmentID, presence: "present" as const }));
    await asOther(() => Attendance.hold({ ...key, marks }));
    expect((await asOther(roster)).sheets).toMatchObject([{ marks: marks.map(() => ({ byName: "Coach Présent" })) }]);
    const elsewhere = { ...key, sessionID: group.sessionIDs[1] ?? "", marks };
    await expect(asOther(() => Attendance.hold(elsewhere))).rejects.toMatchObject(gone);
    expect((await group.asCoach(roster)).sessions).toHaveLength(2);
  });
});
