import { PeerMeetings } from "@entrepairs/core/autonomy";
import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Mail } from "@entrepairs/core/gateway";
import { ID, withClock } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { addPeers, asSystem, Satisfaction, testKeys } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { tick } from "../tick/tick.ts";
import { on } from "./room.ts";

openTable(() => {
  testKeys();
  Satisfaction.configureForTests();
});

it("erases what was said once a group is over, and not while it goes on", async () => {
  const { asCoach, firmID, cohortID, sessionIDs } = await addPeers({ peers: 5, sessions: 1 });
  const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
  await asCoach(() => Room.open({ ...key, code: "ABC234" }));
  const due = () =>
    asSystem(firmID, () =>
      on["room.contentDue"]({ event: "room.contentDue", firmID, ids: { cohortID }, eventID: "event_1" }),
    );
  const read = () => asCoach(() => Room.read({ ...key, after: -1 }));
  await due();
  expect((await read())?.entries).toHaveLength(1);
  await asSystem(firmID, () => db().heal({ cohort: Cohorts.update({ cohortID }, { set: { status: "closed" } }) }));
  await due();
  await due();
  await expect(read()).rejects.toMatchObject({ code: "room.erased" });
});

it("waits half a year after a cycle, and as long after the last meeting among peers; one's own log stays", async () => {
  const { asCoach, asPeer, firmID, cohortID, sessionIDs } = await addPeers({ peers: 5, sessions: 1 });
  const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
  await asCoach(() => Room.open({ ...key, code: "ABC234" }));
  await asPeer(1, () => Room.act({ ...key, act: { kind: "enter", charter: false } }));
  await asPeer(1, () => Room.writeNote({ ...key, text: "à moi", marks: [], rev: 0 }));
  const begun = Date.now();
  const inDays = (days: number) => begun + days * 86_400_000;
  const write = (operations: Parameters<ReturnType<typeof db>["heal"]>[0]) =>
    asSystem(firmID, () => db().heal(operations));
  await write({ cohort: Cohorts.update({ cohortID }, { set: { status: "closed" } }) });
  const ended = { event: "cohort.cycleEnded", firmID, ids: { cohortID }, eventID: "event_1" };
  await asSystem(firmID, () => on["cohort.cycleEnded"](ended));
  // They go on among peers, and meet a hundred days later.
  const meeting = {
    cohortID,
    sessionID: ID.create("session"),
    number: 2,
    startsAt: new Date(inDays(100)).toISOString(),
    minutes: 120,
    zone: "Europe/Paris",
    templateID: "six-80",
    where: "",
    facilitatorID: null,
    status: "held" as const,
  };
  await write({ meeting: PeerMeetings.create(meeting) });
  const stands = () =>
    asPeer(2, () => Room.group({ cohortID })).then(
      ({ erased }) => !erased,
      () => false,
    );
  for (const [days, isThere] of [
    [182, true],
    [184, true],
    [282, true],
    [284, false],
  ] as const) {
    await withClock(inDays(days), tick);
    expect(await stands(), `after ${days} days`).toBe(isThere);
  }
  const { notes } = await asPeer(1, () => Room.journal({ cohortID }));
  expect(notes).toMatchObject([{ text: "à moi" }]);
});

it("reminds an action's owner alone, without a word of it, once, and not when it is settled", async () => {
  const { firmID, cohortID, participantIDs } = await addPeers({ peers: 5, sessions: 1 });
  const sent: { to: string; raw: string }[] = [];
  Mail.configure({
    send: async ({ to, raw }) => {
      sent.push({ to, raw: Buffer.from(raw).toString() });
      return { messageID: "m" };
    },
  });
  const run = (event: keyof typeof on, actionID: string) => {
    const ids = { cohortID, actionID, personID: participantIDs[1] ?? "", dueOn: "2031-01-01" };
    return asSystem(firmID, async () => on[event]?.({ event, firmID, ids, eventID: "event_1" }));
  };
  const [open, settled] = [ID.create("action"), ID.create("action")];
  await run("room.actionTaken", open);
  await run("room.actionSettled", settled);
  for (const actionID of [open, open, settled]) await run("room.actionDue", actionID);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.raw).toContain(`/groupe/${cohortID}`);
});

it("tells each member once that the review is to be read, until when, and none of its words", async () => {
  const { firmID, cohortID } = await addPeers({ peers: 5, sessions: 1 });
  const sent: string[] = [];
  Mail.configure({
    send: async ({ raw }) => {
      sent.push(Buffer.from(raw).toString().replaceAll("=\r\n", ""));
      return { messageID: "m" };
    },
  });
  const ids = { cohortID, at: "2026-11-22T08:00:00.000Z", deadlineOn: "2026-12-01" };
  const run = (event: "room.reviewAsked" | "room.reviewReleased", given: Record<string, string>) =>
    asSystem(firmID, async () => on[event]({ event, firmID, ids: given, eventID: "event_1" }));
  await run("room.reviewAsked", ids);
  await run("room.reviewAsked", ids);
  expect(sent).toHaveLength(5);
  expect(sent.every((raw) => raw.includes(`/groupe/${cohortID}`))).toBe(true);
  // No sponsor follows this group: its release is told to nobody.
  await run("room.reviewReleased", { cohortID });
  expect(sent).toHaveLength(5);
});
