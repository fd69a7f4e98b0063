import { clockSaid, dayShort } from "./date.ts";
import { wallClockOf } from "./wall-clock.ts";
import { hoursZone, ownHoursZone } from "./zone.ts";

/**
 * What one's own clocks show at an instant, where they show another hour than those of the meeting: `11 h`, or with its
 * day when that is another one too.
 */
export function ownTime(instant: string): string | undefined {
  const own = ownHoursZone();
  if (!own || own === hoursZone()) return undefined;
  const [mine, theirs] = [wallClockOf(instant, own), wallClockOf(instant, hoursZone())];
  if (mine.day !== theirs.day) return `${dayShort(mine.day)}, ${clockSaid(mine.time)}`;
  return mine.time === theirs.time ? undefined : clockSaid(mine.time);
}
