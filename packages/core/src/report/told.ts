import { AUDIENCES, type Audience, type Timing } from "../survey/index.ts";
import { scaleOf } from "./figures.ts";
import { NO_LABELS, type Said, type Told } from "./page.ts";
import { type Parts, partsOf } from "./share.ts";
import { addCounts, addWave, emptySum, type Figures, figuresOf, type Pair, pairs, type Sum } from "./sum.ts";
import { isMain, SATISFACTION, type WaveSummary } from "./wave.ts";

/** Past so many sessions a line cannot be read. */
const POINTS_MAX = 60;

/** The whole of what was asked, then each part of it with its own response rate. */
export interface Report extends Figures, Beside, Parts {
  waves: number;
}

/** What stands beside the figures of a cycle. */
export interface Beside {
  trend: TrendPoint[];
  /** At the end of the cycle, then three and six months later. */
  later: Pair[];
  /** Where people put themselves before the cycle, then after. */
  positioning: Pair[];
  /** What sponsors, funders and facilitators said: each their own form. */
  others: Other[];
  /** What questions ask, where the words are the firm's own. */
  labels: WaveSummary["labels"];
}

export interface Other extends Figures {
  audience: Audience;
  /** At the end of the cycle, then three and six months later. */
  later: Pair[];
}

/** The closing figure of one session of a group; of a month, from its first day on, where there are several groups. */
export interface TrendPoint {
  cohortID: string | null;
  sessionNumber: number | null;
  openedAt: string;
  answers: number;
  mean: number;
}

/** What groups say, from their pages alone, in one pass over their waves. */
export function reportOf(groups: readonly Told[]): Report {
  const sums = new Sums();
  let waves = 0;
  for (const group of groups) {
    waves += group.waves.length;
    for (const { said } of group.waves) addWave(sums.of(said.audience, said.timing), said);
  }
  const main = emptySum();
  for (const timing of ["closing", "hot"] as const) merge(main, sums.find("participant", timing));
  return {
    waves,
    ...figuresOf(main),
    ...partsOf(groups),
    trend: trendOf(groups),
    later: pairs(sums.find("participant", "hot"), sums.find("participant", "cold")),
    positioning: pairs(sums.find("participant", "pre"), sums.find("participant", "post")),
    others: AUDIENCES.flatMap((audience) => otherOf(audience, sums)),
    labels: labelsOf(groups),
  };
}

/** What was added up of each party at each moment. */
class Sums {
  readonly #all = AUDIENCES.map(() => new Map<Timing, Sum>());

  of(audience: Audience, timing: Timing): Sum {
    const own = this.#all[AUDIENCES.indexOf(audience)];
    const known = own?.get(timing);
    if (known) return known;
    const sum = emptySum();
    own?.set(timing, sum);
    return sum;
  }

  find(audience: Audience, timing: Timing): Sum | undefined {
    return this.#all[AUDIENCES.indexOf(audience)]?.get(timing);
  }

  asks(audience: Audience): boolean {
    return (this.#all[AUDIENCES.indexOf(audience)]?.size ?? 0) > 0;
  }
}

function merge(sum: Sum, more: Sum | undefined): void {
  if (!more) return;
  const { invited, answered, scales, splits } = more;
  addWave(sum, { asked: invited, answered, scale: Object.fromEntries(scales), nps: Object.fromEntries(splits) });
}

/** Each party by its own form: at the end of the cycle, and what it says of the same months later. */
function otherOf(audience: Audience, sums: Sums): Other[] {
  if (audience === "participant" || !sums.asks(audience)) return [];
  const hot = sums.find(audience, "hot");
  return [{ audience, ...figuresOf(hot ?? emptySum()), later: pairs(hot, sums.find(audience, "cold")) }];
}

interface Session {
  at: number;
  cohortID: string;
  said: Said;
}

/** The closing figure over time: a group's from session to session, that of several months by month. */
function trendOf(groups: readonly Told[]): TrendPoint[] {
  const sessions: Session[] = [];
  for (const { cohortID, waves } of groups) {
    for (const { at, said } of waves) {
      if (said.scale[SATISFACTION] && isMain(said)) sessions.push({ at, cohortID, said });
    }
  }
  const [first] = sessions;
  const isOne = sessions.every(({ cohortID }) => cohortID === first?.cohortID);
  if (!isOne || sessions.length > POINTS_MAX) return byMonth(sessions);
  return sessions
    .sort((a, b) => a.at - b.at)
    .map(({ at, cohortID, said }) => {
      const { sessionNumber } = said;
      return {
        cohortID,
        sessionNumber,
        openedAt: new Date(at).toISOString(),
        ...satisfactionOf(addSatisfaction(emptySum(), said)),
      };
    });
}

function byMonth(sessions: readonly Session[]): TrendPoint[] {
  const months = new Map<number, Sum>();
  const monthOf = monthsByDay();
  for (const { at, said } of sessions) {
    const month = monthOf(at);
    const sum = months.get(month) ?? emptySum();
    months.set(month, sum);
    addSatisfaction(sum, said);
  }
  return [...months]
    .sort(([a], [b]) => a - b)
    .map(([at, sum]) => ({
      cohortID: null,
      sessionNumber: null,
      openedAt: new Date(at).toISOString(),
      ...satisfactionOf(sum),
    }));
}

const DAY_MS = 86_400_000;

/** The first instant of the month of an instant, UTC; asked for thousands of waves of some hundred days. */
function monthsByDay(): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    const month = known.get(day);
    if (month !== undefined) return month;
    const date = new Date(at);
    const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
    known.set(day, first);
    return first;
  };
}

function addSatisfaction(sum: Sum, { scale }: Said): Sum {
  const counts = scale[SATISFACTION];
  if (counts) addCounts(sum.scales, SATISFACTION, counts);
  return sum;
}

function satisfactionOf(sum: Sum): { answers: number; mean: number } {
  const { answers, mean } = scaleOf(sum.scales.get(SATISFACTION) ?? [0, 0, 0, 0, 0]);
  return { answers, mean };
}

/** The words of every question that are not the shipped ones: the latest. */
function labelsOf(groups: readonly Told[]): WaveSummary["labels"] {
  const last = new Map<Said["labels"], number>();
  for (const { waves } of groups) {
    for (const { at, said } of waves) {
      if (said.labels !== NO_LABELS && at >= (last.get(said.labels) ?? 0)) last.set(said.labels, at);
    }
  }
  const words: WaveSummary["labels"] = {};
  for (const [labels] of [...last].sort(([, a], [, b]) => a - b)) Object.assign(words, labels);
  return words;
}
