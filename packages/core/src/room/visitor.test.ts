import { describe, expect, it } from "vitest";
import { Attendance, followedOf, Signing } from "../attendance/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, withClock } from "../kernel/index.ts";
import { asSystem, Satisfaction, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { asGuest, confirmed, type Sisters, sisters } from "../visit/fixture.ts";
import { Visit } from "../visit/index.ts";
import type { Act } from "./act.ts";
import { goTo, type Scene, sceneOf } from "./fixture.ts";
import { Room } from "./index.ts";

let firmID = "";
openTable(async () => {
  testKeys();
  Satisfaction.configureForTests();
  firmID = await Satisfaction.foundFirm();
});

const TOPIC = { title: "Sujet d’avant", kind: "concern", tried: "" } as const;

/** A group that has met once, whose second session another group's member is to come to. */
async function metOnce(): Promise<Sisters & { first: Scene; next: { cohortID: string; sessionID: string } }> {
  const here = await sisters(5, firmID);
  const { host } = here;
  const [firstID = "", nextID = ""] = host.sessionIDs;
  const next = { cohortID: host.cohortID, sessionID: nextID };
  here.wanted.toSessionID = nextID;
  here.key.sessionID = nextID;
  const key = { cohortID: host.cohortID, sessionID: firstID };
  await host.asCoach(() => Room.open({ ...key, code: "ABC234" }));
  const first = await sceneOf(host, key);
  await goTo(first, "synthesis");
  await first.peer(0, { kind: "takeAction", type: "action", text: "Rappeler Paul", dueOn: "2099-01-01" });
  await first.coach({ kind: "close", learnings: "aloud", reason: "" });
  const { topicID = "" } = await host.asPeer(1, () => Room.proposeTopic({ cohortID: host.cohortID, ...TOPIC }));
  await host.asPeer(2, () => Room.wish({ ...next, wish: { kind: "vote", topicID } }));
  return { ...here, first, next };
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error) => error.code,
  );
const guest = ({ home }: Sisters, body: () => Promise<unknown>) => refusal(home.asPeer(0, body));

describe("the guest of one session", () => {
  it("reads that session alone: nothing before it, nothing of what the group brought into it, nothing after", async () => {
    const here = await metOnce();
    const { home, host, first, next } = here;
    const read = (key: { cohortID: string; sessionID: string }) => () => Room.read({ ...key, after: -1 });
    const act = (said: Act) => () => Room.act({ ...next, act: said });
    await host.asCoach(() => Room.open({ ...next, code: "ABC235" }));
    expect(await guest(here, act({ kind: "enter", charter: true }))).toBe("room.not_found");
    await confirmed(here);
    expect(await guest(here, act({ kind: "enter", charter: false }))).toBe("done");
    const scene = await sceneOf(host, next);
    await scene.next();
    const seen = await home.asPeer(0, read(next));
    const own = await host.asPeer(3, read(next));
    const openingOf = (reading: typeof seen) => reading?.entries[0]?.entry;
    expect(openingOf(own)).toMatchObject({ kind: "opened", due: [{ text: "Rappeler Paul" }] });
    expect(openingOf(seen)).toMatchObject({ kind: "opened", due: [] });
    expect(own?.view).toMatchObject({ due: [{}], votes: [{ count: 1 }] });
    expect(seen?.view).toMatchObject({ due: [], votes: [], me: { status: "in" } });
    expect(await home.asPeer(0, () => Room.topicsIn(next))).toEqual([]);
    expect(await host.asPeer(3, () => Room.topicsIn(next))).toHaveLength(1);
    await scene.peer(0, { kind: "debrief", actionID: actionOf(own), outcome: "done", word: "Paul a dit oui" });
    const { cohortID } = next;
    const everything = [seen, await home.asPeer(0, read(next))];
    expect(JSON.stringify(everything)).not.toMatch(/Paul|Sujet d’avant/);
    for (const body of [
      read(first.key),
      () => Room.readAgain(first.key),
      () => Room.group({ cohortID }),
      () => Room.turns(cohortID),
      () => Room.journal({ cohortID }),
      () => Room.proposeTopic({ cohortID, ...TOPIC }),
      () => Room.wish({ ...next, wish: { kind: "pass" } }),
    ]) {
      expect(await guest(here, body)).toMatch(/not_found$/);
    }
    await scene.coach({ kind: "close", learnings: "aloud", reason: "" });
    for (const body of [read(next), () => Room.readAgain(next), () => Room.note(next), read(first.key)]) {
      expect(await guest(here, body)).toBe("room.not_found");
    }
    const { personID } = { personID: home.participantIDs[0] ?? "" };
    expect(await asSystem(firmID, () => Room.listening({ ...next, people: [personID] }))).toEqual([]);
  });

  it("is a consultant: no client, no facilitator, no word in what stays with the group", async () => {
    const here = await metOnce();
    const { home, host, next } = here;
    await confirmed(here);
    await host.asCoach(() => Room.open({ ...next, code: "ABC236" }));
    await home.asPeer(0, () => Room.act({ ...next, act: { kind: "enter", charter: false } }));
    const scene = await sceneOf(host, next);
    const [personID = ""] = home.participantIDs;
    const choose = { kind: "choose", clientID: personID, topicID: null, title: "Le sien" } as const;
    await goTo(scene, "choice");
    expect(await refusal(scene.coach(choose))).toBe("room.not_candidate");
    expect(await refusal(scene.coach({ kind: "offer", personID }))).toBe("room.not_for_guest");
    const his = (said: Act) => guest(here, () => Room.act({ ...next, act: said }));
    expect(await his({ kind: "pass" })).toBe("room.not_for_guest");
    await goTo(scene, "learning");
    const dueOn = "2099-01-01";
    expect(await his({ kind: "takeAction", type: "action", text: "Une action", dueOn })).toBe("room.not_for_guest");
    expect(await his({ kind: "learn", process: "écouter", content: "", share: true })).toBe("room.not_for_guest");
    expect(await his({ kind: "learn", process: "écouter", content: "", share: false })).toBe("done");
    await scene.coach({ kind: "close", learnings: "aloud", reason: "" });
    const journal = await home.asPeer(0, () => Room.journal({ cohortID: next.cohortID }));
    expect(journal.learnings.map(({ process }) => process)).toEqual(["écouter"]);
    expect(journal.sessions.map(({ sessionID }) => sessionID)).toEqual([next.sessionID]);
    expect(journal).toMatchObject({ topics: [], actions: [], shared: [], marks: [] });
  });

  it("comes in by the code as well, under his own name, and not once his seat was taken back", async () => {
    const here = await metOnce();
    const { host, next, key } = here;
    await confirmed(here);
    await host.asCoach(() => Room.open({ ...next, code: "ABC237" }));
    const visitor = <R>(body: () => Promise<R>) => Actor.provide({ type: "visitor", firmID }, body);
    const named = await visitor(() => Room.names(next));
    expect(named.map(({ personID }) => personID)).toContain(key.participantID);
    const { linkID } = await visitor(() => Room.knock({ ...next, personID: key.participantID }));
    await host.asCoach(() => Room.act({ ...next, act: { kind: "admit", personID: key.participantID } }));
    const subject = { ...next, personID: key.participantID };
    const read = () =>
      Actor.provide({ type: "link", firmID, linkID, purpose: "room", subject }, () =>
        Room.read({ ...next, after: -1 }),
      );
    expect((await read())?.view.me.status).toBe("in");
    const before = Date.now() - 60 * 60_000;
    await asGuest(here, () => Visit.leave({ missedID: here.wanted.missedID }), 0, before);
    expect(await refusal(read())).toBe("room.not_found");
  });
});

