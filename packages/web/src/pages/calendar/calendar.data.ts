import type { Route } from "@entrepairs/functions/api/session.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";
import { readHoursIn } from "../../format/date.ts";
import { boundsOf } from "./period.ts";

const client = () => hc<Route>(inFirm(""), wire);

/** Where the firm's hours are read; sessions carry their own zone, and a firm has one. */
const ZONE = "Europe/Paris";

async function fetchPeriod(month: string, mine: boolean) {
  const query = { ...boundsOf(month, ZONE), mine: mine ? ("1" as const) : ("0" as const) };
  const { sessions } = await parseResponse(client().calendar.$get({ query }));
  const [first] = sessions;
  if (first) readHoursIn(first.zone);
  return sessions.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
}
export type Session = Awaited<ReturnType<typeof fetchPeriod>>[number];

/** The sessions of three months: the firm's, or one's own. */
export const period = (month: string, mine: boolean) =>
  queryOptions({
    queryKey: ["calendar", month, mine] as const,
    queryFn: () => fetchPeriod(month, mine),
    keepsPrevious: true,
  });
