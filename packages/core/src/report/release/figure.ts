import { type Block, type Counts, PEOPLE_FOR_DETAIL, type ScaleTally } from "./block.ts";
import { type Distribution, distributions } from "./distribution.ts";

/** `satisfied` of `answers`, in whole percent: 4 and 5 of a scale, 7 to 10 of a recommendation. */
export interface Rate {
  satisfied: number;
  answers: number;
  percent: number;
}

/**
 * `value` is the mean, `from` and `to` the band that surely holds the true one. Under ten people `value` moves by
 * halves between 1.5 and 4.5; from ten it has one decimal.
 */
export interface Mean {
  value: number;
  from: number;
  to: number;
}

export interface Nps {
  score: number;
  promoters: number;
  passives: number;
  detractors: number;
}

export interface Withheld {
  withheld: "few_people" | "pool_incomplete" | "would_reveal";
}

export interface ScaleFigure {
  kind: "scale";
  questionID: string;
  people: number;
  rate: Rate;
  mean: Mean;
  distribution: Distribution | Withheld;
}

export interface NpsFigure {
  kind: "nps";
  questionID: string;
  people: number;
  rate: Rate;
  nps: Nps | Withheld;
}

export type Figure = ScaleFigure | NpsFigure;

export interface Refusal {
  kind: "refused";
  questionID: string;
  code: "report.no_block" | "report.few_answers";
}

/**
 * What one question's whole blocks say to a reader outside the cohort: a sponsor, a public page, another coach.
 *
 * A small block says two things only: how many answered, and how many of them are satisfied (4 or 5 against 1 to 3).
 * Everything under ten people, the mean and its band included, is computed from those two. Since each side holds at
 * least two values, no answer can be pinned, by two colluders or by all but one, in any difference of two figures.
 *
 * Rounding the true mean to halves within 1.5 to 4.5 is not enough: of 3, 4, 5, 5 it says 4.5, and whoever answered 3
 * and 4 knows that the other two answered 5. No choice of intervals mends it for four people: to leave doubt, every
 * interval of sums must reach 13 from below and 11 from above, so there is but one. Hence the band: the mean shown is
 * the middle of what the satisfied count allows, within 1.25 of the true one, and the band says so.
 *
 * The five-value distribution belongs to pools of ten people (`distributions`), never to a union of small blocks:
 * two overlapping unions would give a small block by subtraction. NPS splits are safe alone: each holds two values.
 */
export function figure(blocks: readonly Block[], questionID: string): Figure | Refusal {
  const whole = [...new Map(blocks.map((block) => [block.blockID, block])).values()];
  if (whole.length === 0) return { kind: "refused", questionID, code: "report.no_block" };
  if (whole.some((block) => block.scale[questionID])) return scaleFigure(whole, questionID);
  if (whole.some((block) => block.nps[questionID])) return npsFigure(whole, questionID);
  return { kind: "refused", questionID, code: "report.few_answers" };
}

function scaleFigure(blocks: readonly Block[], questionID: string): ScaleFigure {
  const asked = blocks.filter((block) => block.scale[questionID]);
  const tallies = asked.flatMap((block) => block.scale[questionID] ?? []);
  const people = distinct(tallies);
  const pooled = distributions(blocks, questionID);
  const shown = pooled.flatMap((pool) => ("counts" in pool ? [pool] : []));
  const inShown = new Set(shown.flatMap((pool) => pool.blockIDs));
  const others = asked.filter((block) => !inShown.has(block.blockID)).flatMap((block) => block.scale[questionID] ?? []);
  return {
    kind: "scale",
    questionID,
    people,
    rate: rate(sum(tallies.map(satisfied)), sum(tallies.map(answersOf))),
    mean: mean(
      shown.map((pool) => pool.counts),
      others,
      people,
    ),
    distribution: total(pooled, people),
  };
}

function npsFigure(blocks: readonly Block[], questionID: string): NpsFigure {
  const tallies = blocks.flatMap((block) => block.nps[questionID] ?? []);
  const people = distinct(tallies);
  const promoters = sum(tallies.map((one) => one.promoters));
  const passives = sum(tallies.map((one) => one.passives));
  const detractors = sum(tallies.map((one) => one.detractors));
  const answers = promoters + passives + detractors;
  const score = Math.round((100 * (promoters - detractors)) / answers) || 0;
  const nps = { score, promoters, passives, detractors };
  return {
    kind: "nps",
    questionID,
    people,
    rate: rate(promoters + passives, answers),
    nps: people < PEOPLE_FOR_DETAIL ? { withheld: "few_people" } : nps,
  };
}

function total(pooled: ReturnType<typeof distributions>, people: number): Distribution | Withheld {
  if (people < PEOPLE_FOR_DETAIL) return { withheld: "few_people" };
  const shown = pooled.flatMap((pool) => ("counts" in pool ? [pool] : []));
  if (shown.length === 0) return { withheld: pooled.length === 0 ? "pool_incomplete" : "would_reveal" };
  const counts = shown.map((pool) => pool.counts).reduce(plus);
  return { answers: sum(counts), counts };
}

/** The true mean where a distribution is shown, elsewhere the middle of what the satisfied count allows. */
function mean(shown: readonly Counts[], others: readonly ScaleTally[], people: number): Mean {
  const exact = sum(shown.map((counts) => sum(counts.map((count, index) => count * (index + 1)))));
  const answers = sum(shown.map(sum)) + sum(others.map(answersOf));
  const happy = sum(others.map(satisfied));
  const unhappy = sum(others.map(answersOf)) - happy;
  const from = (exact + 4 * happy + unhappy) / answers;
  const to = (exact + 5 * happy + 3 * unhappy) / answers;
  const middle = (from + to) / 2;
  const value = people < PEOPLE_FOR_DETAIL ? held(Math.round(2 * middle) / 2) : Math.round(10 * middle) / 10;
  return { value, from: Math.floor(tenths(from)) / 10, to: Math.ceil(tenths(to)) / 10 };
}

/** Ten times a mean, free of the dust of binary fractions that floor and ceil would turn into a tenth. */
function tenths(mean: number): number {
  return Math.round(mean * 1e6) / 1e5;
}

function held(mean: number): number {
  return Math.min(4.5, Math.max(1.5, mean));
}

function rate(happy: number, answers: number): Rate {
  return { satisfied: happy, answers, percent: Math.round((100 * happy) / answers) };
}

function satisfied(one: ScaleTally): number {
  return one.counts[3] + one.counts[4];
}

function answersOf(one: ScaleTally): number {
  return sum(one.counts);
}

function distinct(tallies: readonly { people: string[] }[]): number {
  return new Set(tallies.flatMap((one) => one.people)).size;
}

function plus(a: Counts, b: Counts): Counts {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
