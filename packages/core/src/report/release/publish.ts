import { type Answer, type Block, isThreshold, PEOPLE_FOR_DETAIL, type Wave } from "./block.ts";
import { tally, withoutFew } from "./tally.ts";

export interface PublishInput {
  waves: readonly Wave[];
  answers: readonly Answer[];
  /** The blocks published before: every one of the programmes and coaches of `waves`; never changed here. */
  blocks: readonly Block[];
  /** The last sequence given in the firm, where `blocks` are not all of them. */
  lastSequence?: number;
}

export type WaitingReason = "wave_open" | "awaits_next_wave" | "awaits_sister_cohort";

/** Answers of a cohort not yet in a block, and what they wait for. `people` is for the firm's own eyes. */
export interface Waiting {
  cohortID: string;
  surveyIDs: string[];
  people: number;
  k: number;
  reason: WaitingReason;
}

/** Unpublished answers that will stand in one block, oldest first. */
interface Gathered {
  waves: Wave[];
  answers: Answer[];
}

/**
 * Which blocks to publish now, and what waits. Decides on who answered alone, never on what was answered, so that
 * publishing or waiting tells nothing. Running it again with its own blocks added publishes nothing more.
 */
export function publish(input: PublishInput): { blocks: Block[]; waiting: Waiting[] } {
  const published: Block[] = [];
  const waiting: Waiting[] = [];
  const taken = new Set(input.blocks.flatMap((block) => block.answerIDs));
  const bySurvey = Map.groupBy(input.answers, (answer) => answer.surveyID);
  const release = (gathered: Gathered) => {
    for (const part of parts(gathered))
      published.push(block(part, [...input.blocks, ...published], input.lastSequence ?? 0));
  };
  for (const sisters of groups(input.waves, (wave) => [wave.programmeID, wave.coachID, wave.timing])) {
    const orphans: Gathered[] = [];
    for (const waves of groups(sisters, (wave) => [wave.cohortID])) {
      const { ready, left, open } = gather(waves, bySurvey, taken);
      for (const gathered of ready) release(gathered);
      for (const gathered of open) waiting.push(waits(gathered, "wave_open"));
      if (left.answers.length === 0) continue;
      if (waves.some((wave) => wave.last && wave.closed)) orphans.push(left);
      else waiting.push(waits(left, "awaits_next_wave"));
    }
    const { ready, left } = marry(orphans);
    for (const gathered of ready) release(gathered);
    for (const gathered of left) waiting.push(waits(gathered, "awaits_sister_cohort"));
  }
  return { blocks: published, waiting };
}

/** One cohort's closed waves in order of opening: each is carried into the next until k people stand together. */
function gather(waves: readonly Wave[], bySurvey: ReadonlyMap<string, Answer[]>, taken: ReadonlySet<string>) {
  const ready: Gathered[] = [];
  const open: Gathered[] = [];
  let left: Gathered = { waves: [], answers: [] };
  for (const wave of waves) {
    const own = (bySurvey.get(wave.surveyID) ?? []).filter((answer) => !taken.has(answer.answerID));
    if (own.length === 0) continue;
    if (!wave.closed) {
      open.push({ waves: [wave], answers: own });
      continue;
    }
    left = { waves: [...left.waves, wave], answers: [...left.answers, ...own] };
    if (!isEnough(left)) continue;
    ready.push(left);
    left = { waves: [], answers: [] };
  }
  return { ready, left, open };
}

/** What cohorts at their end have left, put together with their sisters' until k stand together. */
function marry(orphans: readonly Gathered[]): { ready: Gathered[]; left: Gathered[] } {
  const ready: Gathered[] = [];
  let left: Gathered[] = [];
  for (const orphan of orphans) {
    left.push(orphan);
    const together = join(left);
    if (!isEnough(together)) continue;
    ready.push(together);
    left = [];
  }
  const host = ready.pop();
  if (!host) return { ready, left };
  // A remainder too small to stand alone joins the marriage just made, which nobody has seen yet.
  return { ready: [...ready, join([host, ...left])], left: [] };
}

