import { type Instant, plusMinutes } from "../kernel/index.ts";
import type { PlannedStep } from "./entry.ts";
import { type Frame, peersIn, type RoomState } from "./state.ts";

const MINUTE_MS = 60_000;
/** Under this no step is laid out again. */
const STEP_LEAST_MINUTES = 1;

/** What the present step has used, its run now included, in milliseconds. */
export function spentNow(frame: Frame, now: Instant): number {
  const running = frame.runningSince ? Date.parse(now) - Date.parse(frame.runningSince) : 0;
  return (frame.spentMs[frame.step] ?? 0) + Math.max(0, running);
}

/** The frame with the present step's run written down, its clock stopped. */
export function stopped(frame: Frame, now: Instant): Frame {
  const spentMs = frame.spentMs.map((spent, at) => (at === frame.step ? spentNow(frame, now) : spent));
  return { ...frame, spentMs, runningSince: null };
}

/** Enters a step with its whole time, whatever was spent in it before. */
export function entered(frame: Frame, step: number, now: Instant): Frame {
  const minutes = frame.minutes[step] ?? 0;
  return { ...stopped(frame, now), step, endsAt: plusMinutes(now, minutes), leftMs: null, runningSince: now };
}

export function paused(frame: Frame, now: Instant): Frame {
  const leftMs = frame.endsAt ? Date.parse(frame.endsAt) - Date.parse(now) : frame.leftMs;
  return { ...stopped(frame, now), endsAt: null, leftMs };
}

export function resumed(frame: Frame, now: Instant): Frame {
  return { ...frame, endsAt: after(now, frame.leftMs ?? 0), leftMs: null, runningSince: now };
}

/** Gives the present step more minutes; no other step loses any. */
export function extended(frame: Frame, minutes: number): Frame {
  return {
    ...frame,
    minutes: frame.minutes.map((one, at) => (at === frame.step ? one + minutes : one)),
    endsAt: frame.endsAt && plusMinutes(frame.endsAt, minutes),
    leftMs: frame.leftMs === null ? null : frame.leftMs + minutes * MINUTE_MS,
  };
}

/** The least that a step keeps: a learning step its floor, and a minute a person. */
export function floorOf(step: PlannedStep, peers: number): number {
  return step.kind === "learning" ? Math.max(step.floorMinutes, peers) : STEP_LEAST_MINUTES;
}

/** How late the session would end if every step to come took its time, in whole minutes, up. */
export function lateMinutes(frame: Frame, now: Instant): number {
  const leftMs = Math.max(0, frame.endsAt ? Date.parse(frame.endsAt) - Date.parse(now) : (frame.leftMs ?? 0));
  const ahead = frame.minutes.slice(frame.step + 1).reduce((sum, one) => sum + one, 0);
  const end = Date.parse(now) + leftMs + ahead * MINUTE_MS;
  return Math.ceil((end - Date.parse(frame.plannedEndAt)) / MINUTE_MS);
}

/**
 * The minutes of each step once the delay is spread over the steps to come, in the measure of what each may give;
 * undefined when there is no delay or nothing to take.
 */
export function redistributed(state: RoomState, now: Instant): number[] | undefined {
  const { frame, plan } = state;
  const peers = peersIn(state).length;
  const spare = frame.minutes.map((minutes, at) => {
    const step = plan[at];
    return step && at > frame.step ? Math.max(0, minutes - floorOf(step, peers)) : 0;
  });
  const total = spare.reduce((sum, one) => sum + one, 0);
  const late = Math.min(lateMinutes(frame, now), total);
  if (late <= 0) return undefined;
  let left = late;
  const taken = spare.map((one) => {
    const part = Math.min(one, Math.floor((one * late) / total));
    left -= part;
    return part;
  });
  for (let at = 0; left > 0; at = (at + 1) % spare.length) {
    if ((taken[at] ?? 0) >= (spare[at] ?? 0)) continue;
    taken[at] = (taken[at] ?? 0) + 1;
    left -= 1;
  }
  return frame.minutes.map((minutes, at) => minutes - (taken[at] ?? 0));
}

/** The last moment to enter the next learning step so that it keeps its floor and what follows its time. */
export function learnBy({ frame, plan, ...state }: RoomState): Instant | null {
  const at = plan.findIndex(({ kind }, index) => kind === "learning" && index > frame.step);
  const step = plan[at];
  if (!step) return null;
  const after = frame.minutes.slice(at + 1).reduce((sum, one) => sum + one, 0);
  const peers = peersIn({ frame, ...state }).length;
  return plusMinutes(frame.plannedEndAt, -(after + floorOf(step, peers)));
}

function after(now: Instant, ms: number): Instant {
  return new Date(Date.parse(now) + ms).toISOString();
}
