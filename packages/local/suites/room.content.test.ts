import { Table, type TableClient } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Files, memoryFiles } from "@entrepairs/core/gateway";
import { Actor, plusDays, withClock, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Room } from "@entrepairs/core/room";
import { countedKeys } from "@entrepairs/core/testing";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";
import { tick } from "@entrepairs/functions/tick/tick.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildFirm, CALLERS, type FirmWorld } from "./firm.ts";
import { routes } from "./route.ts";
import { askAs } from "./sample.ts";
import { startWorld, type World } from "./world.ts";

/** Stands in everything that is said in the room, and in nothing else. */
const SECRET = "parolesecrete";

let world: World;
let firm: FirmWorld;
/** The one sentence that the group gives its sponsor. */
const RELEASED = "Nous nous écoutons mieux";
/** All that was ever written, whether it still stands or not: rows, outbox, audit, idempotency records, files. */
const written: string[] = [];

beforeAll(async () => {
  world = await startWorld();
  const table = Table.use();
  const watched: TableClient = {
    ...table,
    transact: (items, token) => {
      written.push(JSON.stringify(items));
      return table.transact(items, token);
    },
  };
  Table.configure(watched);
  const files = memoryFiles();
  Files.configure({
    ...files,
    put: (name, bytes) => {
      written.push(name, Buffer.from(bytes).toString("latin1"));
      return files.put(name, bytes);
    },
  });
  firm = await buildFirm("zqroom");
  await converse();
  await sweep();
  await tick();
}, 60_000);
afterAll(() => world.close());

type Said = Parameters<typeof Room.act>[0]["act"];

/** A whole session in which every kind of word is said, by commands under a key each, as screens give them. */
async function converse(): Promise<void> {
  const path = "/room/f/:firm/cohort/:cohortID/session/:sessionID";
  const route = routes().find(({ id }) => id === `POST ${path}/act`);
  const note = routes().find(({ id }) => id === `PUT ${path}/note`);
  if (!route || !note) throw new Error("The room has no routes");
  const give = async (caller: "coach" | "participant", act: Said) => {
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const answer = await askAs(route, firm, caller, { json: { act }, headers });
    expect([act.kind, answer.status, answer.text.includes(SECRET)]).toEqual([act.kind, 201, false]);
  };
  const client = firm.people.participant.actor.participantID ?? firm.ids.participantID ?? "";
  const text = (kind: string) => `${SECRET} ${kind}`;
  const say = (word: "statement" | "answer" | "question" | "request" | "feeling" | "decision"): Said => ({
    kind: "write",
    word,
    text: text(word),
    answers: null,
  });
  const step = (() => {
    let at = 0;
    return async () => give("coach", { kind: "next", from: at++ });
  })();
  const page = { text: text("note"), marks: [], rev: 0 };
  expect((await askAs(note, firm, "participant", { json: page })).status).toBe(200);
  await prepare(text);
  await give("coach", { kind: "setMode", mode: "written" });
  await give("participant", { kind: "checkIn", text: text("checkIn") });
  await give("participant", { kind: "whisper", text: text("whisper") });
  await step();
  await step();
  await give("coach", say("decision"));
  await give("coach", { kind: "choose", clientID: client, topicID: null, title: text("title") });
  await sign();
  await step();
  await give("participant", say("statement"));
  await step();
  await give("coach", say("question"));
  await give("participant", say("answer"));
  await step();
  await give("participant", say("request"));
  await give("participant", { kind: "agree" });
  await give("coach", { kind: "assent" });
  await step();
  await give("coach", say("feeling"));
  await step();
  await give("participant", { kind: "takeAction", type: "action", text: text("action"), dueOn: "2031-01-01" });
  await step();
  await give("participant", { kind: "learn", process: text("process"), content: text("content"), share: true });
  await step();
  await give("coach", { kind: "close", learnings: "none", reason: text("reason") });
}

/** What is said between sessions, by the routes that screens ask. */
async function prepare(text: (kind: string) => string): Promise<void> {
  const path = "/room/f/:firm/cohort/:cohortID";
  const ask = async (id: string, json?: unknown) => {
    const route = routes().find((one) => one.id === id);
    if (!route) throw new Error(`The room has no ${id}`);
    const answer = await askAs(route, firm, "participant", { json });
    expect([id, answer.status < 300, answer.text.includes(SECRET)]).toEqual([id, true, false]);
  };
  const topic = { kind: "concern", title: text("topic"), situation: text("situation"), tried: text("tried") };
  await ask(`POST ${path}/group/topic`, { ...topic, expected: text("expected") });
  await ask(`POST ${path}/group/resource`, { title: text("shelf"), text: text("shelved") });
  await ask(`POST ${path}/group/action/:actionID`, { outcome: "adapted", word: text("settled") });
  await ask(`POST ${path}/journal/learning/:learningID/share`);
  await review(text);
}

