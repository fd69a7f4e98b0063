import { CLOSING_MINUTES, FRAME_MINUTES, OPENING_MINUTES } from "../method/frame.ts";
import { sumOf } from "../method/share.ts";

interface Template {
  kind: "consultation" | "kickoff" | "review" | "input";
  steps: readonly { name: { fr: string; en: string }; minutes: number }[];
}

export type Line =
  | { kind: "opening" | "closing"; minutes: number }
  | { kind: "step"; name: { fr: string; en: string }; minutes: number; times: number };

export interface RunningOrder {
  lines: Line[];
  /** How many topics fit; none in a session that has its own steps. */
  topics: number | null;
  minutes: number;
  /** What the session has more than its steps; negative: less. */
  spare: number;
}

/** The steps of a session by its template and its length, in minutes: as many topics as fit, one at least. Pure. */
export function runningOrder({ kind, steps }: Template, length: number): RunningOrder {
  const each = sumOf(steps.map(({ minutes }) => minutes));
  const step = (times: number) => steps.map(({ name, minutes }): Line => ({ kind: "step", name, minutes, times }));
  if (kind !== "consultation") return { lines: step(1), topics: null, minutes: each, spare: length - each };
  const topics = Math.max(1, Math.floor((length - FRAME_MINUTES) / Math.max(1, each)));
  const minutes = FRAME_MINUTES + topics * each;
  const opening: Line = { kind: "opening", minutes: OPENING_MINUTES };
  const closing: Line = { kind: "closing", minutes: CLOSING_MINUTES };
  return { lines: [opening, ...step(topics), closing], topics, minutes, spare: length - minutes };
}