describe("his presence", () => {
  it("stands on the sheet of where he was, and counts on his own seat", async () => {
    const here = await sisters(5, firmID);
    await confirmed(here);
    const { host, home, hostPeople, homePeople, key } = here;
    const [guestID = ""] = homePeople;
    const at = { cohortID: key.cohortID, sessionID: key.sessionID };
    const marks = hostPeople.map((enrolmentID) => ({ enrolmentID, presence: "present" as const }));
    expect(await refusal(host.asCoach(() => Attendance.hold({ ...at, marks })))).toBe("attendance.incomplete");
    const withHim = [...marks, { enrolmentID: guestID, presence: "late" as const, lateMinutes: 30 }];
    const sheet = await host.asCoach(() => Signing.sheet(at));
    expect(sheet.people.map(({ enrolmentID }) => enrolmentID)).toContain(guestID);
    await withClock(Date.now() + 60_000, () => host.asCoach(() => Attendance.hold({ ...at, marks: withHim })));
    const own = await asSystem(firmID, () => Enrolment.groupOf(home.cohortID));
    const [followed] = followedOf(own, [{ enrolmentID: guestID, name: "Pair1" }]);
    expect(followed).toMatchObject({ minutes: 150, unrecorded: [] });
    const [step] = await home.asPeer(0, () => Attendance.path());
    expect(step).toMatchObject({
      tally: { present: 1, recorded: 1 },
      presences: [{ presence: "late", lateMinutes: 30 }, {}],
    });
    await host.asCoach(() => Attendance.correct({ ...at, marks: [{ enrolmentID: guestID, presence: "absent" }] }));
    const after = await asSystem(firmID, () => Enrolment.groupOf(home.cohortID));
    expect(followedOf(after, [{ enrolmentID: guestID, name: "" }])).toMatchObject([{ minutes: 0, days: [] }]);
  });
});

function actionOf(reading: Awaited<ReturnType<typeof Room.read>>): string {
  const opened = reading?.entries[0]?.entry;
  return (opened?.kind === "opened" && opened.due[0]?.actionID) || "";
}
