import type { Route } from "@entrepairs/functions/api/calendar.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire);

/** The private address of one's own calendar; null while none was asked for. */
export const feed = () => queryOptions({ queryKey: ["feed"], queryFn: () => parseResponse(client().feed.$get()) });

export const renew = (key: string) => parseResponse(client().feed.renew.$post({}, keyed(key)));

/** Who is expected at a group's sessions to come. */
export const expected = (cohortID: string) =>
  queryOptions({
    queryKey: ["cohort", cohortID, "expected"],
    queryFn: () => parseResponse(client().cohort[":cohortID"].expected.$get({ param: { cohortID } })),
  });
