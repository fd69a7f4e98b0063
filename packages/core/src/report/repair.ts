import { CohortCards, Cohorts, untilWritten } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Actor, type Row } from "../kernel/index.ts";
import { Sessions } from "../session/index.ts";
import { Survey, Surveys } from "../survey/index.ts";
import { dropStrays, refreshFigures } from "./place.ts";
import { answersOf } from "./raw.ts";
import { publishScope, refresh, refreshWave } from "./refresh.ts";
import type { Answer } from "./release/index.ts";
import { tally, withoutFew } from "./release/tally.ts";
import type { Blocks } from "./report.table.ts";
import { isSame } from "./same.ts";
import { scopeRows } from "./scope.ts";

const PARTITION_MAX = 1_000;
const COHORTS_MAX = 5_000;

/** What a full recount of a firm found: rows of waves that differed and were written anew, blocks that differ. */
export interface Recounted {
  waves: number;
  repaired: string[];
  /** Groups that stood in a page of figures where they no longer belong; taken out. */
  strays: number;
  blocks: number;
  /** Blocks that say other than the answers they were made of; those whose answers were erased are left alone. */
  differing: string[];
}

/**
 * Compares every figure that reports are made of with a full recount of the answers, and repairs: rows of waves are
 * written anew, what should have been published is. A block never changes: one that differs is named, not touched. The
 * way to the waves is the groups themselves, so that a wave whose row was lost is found too.
 */
export async function repair(): Promise<Recounted> {
  Actor.assertSystem();
  const { items } = await db().query({ pk: ["COHORTS"], limit: COHORTS_MAX });
  const report: Recounted = { waves: 0, repaired: [], strays: 0, blocks: 0, differing: [] };
  const scopes = new Map<string, { programmeID: string; coachID: string }>();
  for (const { cohortID } of rowsOf(CohortCards, items)) {
    for (const { surveyID, programmeID, coachID } of await wavesOf(cohortID)) {
      report.waves += 1;
      scopes.set(`${programmeID} ${coachID}`, { programmeID, coachID });
      const counted = await untilWritten(() => refreshWave(surveyID));
      const figures = await untilWritten(() => refreshFigures({ cohortID, programmeID, coachID }));
      if (!(counted.changed || figures.changed)) continue;
      report.repaired.push(surveyID);
      await refresh(surveyID);
    }
  }
  report.strays = await dropStrays();
  for (const scope of scopes.values()) {
    await publishScope(scope);
    const { blocks } = await scopeRows(scope);
    report.blocks += blocks.length;
    report.differing.push(...(await differing(blocks)));
  }
  return report;
}

/** Every wave that this group can have been asked; those that were. */
async function wavesOf(cohortID: string): Promise<Survey.Stored[]> {
  const { items } = await db().query({ pk: ["COHORT", cohortID], limit: PARTITION_MAX });
  const [cohort] = rowsOf(Cohorts, items);
  if (!cohort) return [];
  const sessionIDs = rowsOf(Sessions, items).map(({ sessionID }) => sessionID);
  const surveyIDs = Survey.causesOf(cohortID, sessionIDs).map(Survey.surveyIDOf);
  const [found] = await db().gets(surveyIDs.map((surveyID) => ({ entity: Surveys, key: { surveyID } })));
  return found.filter((wave) => wave !== undefined);
}

async function differing(blocks: readonly Row<typeof Blocks>[]): Promise<string[]> {
  const surveyIDs = [...new Set(blocks.flatMap((block) => block.surveyIDs))];
  const answers = new Map((await answersOf(surveyIDs)).map((answer) => [answer.answerID, answer]));
  return blocks.filter((block) => !isWhole(block, answers)).map(({ blockID }) => blockID);
}

function isWhole(block: Row<typeof Blocks>, answers: ReadonlyMap<string, Answer>): boolean {
  const own = block.answerIDs.flatMap((answerID) => answers.get(answerID) ?? []);
  if (own.length < block.answerIDs.length) return true;
  const { scale, nps } = withoutFew(tally(own), block.k);
  return isSame({ scale, nps }, { scale: block.scale, nps: block.nps });
}
