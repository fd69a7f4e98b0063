import type { Route } from "@entrepairs/functions/api/postponement.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { learnZone } from "../../format/zone.ts";

const client = () => hc<Route>(inFirm(""), wire).cohort[":cohortID"].postponement;

type Ask = ReturnType<typeof client>["preview"]["$post"];
export type Postponement = InferResponseType<Ask, 200>;

interface Asked {
  cohortID: string;
  start: string;
  /** Dates chosen by hand, by the index of their session. */
  settled: Readonly<Record<string, string>>;
}

async function fetchPostponement({ cohortID, start, settled }: Asked): Promise<Postponement> {
  const ask = (startsAt?: string[]) =>
    parseResponse(client().preview.$post({ param: { cohortID }, json: { start, ...(startsAt && { startsAt }) } }));
  const proposed = await ask();
  const [first] = proposed.sessions;
  if (first) learnZone(cohortID, first.zone);
  if (Object.keys(settled).length === 0) return proposed;
  return ask(proposed.sessions.map(({ startsAt }, index) => settled[index] ?? startsAt));
}

/** What another start would give and touch, with the dates chosen by hand in their place. */
export const postponementOf = (asked: Asked) =>
  queryOptions({
    queryKey: ["postponement", asked] as const,
    queryFn: () => fetchPostponement(asked),
    keepsPrevious: true,
  });

/** The dates as they were shown, all of them. */
export async function postpone(
  cohortID: string,
  json: { start: string; startsAt: string[]; reason: string },
  key: string,
) {
  const done = await parseResponse(client().$post({ param: { cohortID }, json }, keyed(key)));
  await refresh(["cohorts"], ["calendar"], ["home"]);
  return done;
}
