/** What is published of; what people say of themselves before and after a cycle never is. */
export type Timing = "closing" | "hot" | "cold";

/** A person who came on his own has no organization: such people count as one. */
export const ON_HIS_OWN = "none";

/** One survey sent to one cohort at one moment. `k` is the threshold in force when it was opened. */
export interface Wave {
  surveyID: string;
  cohortID: string;
  programmeID: string;
  coachID: string;
  timing: Timing;
  /** Instants are UTC ISO text, so that they sort. */
  openedAt: string;
  /** Its end has passed, or everyone asked has answered: nothing is published before. */
  closed: boolean;
  /** No other wave of this timing will come in this cohort. */
  last: boolean;
  k: number;
}

/** One person's answers to one wave. `respondentID` is opaque and stays the same through the cohort. */
export interface Answer {
  answerID: string;
  surveyID: string;
  respondentID: string;
  organizationID: string;
  givenAt: string;
  /** 1 to 5 by question. */
  scale: Record<string, number>;
  /** 0 to 10 by question. */
  nps: Record<string, number>;
  words: { questionID: string; text: string; released: boolean }[];
}

/** How many answered 1, 2, 3, 4, 5. */
export type Counts = [number, number, number, number, number];

export interface ScaleTally {
  people: string[];
  counts: Counts;
}

export interface NpsTally {
  people: string[];
  promoters: number;
  passives: number;
  detractors: number;
}

/**
 * Answers published together, for good. A block stays inside the firm: its tallies are exact. What leaves is what
 * `figure` makes of whole blocks. Each person counts once in a block, by the latest answer.
 */
export interface Block {
  blockID: string;
  sequence: number;
  timing: Timing;
  programmeID: string;
  coachID: string;
  cohortIDs: string[];
  surveyIDs: string[];
  /** The one organization of these people, or null where a split would have shown fewer than k of one. */
  organizationID: string | null;
  k: number;
  people: string[];
  answerIDs: string[];
  scale: Record<string, ScaleTally>;
  nps: Record<string, NpsTally>;
  /** Blocks of one programme and coach are pooled by ten people, for good: the unit of a distribution. */
  pool: { poolID: string; place: number; last: boolean };
}

/** From this many distinct people on, distributions, finer means and the NPS are given. */
export const PEOPLE_FOR_DETAIL = 10;

export const THRESHOLD = { least: 3, usual: 4, most: 10 } as const;

/** The threshold of a survey: the last change made at or before its opening. Throws on a k outside 3 to 10. */
export function thresholdAt(changes: readonly { from: string; k: number }[], openedAt: string): number {
  const before = changes.filter((change) => change.from <= openedAt).sort((a, b) => (a.from < b.from ? -1 : 1));
  const k = before.at(-1)?.k ?? THRESHOLD.usual;
  if (!isThreshold(k)) throw new RangeError("threshold outside 3 to 10");
  return k;
}

export function isThreshold(k: number): boolean {
  return Number.isInteger(k) && k >= THRESHOLD.least && k <= THRESHOLD.most;
}
