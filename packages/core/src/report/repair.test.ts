import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { ID } from "../kernel/index.ts";
import { shippedForm } from "../survey/forms.ts";
import { Survey } from "../survey/index.ts";
import { asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import {
  addGroup,
  answerWave,
  asOtherCoach,
  asOwner,
  configureForTests,
  hot,
  openWave,
  useful,
} from "../testing/satisfaction.ts";
import { Published, Recount, Report } from "./index.ts";
import { Blocks, WaveSummaries } from "./report.table.ts";
import { scopeRows } from "./scope.ts";

openTable(configureForTests);

const four = [useful(3), useful(4), useful(5), useful(5, "Merci", true)];

describe("a full recount", () => {
  it("finds nothing to repair after a cycle, and repairs a row that was spoilt or lost", async () => {
    const group = await addGroup({ people: 4, sessions: 3 });
    const surveyID = await openWave(group, 0);
    await answerWave(group, surveyID, four);
    const recount = () => asSystem(group.firmID, () => Recount.repair());
    expect(await recount()).toEqual({ waves: 1, repaired: [], strays: 0, blocks: 1, differing: [] });
    await asSystem(group.firmID, async () => {
      const [row] = (await scopeRows(group)).waves;
      if (row)
        await db().write({ row: WaveSummaries.put({ ...row, answered: 9, scale: { useful: [9, 0, 0, 0, 0] } }) }, {});
    });
    expect((await recount()).repaired).toEqual([surveyID]);
    await asSystem(group.firmID, async () => {
      const [row] = (await scopeRows(group)).waves;
      if (row) await db().write({ row: WaveSummaries.delete(row) }, {});
    });
    expect((await recount()).repaired).toEqual([surveyID]);
    expect((await asOwner(group, () => Report.report({}))).scale.useful).toMatchObject({ counts: [0, 0, 1, 1, 2] });
  });

  it("names a block that says other than its answers, and leaves it as it was published", async () => {
    const group = await addGroup({ people: 4 });
    await answerWave(group, await openWave(group, 0), four);
    await asSystem(group.firmID, async () => {
      const [block] = (await scopeRows(group)).blocks;
      const useful = block?.scale.useful;
      if (block && useful)
        await db().write(
          { b: Blocks.put({ ...block, scale: { useful: { ...useful, counts: [4, 0, 0, 0, 0] } } }) },
          {},
        );
    });
    expect((await asSystem(group.firmID, () => Recount.repair())).differing).toEqual(["block-00000001"]);
  });
});

describe("other forms and other moments", () => {
  it("are beside the cycle's figures, never in them: before and after, months later, what sponsors say", async () => {
    const group = await addGroup({ people: 4, sessions: 1 });
    const { cohortID, firmID, organizationID } = group;
    const wave = async (cause: Omit<Parameters<typeof Survey.open>[0], "cohortID" | "sessionID">) => {
      const surveyID = await asSystem(firmID, () => Survey.open({ cohortID, sessionID: null, ...cause }));
      return surveyID ?? "";
    };
    const points = (value: number) =>
      Object.fromEntries(shippedForm("positioning").questions.map(({ questionID }) => [questionID, value]));
    await answerWave(group, await wave({ timing: "pre" }), [points(2), points(3), points(2), points(3)]);
    await answerWave(group, await wave({ timing: "hot" }), [hot(4, 9), hot(4, 9), hot(4, 9), hot(4, 9)]);
    await answerWave(group, await wave({ timing: "post" }), [points(4), points(4), points(4), points(4)]);
    const { safety: _, facilitation: __, words: ___, ...later } = { ...hot(3, 6), applied: 5 };
    await answerWave(group, await wave({ timing: "cold", months: 3 }), [later, later, later, later]);
    const memberID = ID.create("member");
    const people = [{ respondentID: memberID, organizationID, locale: "fr" as const }];
    const sponsor = await wave({ timing: "hot", audience: "sponsor", people });
    const said = { aims: 4, transversality: 3, culture: 5, leadership: 4, organisation: 5, recommendation: 8 };
    await answerWave({ ...group, enrolmentIDs: [memberID] }, sponsor, [said]);
    const report = await asOwner(group, () => Report.report({}));
    expect(report).toMatchObject({ invited: 4, answered: 4, scale: { problems: { mean: 4, answers: 4 } } });
    expect(report.later.find(({ questionID }) => questionID === "problems")).toMatchObject({
      first: { value: 4, answers: 4 },
      second: { value: 3, answers: 4 },
    });
    expect(report.positioning).toHaveLength(10);
    expect(report.positioning[0]).toMatchObject({ first: { value: 2.5 }, second: { value: 4 } });
    expect(report.others).toMatchObject([{ audience: "sponsor", answered: 1, scale: { aims: { mean: 4 } } }]);
    expect(report.organizations).toMatchObject([{ name: "Client Inventé", answered: 4 }]);
    const published = await asOtherCoach(group, () => Published.published({}));
    expect(JSON.stringify(published)).not.toMatch(/framing|aims/);
    expect(published[0]?.later.map(({ figure }) => figure.questionID)).toContain("applied");
  });

  it("stand by organization, where a group has several", async () => {
    const [one, other] = [ID.create("organization"), ID.create("organization")];
    const group = await addGroup({ people: 4, organizationIDs: [one, one, one, other], organizationID: one });
    await answerWave(group, await openWave(group, 0), four);
    const read = (organizationID: string) => asOwner(group, () => Report.report({ organizationID }));
    expect(await read(one)).toMatchObject({ invited: 3, scale: { useful: { counts: [0, 0, 1, 1, 1] } } });
    expect(await read(other)).toMatchObject({ invited: 1, scale: { useful: { counts: [0, 0, 0, 0, 1] } } });
    expect((await read(ID.create("organization"))).waves).toBe(0);
  });
});
