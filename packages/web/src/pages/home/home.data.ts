import type { Route as CalendarRoute } from "@entrepairs/functions/api/calendar.ts";
import type { Route } from "@entrepairs/functions/api/home.ts";
import type { InferResponseType } from "hono/client";
import { hc, parseResponse, queryOptions, wire } from "../../api/index.ts";
import { wallClockOf } from "../../format/wall-clock.ts";

// Someone of several firms asks each of them: the firm of the address is one among them here.
const at = (firmID: string) => `/api/f/${firmID}`;
const client = (firmID: string) => hc<Route>(`${at(firmID)}/home`, wire);
const sessions = (firmID: string) => hc<CalendarRoute>(at(firmID), wire);

/** What one arrives at in a firm. */
export const homeOf = (firmID: string) =>
  queryOptions({
    queryKey: ["home", firmID],
    queryFn: () => parseResponse(client(firmID).index.$get()),
    staleTime: 0,
  });

/** Where a session meets: the one of this id among those of its day. */
export const sessionAt = (
  firmID: string,
  { sessionID, startsAt, zone }: { sessionID: string; startsAt: string; zone: string },
) =>
  queryOptions({
    queryKey: ["calendar", firmID, sessionID, startsAt],
    queryFn: async () => {
      const { day } = wallClockOf(startsAt, zone);
      const answer = await parseResponse(sessions(firmID).calendar.$get({ query: { from: day, to: day } }));
      return answer.meetings.find((meeting) => meeting.sessionID === sessionID) ?? null;
    },
  });

export type Home = InferResponseType<ReturnType<typeof client>["index"]["$get"], 200>;
export type Card = Home["cards"][number];
