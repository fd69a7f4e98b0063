import { AUDIENCES, type Audience, type Timing } from "../survey/index.ts";
import { scaleOf } from "./figures.ts";
import { NO_LABELS, type Said, type Told } from "./page.ts";
import { type Parts, partsOf } from "./share.ts";
import { addWave, emptySum, type Figures, figuresOf, type Pair, pairs, type Sum } from "./sum.ts";
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
  for (const [said, times] of alike(groups)) {
    waves += times;
    addWave(sums.of(said.audience, said.timing), said, times);
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

/** What waves say, each with how many say it: thousands of them say some hundred things. */
function alike(groups: readonly Told[]): Map<Said, number> {
  const times = new Map<Said, number>();
  for (const { waves } of groups) for (const { said } of waves) times.set(said, (times.get(said) ?? 0) + 1);
  return times;
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

/** The closing figure over time: a group's from session to session, that of several months by month. */
function trendOf(groups: readonly Told[]): TrendPoint[] {
  const told = groups.filter(({ waves }) => waves.some(({ said }) => isPoint(said)));
  const [first] = told;
  if (!first) return [];
  const { cohortID } = first;
  if (told.some((group) => group.cohortID !== cohortID)) return byMonth(told);
  const sessions = told.flatMap(({ waves }) => waves.filter(({ said }) => isPoint(said)));
  if (sessions.length > POINTS_MAX) return byMonth(told);
  return sessions
    .sort((a, b) => a.at - b.at)
    .map(({ at, said: { scale, sessionNumber } }) => {
      const { answers, mean } = scaleOf(scale[SATISFACTION] ?? [0, 0, 0, 0, 0]);
      return { cohortID, sessionNumber, openedAt: new Date(at).toISOString(), answers, mean };
    });
}

function isPoint(said: Said): boolean {
  return said.scale[SATISFACTION] !== undefined && isMain(said);
}

/** Answers of a month and what they add up to. */
interface Month {
  answers: number;
  points: number;
}

function byMonth(groups: readonly Told[]): TrendPoint[] {
  const months = new Map<number, Month>();
  for (const { waves } of groups) {
    for (const { at, said } of waves) {
      const counts = said.scale[SATISFACTION];
      if (!(counts && isMain(said))) continue;
      const number = monthOf(at);
      let month = months.get(number);
      if (!month) {
        month = { answers: 0, points: 0 };
        months.set(number, month);
      }
      const [one, two, three, four, five] = counts;
      month.answers += one + two + three + four + five;
      month.points += one + 2 * two + 3 * three + 4 * four + 5 * five;
    }
  }
  return [...months]
    .sort(([a], [b]) => a - b)
    .map(([number, { answers, points }]) => ({
      cohortID: null,
      sessionNumber: null,
      openedAt: new Date(Date.UTC(1970, number)).toISOString(),
      answers,
      mean: points / answers,
    }));
}

const DAY_MS = 86_400_000;
/** From 1 March of the year 0 to 1970; days of four centuries. */
const DAYS_BEFORE = 719_468;
const ERA_DAYS = 146_097;

/**
 * Months since 1970 of an instant, UTC; years are counted from March, so that a leap day ends one (Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms"). A tenth of what a Date takes, for thousands of waves.
 */
export function monthOf(at: number): number {
  const days = Math.floor(at / DAY_MS) + DAYS_BEFORE;
  const era = Math.floor(days / ERA_DAYS);
  const day = days - era * ERA_DAYS;
  const leaps = Math.floor(day / 1_460) - Math.floor(day / 36_524) + Math.floor(day / (ERA_DAYS - 1));
  const year = Math.floor((day - leaps) / 365);
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (400 * era + year - 1970) * 12 + fromMarch + 2;
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
