import { describe, expect, it } from "vitest";
import { Attendance, Signing } from "../attendance/index.ts";
import { CohortCards } from "../cohort/index.ts";
import { db, metered, rowsOf } from "../db/index.ts";
import { Actor, ID, withClock } from "../kernel/index.ts";
import { Survey } from "../survey/index.ts";
import { asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import {
  addGroup,
  answerWave,
  asBearer,
  asCoach,
  asOtherCoach,
  asOwner,
  asSponsor,
  configureForTests,
  finish,
  foundFirm,
  type Group,
  hot,
  openWave,
  useful,
} from "../testing/satisfaction.ts";
import { summarize } from "./figures.ts";
import { Home, Published, publicFigures, Recount, Report } from "./index.ts";
import { answersOf } from "./raw.ts";
import { Blocks } from "./report.table.ts";
import { scopeRows } from "./scope.ts";
import { merged } from "./sum.ts";
import { waveOf } from "./wave.ts";

openTable(configureForTests);

const blocksOf = (group: Group) => asSystem(group.firmID, async () => (await scopeRows(group)).blocks);
const four = [useful(3), useful(4), useful(5), useful(5, "Merci", true)];

describe("rows of waves", () => {
  it("equal a full recount of the answers of a whole cycle", async () => {
    const group = await addGroup({ people: 5, sessions: 3 });
    const given = [[useful(3), useful(5, "Mot")], [], Array.from({ length: 5 }, () => useful(1))];
    const waves: string[] = [];
    for (const [at, answers] of given.entries()) {
      waves.push(await openWave(group, at));
      await answerWave(group, waves[at] ?? "", answers);
    }
    waves.push(await openWave(group, "end"));
    await answerWave(group, waves[3] ?? "", [hot(2, 0), hot(5, 9)]);
    await asSystem(group.firmID, async () => {
      const rows = (await scopeRows(group)).waves;
      const asked = rows.map((row) => ({ ...waveOf(row, false), invited: row.asked }));
      const { words: _, ...recount } = summarize(asked, await answersOf(waves));
      expect(merged(rows)).toEqual(recount);
      expect(recount).toMatchObject({ answered: 9, invited: 20, scale: { useful: { counts: [5, 0, 1, 0, 1] } } });
    });
  });

  it("stand right after answers and recounts that ran side by side, and again", async () => {
    const group = await addGroup({ people: 8 });
    const surveyID = await openWave(group, 0);
    const recount = () => asSystem(group.firmID, () => Recount.refresh(surveyID));
    await Promise.all(
      group.enrolmentIDs.map(async (_, at) => {
        await asBearer(group, surveyID, at, () => Survey.answer({ answers: useful(1 + (at % 5)) }));
        await recount();
      }),
    );
    await recount();
    const [row] = await asSystem(group.firmID, async () => (await scopeRows(group)).waves);
    expect(row).toMatchObject({ answered: 8, asked: 8, scale: { useful: [2, 2, 2, 1, 1] } });
    const card = await asSystem(group.firmID, () => db().get(CohortCards, { cohortID: group.cohortID }));
    expect(card?.satisfaction).toEqual({ tenths: 26, answers: 8 });
  });
});

describe("blocks", () => {
  it("are published once, when several recounts of several programmes run side by side and again", async () => {
    const firmID = await foundFirm();
    const groups = await Promise.all([1, 2, 3].map(() => addGroup({ people: 4, firmID })));
    const waves = await Promise.all(groups.map((group) => openWave(group, 0)));
    await Promise.all(groups.map((group, at) => answerWave(group, waves[at] ?? "", four)));
    await Promise.all(
      groups.flatMap((_, at) => [1, 2].map(() => asSystem(firmID, () => Recount.refresh(waves[at] ?? "")))),
    );
    const { items } = await asSystem(firmID, () => db().query({ pk: ["BLOCKS"], index: "g2", limit: 100 }));
    const blocks = rowsOf(Blocks, items);
    expect(blocks.map((block) => block.sequence)).toEqual([1, 2, 3]);
    expect(new Set(blocks.flatMap((block) => block.answerIDs)).size).toBe(12);
  });

  it("wait under k, then are merged with the next wave for good", async () => {
    const group = await addGroup({ people: 4 });
    const first = await openWave(group, 0);
    await answerWave(group, first, four.slice(0, 3));
    await withClock(Date.now() + 15 * 86_400_000, () => asSystem(group.firmID, () => Survey.closeWhenOver(first)));
    await asSystem(group.firmID, () => Recount.refresh(first));
    expect(await blocksOf(group)).toEqual([]);
    const second = await openWave(group, 1);
    await answerWave(group, second, four);
    expect(await blocksOf(group)).toMatchObject([{ surveyIDs: [first, second].sort(), sequence: 1 }]);
  });
});

describe("who reads what", () => {
  async function heldGroup() {
    const organizationID = ID.create("organization");
    const group = await addGroup({ people: 4, sessions: 2, organizationID });
    await answerWave(group, await openWave(group, 0), four);
    return group;
  }

  it("the firm and the group's coach read exact figures; another coach and a sponsor are refused", async () => {
    const group = await heldGroup();
    for (const as of [asOwner, asCoach]) {
      const { answered, invited, responsePercent, scale, cohorts } = await as(group, () => Report.report({}));
      expect({ answered, invited, responsePercent }).toEqual({ answered: 4, invited: 4, responsePercent: 100 });
      expect(scale.useful).toEqual({ answers: 4, mean: 4.25, counts: [0, 0, 1, 1, 2] });
      expect(cohorts).toMatchObject([{ id: group.cohortID, satisfaction: { mean: 4.25, answers: 4 } }]);
      expect(await as(group, () => Report.ofCohort({ cohortID: group.cohortID }))).toMatchObject({
        trend: [{ sessionNumber: 1, mean: 4.25, answers: 4 }],
      });
      expect(await as(group, () => Report.individuals({ cohortID: group.cohortID }))).toHaveLength(4);
    }
    await asOtherCoach(group, async () => {
      expect((await Report.report({})).waves).toBe(0);
      await expect(Report.ofCohort({ cohortID: group.cohortID })).rejects.toMatchObject({ status: 404 });
      await expect(Report.individuals({ cohortID: group.cohortID })).rejects.toMatchObject({ status: 404 });
      const [published] = await Published.published({});
      expect(published?.cells).toMatchObject([
        { figure: { questionID: "useful", mean: { value: 4 }, distribution: { withheld: "few_people" } } },
      ]);
      expect(JSON.stringify(published)).not.toContain("enrolment_");
    });
    await asSponsor(group, group.organizationID, async () => {
      for (const read of [
        () => Report.report({}),
        () => Report.individuals({ cohortID: group.cohortID }),
        () => Published.published({}),
      ]) {
        await expect(read()).rejects.toMatchObject({ status: 403 });
      }
    });
  });

  it("one answer carries no name and no id of a person", async () => {
    const group = await heldGroup();
    const all = await asOwner(group, () => Report.individuals({ cohortID: group.cohortID }));
    expect(JSON.stringify(all)).not.toMatch(/enrolment_|participant_/);
    expect(all.flatMap((one) => one.words.map((words) => words.text))).toEqual(["Merci"]);
  });

  it("a sponsor reads a middle and an end report of whole blocks, his own groups' alone, and released words", async () => {
    const group = await heldGroup();
    const read = () => asSponsor(group, group.organizationID, () => Published.forSponsor({}));
    expect(await read()).toMatchObject([
      { stages: [{ stage: "middle", groups: 1, cells: [{ figure: { people: 4 } }] }] },
    ]);
    const middle = JSON.stringify((await read())[0]?.stages[0]);
    await answerWave(group, await openWave(group, 1), [useful(1), useful(1), useful(1), useful(1, "Tu")]);
    expect(JSON.stringify((await read())[0]?.stages)).toBe(`[${middle}]`);
    const last = await openWave(group, "end");
    await finish(group);
    await answerWave(group, last, [hot(4, 9), hot(5, 8), hot(5, 10), hot(5, 6, "Des pairs", true)]);
    const [report] = await read();
    expect(report?.stages.map((stage) => stage.stage)).toEqual(["middle", "end"]);
    expect(report?.stages[1]?.cells.map(({ figure }) => figure.questionID)).toContain("recommendation");
    const quoted = await asSponsor(group, group.organizationID, () =>
      Published.quotesForSponsor({ cohortID: group.cohortID }),
    );
    expect(quoted.map((one) => one.text).sort()).toEqual(["Des pairs", "Merci"]);
    await asSponsor(group, ID.create("organization"), async () => {
      expect(await Published.forSponsor({})).toEqual([]);
      await expect(Published.quotesForSponsor({ cohortID: group.cohortID })).rejects.toMatchObject({ status: 404 });
    });
  });

  it("a sponsor never sees fewer than k, and is told in words why", async () => {
    const group = await addGroup({ people: 3, sessions: 1 });
    await answerWave(group, await openWave(group, 0), four.slice(0, 3));
    const [report] = await asSponsor(group, group.organizationID, () => Published.forSponsor({}));
    expect(report).toMatchObject({ stages: [], waiting: { figure: { code: "report.no_block" } } });
    expect(report?.waiting?.why?.fr).toContain("quand assez de personnes");
    expect(await asOtherCoach(group, () => publicFigures(group.programmeID))).toEqual([]);
  });

  it("small groups at their end are merged with their sister, and both sponsors read it, with words of their own group", async () => {
    const one = await addGroup({ people: 3, sessions: 1 });
    const { firmID, programmeID, coachID } = one;
    const other = await addGroup({ people: 3, sessions: 1, firmID, programmeID, coachID });
    for (const group of [one, other]) {
      const wave = await openWave(group, "end");
      await answerWave(group, wave, [hot(4, 9), hot(3, 2), hot(5, 10, `Mot de ${group.cohortID}`, true)]);
      await finish(group);
    }
    for (const group of [one, other]) {
      const { cohortID } = group;
      const words = await asSponsor(group, group.organizationID, () => Published.quotesForSponsor({ cohortID }));
      expect(words.map(({ text }) => text)).toEqual([`Mot de ${cohortID}`]);
      const [report] = await asSponsor(group, group.organizationID, () => Published.forSponsor({}));
      expect(report?.stages).toMatchObject([
        { stage: "end", groups: 2, cells: [{ figure: { people: 6 } }, {}, {}, {}, {}, {}, {}] },
      ]);
    }
  });
});

describe("reads", () => {
  it("ask one query for figures over many waves", async () => {
    const group = await addGroup({ people: 1, sessions: 5 });
    for (const at of [0, 1, 2, 3, 4]) await openWave(group, at);
    const { calls } = await asOwner(group, () => metered(() => Report.report({ from: "2020-01-01" })));
    expect(calls).toMatchObject([{ operation: "query", items: 1 }]);
    const own = await asSponsor(group, group.organizationID, () => metered(() => Published.forSponsor({})));
    expect(own.calls).toHaveLength(1);
  });

  it("narrow to a programme, a coach, a group and a period", async () => {
    const group = await addGroup({ people: 2 });
    await openWave(group, 0);
    const read = (asked: Parameters<typeof Report.report>[0]) =>
      asOwner(group, async () => (await Report.report(asked)).waves);
    expect(await read({ programmeID: group.programmeID, coachID: group.coachID, cohortID: group.cohortID })).toBe(1);
    expect(await read({ programmeID: ID.create("programme") })).toBe(0);
    expect(await read({ to: "2020-01-01" })).toBe(0);
  });

  it("give a coach his groups and what is to do, and money to the firm alone", async () => {
    const group = await addGroup({ people: 4, sessions: 1 });
    await answerWave(group, await openWave(group, 0), four);
    const coach = await asCoach(group, () => Home.home());
    expect(coach).toMatchObject({
      cards: [{ cohortID: group.cohortID, satisfaction: { tenths: 43, answers: 4 } }],
      money: null,
    });
    const owner = await asOwner(group, () => Home.home());
    expect(owner).toMatchObject({ satisfaction: { mean: 4.25, answers: 4 }, money: { due: 0, overdue: 0 } });
    expect((await asOtherCoach(group, () => Home.home())).cards).toEqual([]);
  });

  it("tell the coach and the firm which sheets of sessions held are to sign, until the last is closed", async () => {
    const group = await addGroup({ people: 1, sessions: 3 });
    const { cohortID, sessionIDs } = group;
    const [sessionID = "", nextID = ""] = sessionIDs;
    const [enrolmentID = ""] = group.enrolmentIDs;
    const toSign = async () => {
      const [coach, owner] = [await asCoach(group, () => Home.home()), await asOwner(group, () => Home.home())];
      expect(owner.toSign.filter((one) => one.cohortID === cohortID)).toEqual(coach.toSign);
      return coach.toSign;
    };
    const close = (which: string) =>
      asCoach(group, async () => {
        const half = { cohortID, sessionID: which, half: 0 };
        await Signing.note({ ...half, enrolmentID, presence: "late" });
        const seated = { sessionID: which, half: 0, name: "Ana Lopes" };
        const bearer = { type: "link", firmID: group.firmID, linkID: ID.create("link"), purpose: "enrolment" } as const;
        await Actor.provide({ ...bearer, subject: { cohortID, enrolmentID } }, () => Signing.signByLink(seated));
        await Signing.countersign({ ...half, name: "Coach Inventée" });
      });
    await withClock(Date.parse("2026-02-02T12:00:00.000Z"), async () => {
      const marks = [{ enrolmentID, presence: "present" as const }];
      await asCoach(group, () => Attendance.hold({ cohortID, sessionID, marks }));
      expect(await toSign()).toMatchObject([{ cohortID, sessionID, count: 1 }]);
      await asCoach(group, () => Attendance.hold({ cohortID, sessionID: nextID, marks }));
      expect(await toSign()).toMatchObject([{ cohortID, sessionID, count: 2 }]);
      await close(sessionID);
      expect(await toSign()).toMatchObject([{ cohortID, sessionID: nextID, count: 1 }]);
      await close(nextID);
      expect(await toSign()).toEqual([]);
    });
  });
});
