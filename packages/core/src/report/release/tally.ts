import type { Answer, Counts, NpsTally, ScaleTally } from "./block.ts";

export interface Tallies {
  scale: Record<string, ScaleTally>;
  nps: Record<string, NpsTally>;
}

/** Counts each person once per question, by the latest answer given. */
export function tally(answers: readonly Answer[]): Tallies {
  return {
    scale: mapQuestions(latest(answers, "scale"), (values) => ({
      people: [...values.keys()].sort(),
      counts: counts(values),
    })),
    nps: mapQuestions(latest(answers, "nps"), (values) => ({ people: [...values.keys()].sort(), ...bands(values) })),
  };
}

/** The same tallies without the questions that fewer than `k` people answered. */
export function withoutFew(tallies: Tallies, k: number): Tallies {
  return { scale: keepFrom(tallies.scale, k), nps: keepFrom(tallies.nps, k) };
}

type ByPerson = Map<string, number>;

function latest(answers: readonly Answer[], kind: "scale" | "nps"): Map<string, ByPerson> {
  const byQuestion = new Map<string, ByPerson>();
  for (const answer of answers.toSorted(byTime)) {
    for (const [questionID, value] of Object.entries(answer[kind])) {
      assertValue(kind, value);
      const byPerson = byQuestion.get(questionID) ?? new Map<string, number>();
      byQuestion.set(questionID, byPerson.set(answer.respondentID, value));
    }
  }
  return byQuestion;
}

function byTime(a: Answer, b: Answer): number {
  return `${a.givenAt} ${a.answerID}` < `${b.givenAt} ${b.answerID}` ? -1 : 1;
}

function assertValue(kind: "scale" | "nps", value: number): void {
  const [least, most] = kind === "scale" ? [1, 5] : [0, 10];
  if (!Number.isInteger(value) || value < least || value > most) throw new RangeError(`${kind} answer out of range`);
}

function counts(values: ByPerson): Counts {
  const result: Counts = [0, 0, 0, 0, 0];
  for (const value of values.values()) result[(value - 1) as 0 | 1 | 2 | 3 | 4] += 1;
  return result;
}

function bands(values: ByPerson): Omit<NpsTally, "people"> {
  const all = [...values.values()];
  const promoters = all.filter((value) => value >= 9).length;
  const detractors = all.filter((value) => value <= 6).length;
  return { promoters, passives: all.length - promoters - detractors, detractors };
}

function mapQuestions<T>(byQuestion: Map<string, ByPerson>, make: (values: ByPerson) => T): Record<string, T> {
  return Object.fromEntries(
    [...byQuestion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, values]) => [id, make(values)]),
  );
}

function keepFrom<T extends { people: string[] }>(tallies: Record<string, T>, k: number): Record<string, T> {
  return Object.fromEntries(Object.entries(tallies).filter(([, one]) => one.people.length >= k));
}
