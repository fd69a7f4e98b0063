import { type Instant, isWorkingDay, plusDays, plusMinutes } from "../kernel/index.ts";
import { instantOf, obstacleAt, type Session, type Taken, wallClockOf } from "../session/index.ts";
import { longestOf } from "./row.ts";

/** The longest cycle: a dozen sessions of work between the kickoff and the review. */
export const SESSIONS_MOST = 14;
/** What a person answers in a minute. */
const SLOTS_ABOUT = 15;
export const SLOTS_MOST = 40;

/** Days away from the day as planned, and whether at the same hour or at the other half of the day. */
const AROUND: readonly (readonly [days: number, half: "same" | "other"])[] = [
  [0, "same"],
  [2, "same"],
  [0, "other"],
  [1, "other"],
  [-1, "same"],
  [1, "same"],
  [2, "other"],
  [-1, "other"],
  [-2, "same"],
  [7, "same"],
  [3, "same"],
  [7, "other"],
  [9, "same"],
  [8, "other"],
  [-2, "other"],
  [14, "same"],
  [15, "other"],
];

/** What is as near as this keeps its date unless it is named; and no slot is proposed before: people must answer. */
const NEAR_MINUTES = 3 * 24 * 60;

export interface Bounds {
  /** The sessions that get a date; those before and after them keep theirs. */
  sessions: Session.Stored[];
  after: Instant;
  before: Instant | null;
}

/**
 * The sessions a poll can give a date: the planned ones to come, or the one that is named, and the dates they must
 * stay between.
 */
export function boundsOf(sessions: readonly Session.Stored[], at: Instant, sessionID?: string): Bounds {
  const alive = sessions
    .filter(({ status }) => status !== "cancelled")
    .toSorted((one, other) => one.number - other.number);
  const from = sessionID ? at : plusMinutes(at, NEAR_MINUTES);
  const toCome = alive.filter(({ status, startsAt }) => status === "planned" && startsAt > from);
  const polled = (sessionID ? toCome.filter((one) => one.sessionID === sessionID) : toCome).slice(0, SESSIONS_MOST);
  const [first, last] = [polled[0], polled.at(-1)];
  const previous = (first && alive[alive.indexOf(first) - 1]?.startsAt) ?? at;
  const next = last && alive[alive.indexOf(last) + 1];
  return { sessions: polled, after: previous > at ? previous : at, before: next?.startsAt ?? null };
}

/**
 * About fifteen slots in all, some for each session, around the days and hours of the group's rhythm: none that falls
 * into a holiday or a span that the firm keeps free, meets its coach's or its room's other sessions, or his way.
 */
export function slotsAround({ sessions, after, before }: Bounds, taken: Taken, at: Instant): Instant[] {
  const soonest = plusMinutes(at, NEAR_MINUTES);
  const each = Math.max(2, Math.round(SLOTS_ABOUT / Math.max(1, sessions.length)));
  const minutes = longestOf(sessions);
  const isFree = (startsAt: Instant, zone: string) =>
    startsAt > after &&
    startsAt > soonest &&
    (!before || startsAt < before) &&
    obstacleAt({ startsAt, minutes, zone }, taken) === undefined;
  const found = sessions.flatMap((session) =>
    aroundOne(session)
      .filter((one) => isFree(one, session.zone))
      .slice(0, each),
  );
  return [...new Set(found)].toSorted();
}

function aroundOne({ startsAt, zone }: Session.Stored): Instant[] {
  const { day, time } = wallClockOf(startsAt, zone);
  const other = time < "12:00" ? "14:00" : "09:00";
  return AROUND.map(([days, half]) => ({ on: plusDays(day, days), at: half === "same" ? time : other }))
    .filter(({ on }) => isWorkingDay(on))
    .map(({ on, at }) => instantOf(on, at, zone));
}

/** About as far apart as they are now: half as far at least, not much more than half as far again. */
export function gapsOf(sessions: readonly { startsAt: Instant }[]): { least: number; most: number; best: number } {
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (!first || !last || first === last) return { least: 1, most: 400, best: 28 };
  const days = (Date.parse(last.startsAt) - Date.parse(first.startsAt)) / 86_400_000 / (sessions.length - 1);
  const best = Math.max(1, Math.round(days));
  return { least: Math.max(1, Math.floor(best * 0.5)), most: Math.ceil(best * 1.7) + 1, best };
}