/** The split by organization, decided here once: only where each part has k people on every question it answered. */
function parts(gathered: Gathered): Gathered[] {
  const byOrganization = groups(gathered.answers, (answer) => [answer.organizationID]);
  const split = byOrganization.map((answers) => ({ waves: gathered.waves, answers }));
  const k = threshold(gathered);
  const stands = (part: Gathered) => isEnough(part) && questionsStand(part, k);
  const apart = new Set(byOrganization.flatMap((answers) => [...people(answers)])).size;
  const disjoint = apart === byOrganization.reduce((sum, answers) => sum + people(answers).size, 0);
  return disjoint && split.every(stands) ? split : [gathered];
}

function questionsStand(part: Gathered, k: number): boolean {
  const { scale, nps } = tally(part.answers);
  return [...Object.values(scale), ...Object.values(nps)].every((one) => one.people.length >= k);
}

function block(part: Gathered, before: readonly Block[], lastSequence: number): Block {
  const sequence = before.reduce((most, one) => Math.max(most, one.sequence), lastSequence) + 1;
  const [wave] = part.waves;
  if (!wave) throw new Error("a block without a wave");
  const k = threshold(part);
  const organizations = new Set(part.answers.map((answer) => answer.organizationID));
  const standing = {
    blockID: `block-${String(sequence).padStart(8, "0")}`,
    sequence,
    timing: wave.timing,
    programmeID: wave.programmeID,
    coachID: wave.coachID,
    cohortIDs: sorted(part.waves.map((one) => one.cohortID)),
    surveyIDs: sorted(part.waves.map((one) => one.surveyID)),
    organizationID: organizations.size === 1 ? (part.answers[0]?.organizationID ?? null) : null,
    k,
    people: sorted(part.answers.map((answer) => answer.respondentID)),
    answerIDs: sorted(part.answers.map((answer) => answer.answerID)),
    ...withoutFew(tally(part.answers), k),
  };
  return { ...standing, pool: pool(standing, before) };
}

/** The pool this block enters: the last one of its programme, coach and timing, or a new one when that is full. */
function pool(entering: Omit<Block, "pool">, before: readonly Block[]): Block["pool"] {
  const isSister = (one: Block) =>
    one.programmeID === entering.programmeID && one.coachID === entering.coachID && one.timing === entering.timing;
  const sisters = before.filter(isSister).sort((a, b) => a.sequence - b.sequence);
  const newest = sisters.at(-1)?.pool;
  const mates = newest && !newest.last ? sisters.filter((one) => one.pool.poolID === newest.poolID) : [];
  const gathered = new Set([...mates, entering].flatMap((one) => one.people));
  return {
    poolID: mates[0]?.pool.poolID ?? `pool-${String(entering.sequence).padStart(8, "0")}`,
    place: mates.length + 1,
    last: gathered.size >= PEOPLE_FOR_DETAIL,
  };
}

function waits(gathered: Gathered, reason: WaitingReason): Waiting {
  return {
    cohortID: gathered.waves[0]?.cohortID ?? "",
    surveyIDs: sorted(gathered.waves.map((wave) => wave.surveyID)),
    people: people(gathered.answers).size,
    k: threshold(gathered),
    reason,
  };
}

function join(several: readonly Gathered[]): Gathered {
  return { waves: several.flatMap((one) => one.waves), answers: several.flatMap((one) => one.answers) };
}

function isEnough(gathered: Gathered): boolean {
  return people(gathered.answers).size >= threshold(gathered);
}

/** Of merged waves the strictest threshold holds. */
function threshold(gathered: Gathered): number {
  const k = Math.max(...gathered.waves.map((wave) => wave.k));
  if (!isThreshold(k)) throw new RangeError("threshold outside 3 to 10");
  return k;
}

function people(answers: readonly Answer[]): Set<string> {
  return new Set(answers.map((answer) => answer.respondentID));
}

/** Groups in a fixed order, whatever the order given: waves by their opening, the rest by their key. */
function groups<T extends Wave | Answer>(all: readonly T[], keyOf: (one: T) => string[]): T[][] {
  const inOrder = all.toSorted((a, b) => order(placeOf(a), placeOf(b)));
  const byKey = Map.groupBy(inOrder, (one) => JSON.stringify(keyOf(one)));
  return [...byKey].sort(([a], [b]) => order(a, b)).map(([, group]) => group);
}

function placeOf(one: Wave | Answer): string {
  return "openedAt" in one ? `${one.openedAt} ${one.surveyID}` : `${one.givenAt} ${one.answerID}`;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
