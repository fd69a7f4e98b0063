import { Cohort, CohortCards, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Actor, now, type Operation } from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { formOf } from "../survey/index.ts";
import { refreshFigures } from "./place.ts";
import { answersOf, waveRows } from "./raw.ts";
import { type Answer, publish } from "./release/index.ts";
import { BlockCounters, Blocks, EndedCycles, WaveSummaries } from "./report.table.ts";
import { isSame } from "./same.ts";
import { type Scope, type ScopeRows, scopeRows } from "./scope.ts";
import { tellSponsors } from "./sponsor.ts";
import { isPublic, organizationIDsOf, satisfactionOf, summaryOf, type WaveSummary, waveOf, wordsOf } from "./wave.ts";

/** Blocks of one transaction, beside the counter. */
const BLOCKS_A_WRITE = 30;

/**
 * What follows when a wave was opened, answered or closed: its own row, the blocks it allows, the group's figure, what
 * sponsors read. Every part is computed from what stands, so that running it again changes nothing.
 */
export async function refresh(surveyID: string): Promise<void> {
  Actor.assertSystem();
  const { wave } = await untilWritten(() => refreshWave(surveyID));
  await untilWritten(() => refreshFigures(wave));
  if (!isPublic(wave)) return;
  if (wave.closedAt) await publishScope(wave);
  await untilWritten(() => refreshCard(wave));
  await tellSponsors(wave, wave.cohortID);
}

/** A cycle is over: what its sessions left may now join a sister group's. */
export async function endCycle(cohortID: string): Promise<void> {
  Actor.assertSystem();
  const { programmeID, coachID } = await Cohort.get(cohortID);
  const ended = EndedCycles.create({ programmeID, coachID, cohortID, endedAt: now() });
  // Refused when it was said before: what follows is done again all the same.
  await db().write({ ended }, { cohortID });
  await publishScope({ programmeID, coachID });
  await tellSponsors({ programmeID, coachID }, cohortID);
}

/** The row's revision is read before the answers: an older count never stands over a newer one. */
export async function refreshWave(surveyID: string): Promise<{ wave: WaveSummary; changed: boolean } | undefined> {
  const first = await waveRows(surveyID);
  if (!first.survey) throw new Error("An event names a wave that is not there");
  const form = await formOf(first.survey);
  const organizations = await named(organizationIDsOf({ survey: first.survey, requests: first.requests }));
  const known = await db().get(WaveSummaries, first.survey);
  const { survey, ...rest } = await waveRows(surveyID);
  if (!survey) throw new Error("A wave was lost");
  const wave = summaryOf({ survey, ...rest, form }, organizations);
  if (known && same(wave, known)) return { wave, changed: false };
  const row = known ? WaveSummaries.replace({ ...wave, rev: known.rev }) : WaveSummaries.create(wave);
  return (await db().write({ row }, { surveyID })).refused ? undefined : { wave, changed: true };
}

async function named(organizationIDs: readonly string[]): Promise<WaveSummary["organizations"]> {
  const rows = await db().gets(
    organizationIDs.map((organizationID) => ({ entity: Organizations, key: { organizationID } })),
  );
  return rows[0].flatMap((row) => (row ? [{ organizationID: row.organizationID, name: row.name }] : []));
}

function same(wave: WaveSummary, { rev: _, ...known }: WaveSummary & { rev: number }): boolean {
  return isSame(wave, known);
}

/**
 * Publishes what a programme's and coach's closed waves allow. The counter is read first and guards the write: two
 * publications of a firm never decide side by side, so no answer stands in two blocks and no sequence is given twice.
 */
export async function publishScope(scope: Scope): Promise<void> {
  await untilWritten(async () => {
    const counter = await db().get(BlockCounters, {});
    const rows = await scopeRows(scope);
    const answers = await answersOf(unpublished(rows));
    const blocks = decide(rows, answers, counter?.last ?? 0).slice(0, BLOCKS_A_WRITE);
    const last = blocks.at(-1)?.sequence;
    if (last === undefined) return true;
    const moved: Operation = counter ? BlockCounters.replace({ ...counter, last }) : BlockCounters.create({ last });
    const written = await db().write({ blocks: blocks.map((one) => Blocks.create(one)), counter: moved }, {});
    return written.refused || blocks.length === BLOCKS_A_WRITE ? undefined : true;
  });
}

/** The closed waves of which some answer is in no block yet; all others have nothing to say. */
function unpublished({ waves, blocks }: ScopeRows): string[] {
  const taken = Map.groupBy(
    blocks.flatMap((block) => block.answerIDs),
    (answerID) => answerID.split(".")[0],
  );
  return waves
    .filter(
      (wave) => isPublic(wave) && wave.closedAt !== null && wave.answered > (taken.get(wave.surveyID)?.length ?? 0),
    )
    .map((wave) => wave.surveyID);
}

function decide({ waves, blocks, ended }: ScopeRows, answers: readonly Answer[], lastSequence: number) {
  const decided = publish({
    waves: waves.filter(isPublic).map((wave) => waveOf(wave, ended.has(wave.cohortID))),
    answers,
    blocks,
    lastSequence,
  });
  const [{ programmeTitle, coachName } = { programmeTitle: "", coachName: "" }] = waves;
  return decided.blocks.map((block) => {
    const own = waves.filter((wave) => block.surveyIDs.includes(wave.surveyID));
    return { ...block, programmeTitle, coachName, labels: wordsOf(own), asked: questionsOf(own), publishedAt: now() };
  });
}

/** Every figure that these waves asked for, in the order of their forms: answered by too few, it is refused in words. */
function questionsOf(waves: readonly WaveSummary[]): string[] {
  return [...new Set(waves.flatMap(({ questions }) => questions))];
}

/** The group's closing figure on its card; the card's revision is read before the waves. */
async function refreshCard({ cohortID, ...scope }: Scope & { cohortID: string }): Promise<true | undefined> {
  const card = await db().get(CohortCards, { cohortID });
  if (!card) return true;
  const { waves } = await scopeRows(scope);
  const satisfaction = satisfactionOf(waves.filter((wave) => wave.cohortID === cohortID));
  if (JSON.stringify(satisfaction) === JSON.stringify(card.satisfaction)) return true;
  const change = CohortCards.update({ cohortID }, { set: { satisfaction } }).ifStill({ rev: card.rev });
  return (await db().write({ change }, { cohortID })).refused ? undefined : true;
}
