import { describe, expect, it } from "vitest";
import { Autonomy } from "../autonomy/index.ts";
import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { now, plusMinutes, withClock } from "../kernel/index.ts";
import { Sessions } from "../session/index.ts";
import { addPeers, asSystem, type PeerGroup, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Room } from "./index.ts";

openTable(testKeys);

const soon = () => plusMinutes(now(), 60);

/** A group after its cycle, which goes on among peers. */
async function amongPeers(): Promise<PeerGroup> {
  const group = await addPeers({ peers: 5, sessions: 1 });
  const { cohortID, firmID } = group;
  await asSystem(firmID, async () => {
    const { sessions } = await Enrolment.groupOf(cohortID);
    const held = sessions.map((one) => Sessions.replace({ ...one, status: "held" }));
    await db().heal({ cohort: Cohorts.update({ cohortID }, { set: { status: "closed" } }), sessions: held });
  });
  await group.asCoach(() => Autonomy.begin({ cohortID }));
  return group;
}

async function planned(group: PeerGroup, by = 1): Promise<{ cohortID: string; sessionID: string }> {
  const { cohortID } = group;
  const { sessionID } = await group.asPeer(by, () =>
    Autonomy.plan({ cohortID, startsAt: soon(), minutes: 150, where: "Chez Ana", facilitates: true }),
  );
  return { cohortID, sessionID };
}

describe("a group among peers", () => {
  it("begins once its coach has no session of work to lead, by its firm alone", async () => {
    const group = await addPeers({ peers: 5, sessions: 1 });
    const { cohortID } = group;
    await expect(group.asPeer(0, () => Autonomy.begin({ cohortID }))).rejects.toMatchObject({ kind: "forbidden" });
    await expect(group.asCoach(() => Autonomy.begin({ cohortID }))).rejects.toMatchObject({
      code: "autonomy.sessions_left",
    });
    await expect(
      group.asPeer(0, () => Autonomy.plan({ cohortID, startsAt: soon(), minutes: 150 })),
    ).rejects.toMatchObject({ code: "autonomy.not_begun" });
  });

  it("has one volunteer a meeting, of however many who ask at once", async () => {
    const group = await amongPeers();
    const { cohortID } = group;
    const { sessionID } = await group.asPeer(0, () => Autonomy.plan({ cohortID, startsAt: soon(), minutes: 120 }));
    const take = (at: number) => group.asPeer(at, () => Autonomy.volunteer({ cohortID, sessionID, takes: true }));
    const asked = await Promise.allSettled([0, 1, 2, 3, 4].map(take));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const winner = asked.findIndex(({ status }) => status === "fulfilled");
    await group.asPeer(winner, () => Autonomy.volunteer({ cohortID, sessionID, takes: false }));
    await take((winner + 1) % 5);
  });

  it("opens its room by its volunteer, for that meeting alone, and holds a whole consultation", async () => {
    const group = await amongPeers();
    const [first, second] = [await planned(group, 1), await planned(group, 2)];
    const open = (at: number, key: typeof first) => group.asPeer(at, () => Room.open({ ...key, code: "ABC234" }));
    for (const at of [0, 2]) await expect(open(at, first)).rejects.toMatchObject({ code: "session.not_found" });
    await expect(open(1, second)).rejects.toMatchObject({ code: "session.not_found" });
    await open(1, first);
    const act = (at: number, said: Parameters<typeof Room.act>[0]["act"]) =>
      group.asPeer(at, () => Room.act({ ...first, act: said }));
    for (const at of [0, 2, 3, 4]) await act(at, { kind: "enter", charter: false });
    await expect(act(0, { kind: "next", from: 0 })).rejects.toMatchObject({ code: "room.facilitator_only" });
    await expect(act(0, { kind: "take" })).rejects.toMatchObject({ code: "room.not_offered" });
    await act(1, { kind: "choose", clientID: group.participantIDs[0] ?? "", topicID: null, title: "Un sujet" });
    for (let from = 0; from < 6; from++) {
      if (from === 5) {
        await act(0, { kind: "agree" });
        await act(1, { kind: "assent", clientAgrees: false });
      }
      await act(1, { kind: "next", from });
    }
    // Whoever is there takes it up when its facilitator has left.
    await act(1, { kind: "leave" });
    await act(2, { kind: "take" });
    await act(2, { kind: "close", learnings: "aloud", reason: "" });
    const { page, firm } = await told(group);
    expect(page.sessions.find(({ sessionID }) => sessionID === first.sessionID)?.status).toBe("held");
    expect(page.turns).toMatchObject([{ sessionID: first.sessionID, title: "Un sujet" }]);
    expect(firm.meetings.map(({ outcome }) => outcome).sort()).toEqual(["held", "planned"]);
  });

  it("tells its firm and its coach nothing but dates, held or not", async () => {
    const group = await amongPeers();
    const key = await planned(group);
    await group.asPeer(1, () => Room.open({ ...key, code: "ABC234" }));
    await expect(group.asCoach(() => Room.groupAgain({ cohortID: key.cohortID }))).rejects.toMatchObject({
      kind: "notFound",
    });
    await expect(group.asCoach(() => Room.read({ ...key, after: -1 }))).rejects.toMatchObject({ kind: "notFound" });
    await expect(group.asCoach(() => Room.opening(key))).rejects.toMatchObject({ kind: "notFound" });
    await expect(
      group.asCoach(() => Room.act({ ...key, act: { kind: "enter", charter: false } })),
    ).rejects.toMatchObject({ kind: "notFound" });
    const later = Date.parse(plusMinutes(now(), 60 * 24));
    const seen = await withClock(later, () => group.asCoach(() => Autonomy.told({ cohortID: key.cohortID })));
    expect(Object.keys(seen.meetings[0] ?? {}).sort()).toEqual(["outcome", "startsAt"]);
    expect(seen.meetings[0]?.outcome).toBe("notHeld");
  });

  it("counts none of its meetings as a session: nothing to sign, to invoice or to report", async () => {
    const group = await amongPeers();
    await planned(group);
    const { sessions } = await asSystem(group.firmID, () => Enrolment.groupOf(group.cohortID));
    expect(sessions).toHaveLength(1);
  });

  it("ends with its planned meetings called off", async () => {
    const group = await amongPeers();
    const { cohortID } = group;
    await planned(group);
    await group.asCoach(() => Autonomy.end({ cohortID }));
    const { page } = await told(group);
    expect(page.sessions.filter(({ peers }) => peers)).toEqual([]);
    expect((await group.asCoach(() => Room.groupAgain({ cohortID }))).amongPeers).toBe(false);
  });
});

async function told(group: PeerGroup) {
  const { cohortID } = group;
  return {
    page: await group.asPeer(0, () => Room.group({ cohortID })),
    firm: await group.asCoach(() => Autonomy.told({ cohortID })),
  };
}
