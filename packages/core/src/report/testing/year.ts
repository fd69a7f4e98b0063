import type { Row } from "../../kernel/index.ts";
import { cellsOf } from "../cell.ts";
import { type Answer, type Block, publish, type Wave } from "../release/index.ts";
import { tally, withoutFew } from "../release/tally.ts";
import type { Blocks } from "../report.table.ts";
import type { ScopeRows } from "../scope.ts";
import { stagesOf } from "../sponsor.ts";

/** A year of an invented firm: its groups, what was answered, and every set of blocks that some reader was shown. */
export interface Year {
  waves: readonly Wave[];
  answers: Answer[];
  blocks: Stored[];
  /** By the sequences of their blocks: sponsors' reports, the coaches' page and the public one at each moment. */
  shown: number[][];
}

type Stored = Row<typeof Blocks>;
type Draw = (below: number) => number;

/** Numbers that follow from a seed: the same firms on every run. */
export function drawing(seed: number): Draw {
  let state = seed + 0x6d2b79f5;
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    state += 0x6d2b79f5;
    return ((state ^ (state >>> 14)) >>> 0) % below;
  };
}

interface Group {
  cohortID: string;
  coachID: string;
  people: { respondentID: string; organizationID: string; mood: number }[];
  sessions: number;
  month: number;
}

function groupsOf(draw: Draw): Group[] {
  return Array.from({ length: 1 + draw(4) }, (_, at) => {
    const organizations = 1 + draw(2);
    return {
      cohortID: `cohort-${at}`,
      coachID: `coach-${draw(2)}`,
      sessions: 1 + draw(4),
      month: draw(6),
      people: Array.from({ length: 4 + draw(6) }, (__, seat) => ({
        respondentID: `person-${at}-${seat}`,
        organizationID: `organization-${seat % organizations}`,
        mood: draw(3),
      })),
    };
  });
}

/** Content people answer much alike, others anything: near unanimity is where reports betray. */
function value(draw: Draw, mood: number): number {
  if (mood === 0) return 5;
  return mood === 1 ? 4 + draw(2) : 1 + draw(5);
}

function answersOf(draw: Draw, group: Group, wave: Wave): Answer[] {
  const rate = 60 + draw(41);
  return group.people
    .filter(() => draw(100) < rate)
    .map(({ respondentID, organizationID, mood }) => {
      const own = value(draw, mood);
      return {
        answerID: `${wave.surveyID}.${respondentID}`,
        surveyID: wave.surveyID,
        respondentID,
        organizationID,
        givenAt: wave.openedAt,
        scale: wave.timing === "closing" ? { useful: own } : { safety: own, ideas: value(draw, mood) },
        nps: wave.timing === "closing" ? {} : { recommendation: Math.min(10, 2 * own - draw(2)) },
        words: [],
      };
    });
}

function wavesOf(group: Group, k: number): Wave[] {
  return [...Array(group.sessions + 3).keys()].map((at) => {
    const month = group.month + at;
    const timing = at < group.sessions ? "closing" : at === group.sessions ? "hot" : "cold";
    return {
      surveyID: `${group.cohortID}-wave-${at}`,
      cohortID: group.cohortID,
      programmeID: "programme",
      coachID: group.coachID,
      timing,
      openedAt: `20${26 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, "0")}-05T08:00:00.000Z`,
      closed: true,
      last: timing !== "closing",
      k,
    };
  });
}

/** Plays a year: each wave closes in its turn, what may be published is, and everyone reads all he may. */
export function playYear(seed: number): Year {
  const draw = drawing(seed);
  const k = 3 + draw(3);
  const groups = groupsOf(draw);
  const all = groups.flatMap((group) => wavesOf(group, k).map((wave) => ({ wave, group })));
  const year: Year = { waves: all.map(({ wave }) => wave), answers: [], blocks: [], shown: [] };
  const past: Wave[] = [];
  const known = new Map<string, ReturnType<typeof stagesOf>>();
  for (const { wave, group } of all.toSorted((a, b) => (a.wave.openedAt < b.wave.openedAt ? -1 : 1))) {
    year.answers.push(...answersOf(draw, group, wave));
    past.push(wave);
    const ended = new Set(past.filter(({ timing }) => timing === "hot").map(({ cohortID }) => cohortID));
    const waves = past
      .filter(({ coachID }) => coachID === group.coachID)
      .map((one) => ({ ...one, last: one.last || ended.has(one.cohortID) }));
    const sequences = year.blocks.map(({ sequence }) => sequence);
    const { blocks } = publish({
      waves,
      answers: year.answers.filter(({ surveyID }) => waves.some((one) => one.surveyID === surveyID)),
      blocks: year.blocks.filter(({ coachID }) => coachID === group.coachID),
      lastSequence: Math.max(0, ...sequences),
    });
    year.blocks.push(...blocks.map(stored));
    look(year, { waves, groups, ended, known });
  }
  const distinct = new Map(year.shown.filter((one) => one.length > 0).map((one) => [one.join(), one]));
  return { ...year, shown: [...distinct.values()] };
}

function stored(block: Block): Stored {
  const asked = block.timing === "closing" ? ["useful"] : ["safety", "ideas", "recommendation"];
  return { ...block, asked, labels: {}, programmeTitle: "", coachName: "", publishedAt: "", rev: 1 };
}

interface Moment {
  waves: readonly Wave[];
  groups: readonly Group[];
  ended: ReadonlySet<string>;
  known: Map<string, ReturnType<typeof stagesOf>>;
}

/** Every role reads what it may at this moment: all coaches, the public page, the sponsors of every group. */
function look({ blocks, shown }: Year, { waves, groups, ended, known }: Moment): void {
  const see = (some: readonly Stored[]) => shown.push(some.map(({ sequence }) => sequence));
  for (const isCold of [false, true]) {
    const some = blocks.filter(({ timing }) => (timing === "cold") === isCold);
    see(some);
    for (const own of Map.groupBy(some, ({ coachID }) => coachID).values()) see(own);
  }
  for (const { cohortID, sessions, coachID } of groups) {
    const rows = {
      waves: waves.map((wave) => ({ ...wave, audience: "participant", closedAt: wave.openedAt })),
      blocks: blocks.filter((block) => block.coachID === coachID),
      ended,
    } as unknown as ScopeRows;
    if (!waves.some((wave) => wave.cohortID === cohortID)) continue;
    const stages = stagesOf(rows, cohortID, { sessions, known: known.get(cohortID), at: "" });
    known.set(cohortID, stages);
    for (const stage of [stages.middle, stages.end]) if (stage) shown.push(stage.sequences);
  }
}

/** What stands in the blocks when these answers were given: who answered is the same, so the blocks are. */
export function blocksWith(year: Year, answers: ReadonlyMap<string, Answer>): Stored[] {
  return year.blocks.map((block) => {
    const own = block.answerIDs.flatMap((answerID) => answers.get(answerID) ?? []);
    return { ...block, ...withoutFew(tally(own), block.k) };
  });
}

/** All that is read, in the product's own words. */
export type Reading = (blocks: readonly Stored[]) => string;
export const asShown: Reading = (blocks) => JSON.stringify(cellsOf(blocks));
