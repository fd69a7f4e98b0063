import { afterAll, beforeAll, expect, it } from "vitest";
import { withClock } from "../kernel/index.ts";
import { Survey } from "../survey/index.ts";
import { asSystem, type TestTable, testTable } from "../testing/index.ts";
import {
  addGroup,
  asBearer,
  asOtherCoach,
  asSponsor,
  configureForTests,
  type Group,
  openWave,
  useful,
} from "../testing/satisfaction.ts";
import { Published, publicFigures, Recount } from "./index.ts";

let table: TestTable | undefined;
beforeAll(async () => {
  table = await testTable();
  configureForTests();
});
afterAll(() => table?.close());

/** Past the end of every wave. */
const WAVE_MS = 15 * 86_400_000;

/** What the programme's page, another coach and the sponsor read, to the letter. */
async function seen(group: Group): Promise<string> {
  const [page, coach] = await asOtherCoach(group, async () =>
    Promise.all([publicFigures(group.programmeID), Published.published({})]),
  );
  const sponsor = await asSponsor(group, group.organizationID, () => Published.forSponsor({}));
  return JSON.stringify({ page, coach, sponsor: sponsor.map(({ stages }) => stages) });
}

/** One answer and all that its jobs do. */
async function answer(group: Group, surveyID: string, at: number): Promise<void> {
  await asBearer(group, surveyID, at, () => Survey.answer({ answers: useful(1 + (at % 5)) }));
  await over(group, surveyID);
}

async function over({ firmID }: Group, surveyID: string): Promise<void> {
  await asSystem(firmID, async () => {
    await Survey.closeWhenOver(surveyID);
    await Recount.refresh(surveyID);
  });
}

it("figures of a page, of another coach and of a sponsor stand still answer by answer, then move by a whole wave", async () => {
  const group = await addGroup({ people: 5, sessions: 4 });
  const first = await openWave(group, 0);
  const nothing = await seen(group);
  for (const at of [0, 1, 2, 3]) {
    await answer(group, first, at);
    expect(await seen(group)).toBe(nothing);
  }
  await answer(group, first, 4);
  const one = await seen(group);
  expect(JSON.parse(one)).toMatchObject({ page: [{ figure: { people: 5 } }], coach: [{ blocks: 1 }] });

  const second = await openWave(group, 1);
  for (const at of [0, 1, 2, 3]) {
    await answer(group, second, at);
    expect(await seen(group)).toBe(one);
  }
  await withClock(Date.now() + WAVE_MS, () => over(group, second));
  expect(JSON.parse(await seen(group))).toMatchObject({ coach: [{ blocks: 2 }] });
});

it("a wave that everyone of a group of three has answered moves nothing", async () => {
  const group = await addGroup({ people: 3, sessions: 4 });
  const wave = await openWave(group, 0);
  const nothing = await seen(group);
  for (const at of [0, 1, 2]) {
    await answer(group, wave, at);
    expect(await seen(group)).toBe(nothing);
  }
});
