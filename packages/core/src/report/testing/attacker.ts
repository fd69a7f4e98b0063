import type { Answer } from "../release/index.ts";
import { blocksWith, drawing, type Reading, type Year } from "./year.ts";

export interface Attack {
  reports: number;
  attempts: number;
  /** Answers of others that only one value explains. */
  found: string[];
}

type Kind = "scale" | "nps";

/**
 * Two colluders (or, in every other firm, a coach who reads each answer of his groups, and a participant of another
 * coach's) know their own answers, who answered, and every figure that any reader was shown in the year. Someone's
 * answer is his own as long as another year explains all of that: one in which he answered otherwise. Such a year is
 * searched for among those in which he alone, he and one other, or all who were as content as he answered otherwise;
 * finding none counts as a find.
 */
export function attack(year: Year, seed: number, read: Reading): Attack {
  const draw = drawing(seed);
  const people = [...new Set(year.answers.map(({ respondentID }) => respondentID))];
  const drawn = [people[draw(people.length)], people[draw(people.length)]];
  const colluders = new Set([...drawn.slice(seed % 2), ...(seed % 2 === 1 ? ledBy(year, `coach-${draw(2)}`) : [])]);
  const published = new Set(year.blocks.flatMap(({ answerIDs }) => answerIDs));
  const truth = new Map(year.answers.map((answer) => [answer.answerID, answer]));
  const world = new World(year, truth, read);
  const others = year.answers.filter(
    ({ answerID, respondentID }) => published.has(answerID) && !colluders.has(respondentID),
  );
  const found: string[] = [];
  for (const target of others) {
    for (const kind of ["scale", "nps"] as const) {
      for (const questionID of Object.keys(target[kind])) {
        const mates = others.filter(
          (one) => one !== target && one[kind][questionID] !== undefined && world.areMates(one, target),
        );
        if (!doubts(world, target, { kind, questionID, mates })) found.push(`${target.answerID} ${questionID}`);
      }
    }
  }
  return { reports: year.shown.length, attempts: world.tried, found };
}

/** Everyone who answered in a group of this coach. */
function ledBy({ waves, answers }: Year, coachID: string): string[] {
  const own = new Set(waves.flatMap((wave) => (wave.coachID === coachID ? [wave.surveyID] : [])));
  return answers.flatMap(({ surveyID, respondentID }) => (own.has(surveyID) ? [respondentID] : []));
}

interface Asked {
  kind: Kind;
  questionID: string;
  mates: readonly Answer[];
}

function doubts(world: World, target: Answer, { kind, questionID, mates }: Asked): boolean {
  const own = target[kind][questionID] ?? 0;
  const alone = near(own, kind).some((value) => world.explains([changed(target, kind, questionID, value)]));
  if (alone) return true;
  const swapped = mates.some((mate) => {
    const its = mate[kind][questionID] ?? 0;
    if (its === own) return false;
    return world.explains([changed(target, kind, questionID, its), changed(mate, kind, questionID, own)]);
  });
  if (swapped) return true;
  const side = [target, ...mates.filter((mate) => (mate[kind][questionID] ?? 0) > 3 === own > 3)];
  return near(own, kind).some((value) => world.explains(side.map((one) => changed(one, kind, questionID, value))));
}

/** The values beside one, the nearest first. */
function near(own: number, kind: Kind): number[] {
  const [least, most] = kind === "scale" ? [1, 5] : [0, 10];
  return [own + 1, own - 1, own + 2, own - 2].filter((value) => value >= least && value <= most);
}

function changed(answer: Answer, kind: Kind, questionID: string, value: number): Answer {
  return { ...answer, [kind]: { ...answer[kind], [questionID]: value } };
}

/** A year and all that was read of it; tells whether other answers would have been read the same. */
class World {
  tried = 0;
  private readonly year: Year;
  private readonly truth: ReadonlyMap<string, Answer>;
  private readonly read: Reading;
  private readonly seen: readonly string[];
  private readonly place: ReadonlyMap<string, { sequence: number; poolID: string }>;

  constructor(year: Year, truth: ReadonlyMap<string, Answer>, read: Reading) {
    this.year = year;
    this.truth = truth;
    this.read = read;
    this.seen = year.shown.map((sequences) => read(year.blocks.filter((one) => sequences.includes(one.sequence))));
    this.place = new Map(
      year.blocks.flatMap(({ sequence, pool, answerIDs }) =>
        answerIDs.map((answerID) => [answerID, { sequence, poolID: pool.poolID }] as const),
      ),
    );
  }

  areMates(one: Answer, other: Answer): boolean {
    return this.place.get(one.answerID)?.poolID === this.place.get(other.answerID)?.poolID;
  }

  explains(changes: readonly Answer[]): boolean {
    this.tried += 1;
    const answers = new Map(this.truth);
    for (const change of changes) answers.set(change.answerID, change);
    const touched = new Set(changes.map(({ answerID }) => this.place.get(answerID)?.sequence));
    const some = { ...this.year, blocks: this.year.blocks.filter(({ sequence }) => touched.has(sequence)) };
    const anew = new Map(blocksWith(some, answers).map((block) => [block.sequence, block]));
    const blocks = this.year.blocks.map((block) => anew.get(block.sequence) ?? block);
    return this.year.shown.every((sequences, at) => {
      if (!sequences.some((sequence) => touched.has(sequence))) return true;
      return this.read(blocks.filter((one) => sequences.includes(one.sequence))) === this.seen[at];
    });
  }
}
