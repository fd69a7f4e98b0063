import { describe, expect, it } from "vitest";
import { db, rowsOf, Table, type TableClient } from "../db/index.ts";
import { ID, now, plusMinutes, withClock, withIdempotencyKey } from "../kernel/index.ts";
import { asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import {
  addGroup,
  answerWave,
  asBearer,
  configureForTests,
  foundFirm,
  type Group,
  hot,
  openWave,
  useful,
} from "../testing/satisfaction.ts";
import { SurveyAnswers, SurveyDrafts } from "./answer.table.ts";
import { Survey, SurveyRequests, Surveys } from "./index.ts";

openTable(configureForTests);

async function partition(firmID: string, surveyID: string) {
  const { items } = await asSystem(firmID, () => db().query({ pk: ["SURVEY", surveyID], limit: 1_000 }));
  return {
    surveys: rowsOf(Surveys, items),
    requests: rowsOf(SurveyRequests, items),
    answers: rowsOf(SurveyAnswers, items),
    drafts: rowsOf(SurveyDrafts, items),
  };
}

async function eventsOf(firmID: string): Promise<string[]> {
  const { items } = await asSystem(firmID, () => db().query({ pk: ["OUTBOX"], limit: 1_000 }));
  return items.map((item) => String(item.event));
}

/** Takes `count` writes, then dies. */
function dyingAfter(count: number): TableClient {
  const real = Table.use();
  let left = count;
  const transact: TableClient["transact"] = async (...input) => {
    if (left === 0) throw new Error("killed");
    left -= 1;
    return real.transact(...input);
  };
  return { tableName: real.tableName, query: real.query.bind(real), getAll: real.getAll.bind(real), transact };
}

describe("opening a wave", () => {
  const cause = (group: Group) => ({
    cohortID: group.cohortID,
    timing: "closing" as const,
    sessionID: group.sessionIDs[0] ?? null,
  });

  it("asks everyone accepted, once, however often and however many at a time the session is said held", async () => {
    const group = await addGroup({ people: 6 });
    const open = () => asSystem(group.firmID, () => Survey.open(cause(group)));
    const ids = new Set([...(await Promise.all([open(), open(), open()])), await open()]);
    expect(ids.size).toBe(1);
    const { surveys, requests } = await partition(group.firmID, [...ids][0] ?? "");
    expect(surveys).toMatchObject([{ asked: 6, timing: "closing", anonymityFloor: 4, closedAt: null }]);
    expect(requests.map((request) => request.respondentID).sort()).toEqual([...group.enrolmentIDs].sort());
    expect((await eventsOf(group.firmID)).filter((name) => name === Survey.Event.Opened)).toHaveLength(1);
  });

  it("asks no one who missed the session, until it is said that he was there", async () => {
    const group = await addGroup({ people: 5 });
    const [missed = "", ...there] = group.enrolmentIDs;
    await asSystem(group.firmID, () => Survey.open({ ...cause(group), without: [missed] }));
    const asked = async () => (await partition(group.firmID, Survey.surveyIDOf(cause(group)))).requests;
    expect((await asked()).map(({ respondentID }) => respondentID).sort()).toEqual([...there].sort());
    const widen = () => asSystem(group.firmID, () => Survey.widen(cause(group), group.enrolmentIDs));
    await Promise.all([widen(), widen(), widen()]);
    expect(await asked()).toHaveLength(5);
    expect((await partition(group.firmID, Survey.surveyIDOf(cause(group)))).surveys).toMatchObject([{ asked: 5 }]);
    expect((await eventsOf(group.firmID)).filter((name) => name === Survey.Event.Opened)).toHaveLength(2);
  });

  it("asks nobody more once a wave is closed, and no one when everybody missed it", async () => {
    const group = await addGroup({ people: 2 });
    const [missed = "", there = ""] = group.enrolmentIDs;
    expect(
      await asSystem(group.firmID, () => Survey.open({ ...cause(group), without: [missed, there] })),
    ).toBeUndefined();
    const surveyID = (await asSystem(group.firmID, () => Survey.open({ ...cause(group), without: [missed] }))) ?? "";
    await asBearer(group, surveyID, 1, () => Survey.answer({ answers: useful(4) }));
    await asSystem(group.firmID, () => Survey.closeWhenOver(surveyID));
    await asSystem(group.firmID, () => Survey.widen(cause(group), [missed]));
    expect((await partition(group.firmID, surveyID)).requests).toHaveLength(1);
  });

  it("ends in the same rows when killed after any write of a group of fifty", async () => {
    for (const writes of [0, 1, 2]) {
      const group = await addGroup({ people: 50 });
      const open = () => asSystem(group.firmID, () => Survey.open(cause(group)));
      await expect(Table.provide(dyingAfter(writes), open)).rejects.toThrow("killed");
      const surveyID = (await open()) ?? "";
      const { surveys, requests } = await partition(group.firmID, surveyID);
      expect(requests).toHaveLength(50);
      expect(surveys).toMatchObject([{ asked: 50 }]);
    }
  });

  it("keeps the threshold of its opening when the firm changes it", async () => {
    const group = await addGroup({ people: 5, firmID: await foundFirm(ID.createFirm(), 3) });
    const surveyID = await openWave(group, 0);
    await foundFirm(group.firmID, 8);
    expect((await partition(group.firmID, surveyID)).surveys).toMatchObject([{ anonymityFloor: 3 }]);
    const later = await openWave(group, 1);
    expect((await partition(group.firmID, later)).surveys).toMatchObject([{ anonymityFloor: 8 }]);
  });

  it("mails those who have not answered, at the address of their enrolment", async () => {
    const group = await addGroup({ people: 3 });
    const surveyID = await openWave(group, 0);
    await asBearer(group, surveyID, 0, () => Survey.answer({ answers: useful(4) }));
    const { people } = await asSystem(group.firmID, () => Survey.invitations(surveyID));
    expect(people.map((one) => one.respondentID).sort()).toEqual(group.enrolmentIDs.slice(1).sort());
  });
});

describe("answering", () => {
  it("takes one answer a person of ten sent at the same time", async () => {
    const group = await addGroup({ people: 5 });
    const surveyID = await openWave(group, 0);
    const send = (value: number) =>
      asBearer(group, surveyID, 0, () => Survey.answer({ answers: useful(value) })).then(
        () => "taken",
        (error: { code: string }) => error.code,
      );
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, at) => send(1 + (at % 5))));
    expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "survey.already")).toHaveLength(9);
    expect((await partition(group.firmID, surveyID)).answers).toHaveLength(1);
  });

  it("answers the same to the same key, and leaves no word in records that are not the answer", async () => {
    const group = await addGroup({ people: 5 });
    const surveyID = await openWave(group, 0);
    const send = () =>
      asBearer(group, surveyID, 1, () =>
        withIdempotencyKey("the-same-key", () => Survey.answer({ answers: useful(5, "mot-secret") })),
      );
    expect(await send()).toEqual(await send());
    const rows = (...pk: string[]) => asSystem(group.firmID, () => db().query({ pk, limit: 100 }));
    const [outbox, log] = [await rows("OUTBOX"), await rows("AUDIT", now().slice(0, 7))];
    const records = await rows("IDEM", ID.derived("link", surveyID, group.enrolmentIDs[1] ?? ""));
    for (const { items } of [outbox, records]) expect(items.length).toBeGreaterThan(0);
    // The hour of an answer would name its author: the log has no line of it.
    expect(log.items.filter(({ command }) => String(command).startsWith("survey.answer"))).toEqual([]);
    expect(JSON.stringify([outbox, log, records])).not.toContain("mot-secret");
  });

  it("keeps what is answered so far for its author, and counts it only when it is sent", async () => {
    const group = await addGroup({ people: 5 });
    const surveyID = await openWave(group, "end");
    await asBearer(group, surveyID, 0, () => Survey.save({ answers: { problems: "4" } }));
    await asBearer(group, surveyID, 0, () => Survey.save({ answers: { problems: "5", ideas: "3" } }));
    expect((await asBearer(group, surveyID, 0, () => Survey.mine())).draft.scale).toEqual({
      problems: 5,
      ideas: 3,
    });
    expect((await asBearer(group, surveyID, 1, () => Survey.mine())).draft.scale).toEqual({});
    const { problems: _, ideas: __, ...rest } = hot(4, 9, "Un mot", true);
    await asBearer(group, surveyID, 0, () => Survey.answer({ answers: rest }));
    const { answers, drafts } = await partition(group.firmID, surveyID);
    expect(answers).toMatchObject([
      { scale: { problems: 5, ideas: 3, safety: 4 }, words: [{ text: "Un mot", released: true }] },
    ]);
    expect(drafts).toEqual([]);
  });

  it("takes back a saved answer that is left blank, and names each question that is missing", async () => {
    const group = await addGroup({ people: 5 });
    const surveyID = await openWave(group, 0);
    await asBearer(group, surveyID, 0, () => Survey.save({ answers: useful(4, "Oui") }));
    await asBearer(group, surveyID, 0, () => Survey.save({ answers: { word: "" } }));
    expect((await asBearer(group, surveyID, 0, () => Survey.mine())).draft).toEqual({
      scale: { useful: 4 },
      nps: {},
      words: [],
    });
    const missing = asBearer(group, surveyID, 1, () => Survey.answer({ answers: { useful: "9" } }));
    await expect(missing).rejects.toMatchObject({
      code: "survey.incomplete",
      fields: [{ path: "useful", code: "survey.out_of_range" }],
    });
  });

  it("refuses an answer after fourteen days, and one to a closed wave", async () => {
    const group = await addGroup({ people: 5 });
    const surveyID = await openWave(group, 0);
    const late = Date.parse(plusMinutes(now(), 15 * 24 * 60));
    const send = () => asBearer(group, surveyID, 0, () => Survey.answer({ answers: useful(4) }));
    await expect(withClock(late, send)).rejects.toMatchObject({ code: "survey.closed" });
    await withClock(late, () => asSystem(group.firmID, () => Survey.closeWhenOver(surveyID)));
    await expect(send()).rejects.toMatchObject({ code: "survey.closed" });
  });

  it("closes once, when everyone asked has answered or when its time is over, never before", async () => {
    const group = await addGroup({ people: 2 });
    const surveyID = await openWave(group, 0);
    await answerWave(group, surveyID, [useful(4)]);
    expect((await partition(group.firmID, surveyID)).surveys[0]?.closedAt).toBeNull();
    await asBearer(group, surveyID, 1, () => Survey.answer({ answers: useful(5) }));
    const close = () => asSystem(group.firmID, () => Survey.closeWhenOver(surveyID));
    await Promise.all([close(), close(), close()]);
    expect((await partition(group.firmID, surveyID)).surveys[0]?.closedAt).not.toBeNull();
    expect((await eventsOf(group.firmID)).filter((name) => name === Survey.Event.Closed)).toHaveLength(1);
  });
});
