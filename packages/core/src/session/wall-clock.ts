import type { Day, Instant } from "../kernel/index.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant at which clocks of `zone` show `day` and `time` ("HH:MM"). An hour that does not exist, when clocks go
 * forward, moves forward by the gap (02:30 becomes 03:30); one that exists twice, when they go back, is the first.
 */
export function instantOf(day: Day, time: string, zone: string): Instant {
  const wallMs = Date.parse(`${day}T${time}:00.000Z`);
  if (Number.isNaN(wallMs)) throw new RangeError("not a day and an hour");
  const before = wallMs - offsetMs(wallMs - DAY_MS, zone);
  const after = wallMs - offsetMs(wallMs + DAY_MS, zone);
  const exact = [before, after].sort((a, b) => a - b).find((at) => at + offsetMs(at, zone) === wallMs);
  return new Date(exact ?? before).toISOString();
}

/** What clocks of `zone` show at an instant. */
export function wallClockOf(instant: Instant, zone: string): { day: Day; time: string } {
  const at = Date.parse(instant);
  const wall = new Date(at + offsetMs(at, zone)).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}

function offsetMs(atMs: number, zone: string): number {
  const whole = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

/** Making a format costs a thousand times what using it does. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}
