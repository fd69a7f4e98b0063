import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { untilWritten } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { ID } from "../kernel/index.ts";
import { asMember, asSystem, Satisfaction, type TestTable, testTable } from "../testing/index.ts";
import { Recount, Report } from "./index.ts";
import { emptyPage, hasRoom, type Page, type Told, toldOf, withGroup, withoutGroup } from "./page.ts";
import { groupsOf } from "./page-read.ts";
import { refreshFigures } from "./place.ts";
import { CohortFigures, FiguresPages, WaveSummaries } from "./report.table.ts";
import { merged } from "./sum.ts";
import { reportOf } from "./told.ts";
import type { WaveSummary } from "./wave.ts";

const id = (noun: string, at: number) => `${noun}_${String(at).padStart(26, "0")}`;
const count = fc.nat(400);
const question = fc.constantFrom("useful", "own-a1", "goal-2", "recommendation");
const figures = {
  asked: count,
  answered: count,
  scale: fc.dictionary(question, fc.tuple(count, count, count, count, count), { noNullPrototype: true }),
  nps: fc.dictionary(question, fc.record({ promoters: count, passives: count, detractors: count }), {
    noNullPrototype: true,
  }),
};
const anyID = fc.nat(3).map((at) => id("organization", at));
const anyWave = fc.record({
  ...figures,
  timing: fc.constantFrom("closing", "pre", "hot", "post", "cold"),
  audience: fc.constantFrom("participant", "sponsor", "funder", "facilitator"),
  sessionNumber: fc.option(fc.nat(12)),
  openedAt: fc.integer({ min: 0, max: 4e12 }).map((at) => new Date(at).toISOString()),
  labels: fc.dictionary(question, fc.record({ fr: fc.string({ unit: "binary" }), en: fc.string() }), {
    maxKeys: 1,
    noNullPrototype: true,
  }),
  organizationIDs: fc.uniqueArray(anyID, { maxLength: 3 }).map((all) => all.sort()),
  parts: fc.array(fc.record({ ...figures, organizationID: fc.option(anyID) }), { maxLength: 2 }),
});
const anyGroup = fc.record({
  waves: fc.array(anyWave, { minLength: 1, maxLength: 5 }),
  name: fc.string({ unit: "binary" }).map((text) => text.toWellFormed()),
  named: fc.nat(3),
});

function wavesOf(at: number, { waves, name, named }: typeof anyGroup extends fc.Arbitrary<infer T> ? T : never) {
  const organizations = Array.from({ length: named }, (_, one) => ({
    organizationID: id("organization", one),
    name: `${name}&;,${one}`,
  }));
  return waves.map(
    (wave, nth): WaveSummary => ({
      cohortID: id("cohort", at),
      cohortName: name,
      programmeID: id("programme", at % 2),
      programmeTitle: "50 % à l’oral ; « suite »",
      coachID: id("member", 1),
      coachName: "Coach",
      ...wave,
      surveyID: id("survey", nth),
      organizations,
      closedAt: null,
      k: 0,
      questions: [],
    }),
  );
}

const toldBy = (waves: readonly WaveSummary[]): Told[] => [toldOf(waves) ?? []].flat();