/** What goes to the sponsor, and what someone strikes out of it, from the day of the group's last session on. */
async function review(text: (kind: string) => string): Promise<void> {
  const { cohortID = "" } = firm.ids;
  const { sessions } = await Actor.provide(firm.people.owner.actor, () => Enrolment.roster({ cohortID }));
  const act = (caller: "coach" | "participant", days: number, said: Parameters<typeof Room.review>[0]["act"]) =>
    withClock(Date.parse(sessions.at(-1)?.startsAt ?? "") + days * 86_400_000, () =>
      Actor.provide(firm.people[caller].actor, () =>
        withIdempotencyKey(crypto.randomUUID(), () => Room.review({ cohortID, act: said })),
      ),
    );
  const { participant } = firm.people;
  await act("participant", 0, { kind: "write", text: text("review"), turn: null });
  await act("participant", 0, { kind: "write", text: RELEASED, turn: null });
  const page = await Actor.provide(participant.actor, () => Room.group({ cohortID }));
  for (const line of page.review?.lines ?? []) {
    if (line.text !== RELEASED) await act("participant", 0, { kind: "strike", lineID: line.lineID, struck: true });
  }
  const deadlineOn = plusDays(sessions.at(-1)?.startsAt.slice(0, 10) ?? "", 3);
  await act("coach", 0, { kind: "ask", deadlineOn });
  await act("coach", 9, { kind: "release" });
}

/** The charter, signed behind its link, as the group signs it. */
async function sign(): Promise<void> {
  const { cohortID = "", acceptedID: enrolmentID = "" } = firm.ids;
  const bearer = { type: "link", firmID: firm.firmID, linkID: "link_test", purpose: "charter" } as const;
  await Actor.provide({ ...bearer, subject: { cohortID, enrolmentID } }, async () => {
    const { cohort } = await Enrolment.behindLink("charter");
    await Enrolment.signCharter({ name: "Ana Lopes", version: cohort.charter.version });
  });
}

it("was said: those of the group read every word of it", async () => {
  const key = { cohortID: firm.ids.cohortID ?? "", sessionID: firm.ids.sessionID ?? "" };
  const read = () => Room.read({ ...key, after: -1 });
  const text = JSON.stringify(await Actor.provide(firm.people.coach.actor, read));
  for (const kind of [
    "checkIn",
    "whisper",
    "title",
    "statement",
    "question",
    "answer",
    "request",
    "feeling",
    "action",
    "process",
    "reason",
  ]) {
    expect(text).toContain(`${SECRET} ${kind}`);
  }
  const { cohortID } = key;
  const group = JSON.stringify(await Actor.provide(firm.people.participant.actor, () => Room.group({ cohortID })));
  for (const kind of [
    "topic",
    "situation",
    "tried",
    "expected",
    "shelf",
    "shelved",
    "settled",
    "action",
    "process",
    "review",
  ]) {
    expect(group).toContain(`${SECRET} ${kind}`);
  }
});

it("lets out the review that the group released, and nothing beside it, to its sponsor and its members alike", async () => {
  for (const [id, caller] of [
    ["/space/sponsor", "sponsor"],
    ["/space/path", "participant"],
  ] as const) {
    const route = routes().find((one) => one.app === "api" && one.method === "GET" && one.path.endsWith(id));
    if (!route) throw new Error(`There is no ${id}`);
    const { status, text } = await askAs(route, firm, caller);
    expect([id, status, text.split(RELEASED).length - 1]).toEqual([id, 200, 1]);
    expect(text).toContain(`"lines":["${RELEASED}"]`);
  }
});

it("stands nowhere: not in a row, the outbox, an audit line, a record, a file, a mail, a log line", async () => {
  const kept: string[] = [];
  let start: unknown;
  do {
    const page = (await world.table.operate("Scan", {
      TableName: Table.use().tableName,
      ...(start !== undefined && { ExclusiveStartKey: start }),
    })) as { Items: unknown[]; LastEvaluatedKey?: unknown };
    kept.push(...page.Items.map((item) => JSON.stringify(item)));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  const mails = world.mail.messages().map((mail) => JSON.stringify(mail));
  const places = { rows: kept, written, mails, logs: world.lines };
  for (const [place, texts] of Object.entries(places)) {
    const found = texts.filter((one) => one.toLowerCase().includes(SECRET)).map((one) => one.slice(0, 300));
    expect([place, found]).toEqual([place, []]);
  }
  expect(kept.length).toBeGreaterThan(100);
  expect(mails.length).toBeGreaterThan(5);
  expect(written.length).toBeGreaterThan(50);
});

it("is opened by no other function, whoever asks: none of them touches a key", async () => {
  const keys = countedKeys();
  let asked = 0;
  for (const route of routes().filter(({ app }) => app !== "room")) {
    for (const caller of [...CALLERS, undefined]) {
      const { text } = await askAs(route, firm, caller);
      asked += 1;
      expect([route.id, text.toLowerCase().includes(SECRET)]).toEqual([route.id, false]);
    }
  }
  await withClock(Date.now() + 400 * 86_400_000, async () => {
    await tick();
    await sweep();
  });
  console.log(`content: ${asked} requests by every role, ${keys.opened} keys opened`);
  expect(asked).toBeGreaterThan(300);
  expect(keys.opened).toBe(0);
}, 120_000);
