import { words } from "../../messages/meeting.ts";
import type { Tone } from "../../ui/badge.tsx";

export { type Meeting, meetingName } from "./meeting-name.ts";

export const cohortTone = {
  proposed: "wait",
  confirmed: "brand",
  running: "brand",
  closed: "neutral",
  cancelled: "neutral",
} as const satisfies Record<string, Tone>;

export const enrolmentTone = {
  invited: "wait",
  requested: "wait",
  held: "wait",
  accepted: "good",
  waiting: "wait",
  declined: "neutral",
  cancelled: "neutral",
  expired: "neutral",
} as const satisfies Record<string, Tone>;

/** What was said of someone at a session. */
export const presenceTone = {
  present: "good",
  late: "wait",
  excused: "neutral",
  absent: "bad",
  unrecorded: "neutral",
} as const satisfies Record<string, Tone>;

interface Dated {
  startsAt: string;
  minutes: number;
  status: "planned" | "held" | "cancelled";
}

/** True until its last minute has passed. */
export const isAhead = ({ startsAt, minutes }: Pick<Dated, "startsAt" | "minutes">, now: number): boolean =>
  new Date(startsAt).getTime() + minutes * 60_000 > now;

/** `Tenue`, `Prévue`; planned and over is past, for who attends: it is not his to mark. */
export const sessionSaid = (meeting: Dated, now: number): string =>
  meeting.status === "planned" && !isAhead(meeting, now) ? words().past : words().session[meeting.status];

/** The first planned meeting that is not over. */
export function nextOf<M extends Dated>(meetings: readonly M[], now: number): M | undefined {
  return meetings
    .filter((meeting) => meeting.status === "planned" && isAhead(meeting, now))
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))[0];
}
