import type { Route } from "@entrepairs/functions/api/space-satisfaction.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/space/satisfaction"), wire);

/** What the employer of who asks reads of one of his groups, as it is. */
export const seenByEmployer = (cohortID: string) =>
  queryOptions({
    queryKey: ["space", "satisfaction", cohortID, "seen"],
    queryFn: () => parseResponse(client()[":cohortID"].seen.$get({ param: { cohortID } })),
  });

export type Seen = InferResponseType<ReturnType<typeof client>[":cohortID"]["seen"]["$get"], 200>;
