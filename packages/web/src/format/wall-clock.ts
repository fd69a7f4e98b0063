const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  formats.set(zone, made);
  return made;
}

/** Swedish writes `2026-11-09 09:30:00`, which is ISO text once it has a T and a zone. */
const wallMs = (atMs: number, zone: string): number =>
  Date.parse(`${formatOf(zone).format(atMs).replace(" ", "T")}.000Z`);

const offsetMs = (atMs: number, zone: string): number => wallMs(atMs, zone) - Math.floor(atMs / 1000) * 1000;

/**
 * The instant at which clocks of `zone` show this day and `HH:MM`. An hour that clocks jump over moves forward by the
 * gap; of an hour that comes twice, the first.
 */
export function instantOf(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const [before, after] = [wall - offsetMs(wall - DAY_MS, zone), wall - offsetMs(wall + DAY_MS, zone)];
  const exact = [Math.min(before, after), Math.max(before, after)].find((at) => wallMs(at, zone) === wall);
  return new Date(exact ?? before).toISOString();
}

/** What clocks of `zone` show at an instant, as date and time fields take it. */
export function wallClockOf(instant: string, zone: string): { day: string; time: string } {
  const wall = new Date(wallMs(Date.parse(instant), zone)).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}
