import { Calendar } from "../firm/index.ts";
import { DomainError, type Instant, plusMinutes } from "../kernel/index.ts";

export interface Slot {
  sessionID: string;
  startsAt: Instant;
  minutes: number;
  modality?: "onsite" | "remote" | "hybrid";
  place?: string | null;
  /** Who leads it, when it may be another than the one whose hours are asked for. */
  coachID?: string;
}

/** Why an hour is not free: the coach is in another session, on his way from or to one, or the room is taken. */
export type Clash = "busy" | "travel" | "room";

interface Span {
  from: Instant;
  to: Instant;
  place?: string | undefined;
}

/** Where people must be for a session, as places are told apart; undefined when from anywhere, or nobody said. */
export function whereOf({ modality, place }: Pick<Slot, "modality" | "place">): string | undefined {
  return modality === "remote" || !place ? undefined : Calendar.placeKey(place);
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

/** What of a coach's hours one more would meet; the way counts between two places that are known and differ. */
export function clashOf(one: Span, others: readonly Span[], travelMinutes: number): "busy" | "travel" | undefined {
  if (others.some((other) => overlaps(one, other))) return "busy";
  const far = others.filter(({ place }) => place !== undefined && one.place !== undefined && place !== one.place);
  return far.some((other) => overlaps(one, widened(other, travelMinutes))) ? "travel" : undefined;
}

function widened({ from, to }: Span, minutes: number): Span {
  return { from: plusMinutes(from, -minutes), to: plusMinutes(to, minutes) };
}

const REFUSALS = {
  busy: { code: "session.coach_busy", message: "The coach is in another session" },
  travel: { code: "session.travel_short", message: "The coach would not have the time to come from another place" },
  room: { code: "session.room_busy", message: "Another session takes place in this room" },
} as const;

/** `index`: which of the sessions that were asked for. */
export function refusedSlot(clash: Clash, startsAt: Instant, index: number): DomainError {
  const { code, message } = REFUSALS[clash];
  return new DomainError("conflict", code, `${message} at ${startsAt}`, [{ path: `startsAt.${index}`, code }]);
}