describe("a page of groups", () => {
  it("says of each all that its report says, whatever the words; written again or left by one, the others stand", () => {
    fc.assert(
      fc.property(fc.array(anyGroup, { minLength: 1, maxLength: 5 }), (groups) => {
        const told = groups.flatMap((group, at) => toldBy(wavesOf(at, group)));
        const page = told.reduce(withGroup, emptyPage(id("member", 1), 1));
        expect(groupsOf([page])).toEqual(told);
        expect(told.reduce(withGroup, page)).toEqual(page);
        const [first, ...others] = told;
        if (first) expect(groupsOf([withoutGroup(page, first.cohortID)])).toEqual(others);
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });

  it("takes sixteen groups", () => {
    let page: Page = emptyPage(id("member", 1), 1);
    let groups = 0;
    for (; hasRoom(page); groups += 1) {
      const [wave] = fc.sample(anyWave, { seed: groups, numRuns: 1 });
      if (wave) page = toldBy(wavesOf(groups, { waves: [wave], name: "G", named: 1 })).reduce(withGroup, page);
    }
    expect(groups).toBe(16);
  });
});

describe("pages of a firm", () => {
  const [coachID, programmeID] = [ID.create("member"), ID.create("programme")];
  const counts = (at: number, wave: number): [number, number, number, number, number] => [0, at % 2, 1, wave, at % 5];
  const waves = Array.from({ length: 20 }, (_, at) => {
    const cohortID = ID.create("cohort");
    return Array.from({ length: 3 }, (_, wave) => ({
      surveyID: ID.create("survey"),
      cohortID,
      cohortName: `Groupe ${at}`,
      programmeID,
      programmeTitle: "Parcours",
      coachID,
      coachName: "Coach Inventée",
      timing: "closing" as const,
      audience: "participant" as const,
      sessionNumber: wave + 1,
      openedAt: `2026-0${1 + wave}-1${at % 10}T08:00:00.000Z`,
      closedAt: null,
      k: 4,
      organizationIDs: [],
      asked: 8,
      answered: 1 + (at % 2) + wave + (at % 5),
      scale: { useful: counts(at, wave) },
      nps: {},
      questions: ["useful"],
      labels: {},
      organizations: [],
      parts: [],
    }));
  });
  let table: TestTable | undefined;
  let firmID = "";
  beforeAll(async () => {
    table = await testTable();
    Satisfaction.configureForTests();
    firmID = await Satisfaction.foundFirm();
    await asSystem(firmID, async () => {
      for (const some of waves) await db().write({ rows: some.map((wave) => WaveSummaries.put(wave)) }, {});
    });
  });
  afterAll(() => table?.close());

  const pages = () =>
    asSystem(firmID, async () => rowsOf(FiguresPages, (await db().query({ pk: ["FIGUREPAGES"], limit: 99 })).items));
  const read = () => asMember({ firmID, roles: ["owner"] }, () => Report.report({}));

  it("hold each group once, when many are placed side by side and again, and say what a recount of all waves says", async () => {
    const place = () =>
      Promise.all(
        waves.map(([wave]) => asSystem(firmID, async () => (wave ? untilWritten(() => refreshFigures(wave)) : null))),
      );
    await place();
    await place();
    const groups = (await pages()).flatMap((page) => page.groups);
    expect(groups.toSorted()).toEqual(waves.flatMap(([wave]) => wave?.cohortID ?? []).toSorted());
    expect((await pages()).map((page) => page.groups.length)).toEqual([16, 4]);
    const report = await read();
    const { invited, answered, scale } = merged(waves.flat());
    expect(report).toMatchObject({ waves: 60, invited, answered, scale });
    expect(report.trend.map(({ openedAt, cohortID }) => [openedAt.slice(0, 10), cohortID])).toEqual([
      ["2026-01-01", null],
      ["2026-02-01", null],
      ["2026-03-01", null],
    ]);
    expect(report.cohorts).toHaveLength(20);
    expect(report).toEqual(reportOf(waves.flatMap(toldBy).sort((a, b) => (a.cohortID < b.cohortID ? -1 : 1))));
  });

  it("are made whole by a recount: of a group's row from before there were pages, spoilt, doubled or lost", async () => {
    const before = await read();
    const [first, second] = await pages();
    const [wave] = waves[0] ?? [];
    if (!(first && second && wave)) throw new Error("There are two pages");
    const refresh = () => asSystem(firmID, () => untilWritten(() => refreshFigures(wave)));
    await asSystem(firmID, async () => {
      const row = await db().get(CohortFigures, wave);
      if (row) await db().write({ row: CohortFigures.put({ ...row, page: null }) }, {});
      const [stray] = waves[3]?.flatMap(() => toldBy(waves[3] ?? [])) ?? [];
      const other = second.groups.includes(stray?.cohortID ?? "") ? first : second;
      if (stray) await db().write({ page: FiguresPages.put(withGroup(other, stray)) }, {});
    });
    expect((await read()).invited).toBe(before.invited + 24);
    expect(await refresh()).toEqual({ changed: true });
    expect(await refresh()).toEqual({ changed: false });
    await asSystem(firmID, () => Recount.repair());
    expect(await read()).toEqual(before);
  });

  it("of before there were pages read the same with no step of anyone's; the first group asked again places all", async () => {
    const before = await read();
    const unplaced = await asSystem(firmID, async () => {
      for (const { rev: _, ...page } of rowsOf(
        FiguresPages,
        (await db().query({ pk: ["FIGUREPAGES"], limit: 99 })).items,
      )) {
        await db().write({ page: FiguresPages.delete(page) }, {});
      }
      const rows = rowsOf(CohortFigures, (await db().query({ pk: ["FIGURES"], limit: 99 })).items);
      await db().write({ rows: rows.map((row) => CohortFigures.put({ ...row, page: null })) }, {});
      return rows.length;
    });
    expect(unplaced).toBe(20);
    expect(await read()).toEqual(before);
    expect(await asMember({ firmID, memberID: coachID, roles: ["coach"] }, () => Report.report({}))).toEqual(before);
    expect(await asMember({ firmID, roles: ["coach"] }, () => Report.report({}))).toMatchObject({ waves: 0 });
    const refresh = () =>
      asSystem(firmID, async () => {
        const [wave] = waves[7] ?? [];
        return wave && untilWritten(() => refreshFigures(wave));
      });
    await Promise.all([refresh(), refresh()]);
    expect((await pages()).flatMap((page) => page.groups).toSorted()).toEqual(
      waves.flatMap(([wave]) => wave?.cohortID ?? []).toSorted(),
    );
    expect(await read()).toEqual(before);
    expect(await refresh()).toEqual({ changed: false });
  });

  it("are filled to the end after a kill in between: the group that was asked is placed last", async () => {
    const before = await read();
    const [own] = waves[2] ?? [];
    await asSystem(firmID, async () => {
      for (const some of [2, 9]) {
        const [wave] = waves[some] ?? [];
        const row = wave && (await db().get(CohortFigures, wave));
        const page = row?.page ? await db().get(FiguresPages, { coachID, number: row.page }) : undefined;
        if (row && page)
          await db().write(
            {
              row: CohortFigures.put({ ...row, page: null }),
              page: FiguresPages.put(withoutGroup(page, row.cohortID)),
            },
            {},
          );
      }
    });
    expect((await read()).cohorts).toHaveLength(18);
    await asSystem(firmID, async () => own && untilWritten(() => refreshFigures(own)));
    expect(await read()).toMatchObject({ waves: before.waves, scale: before.scale, trend: before.trend });
    expect((await read()).cohorts).toEqual(before.cohorts);
  });
});
