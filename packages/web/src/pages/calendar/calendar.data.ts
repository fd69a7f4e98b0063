import type { Route } from "@entrepairs/functions/api/calendar.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";
import { wallClockOf } from "../../format/wall-clock.ts";
import { boundsOf, type View } from "./period.ts";

const client = () => hc<Route>(inFirm(""), wire);

async function fetchPeriod(month: string, view: View, mine: boolean) {
  const query = { ...boundsOf(month, view), mine: mine ? ("1" as const) : ("0" as const) };
  const { zone, meetings, daysOff } = await parseResponse(client().calendar.$get({ query }));
  return {
    zone,
    meetings: meetings.map((meeting) => ({ ...meeting, day: wallClockOf(meeting.startsAt, zone).day })),
    daysOff: new Map(daysOff.map((off) => [off.day, off] as const)),
  };
}
export type Period = Awaited<ReturnType<typeof fetchPeriod>>;
export type Meeting = Period["meetings"][number];
export type DayOff = Period["daysOff"] extends Map<string, infer Off> ? Off : never;

/** The meetings of a month or of a list, with the days on which the firm does not work: the firm's, or one's own. */
export const period = (month: string, view: View, mine: boolean) =>
  queryOptions({
    queryKey: ["calendar", month, view, mine] as const,
    queryFn: () => fetchPeriod(month, view, mine),
    keepsPrevious: true,
  });
