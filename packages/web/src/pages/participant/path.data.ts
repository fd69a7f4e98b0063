import type { Route } from "@entrepairs/functions/api/space.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/space"), wire);

/** What a participant reads of his own enrolments. */
export const ownPath = () =>
  queryOptions({ queryKey: ["space", "path"], queryFn: () => parseResponse(client().path.$get()) });

type Path = InferResponseType<ReturnType<typeof client>["path"]["$get"], 200>;
export type Step = Path["enrolments"][number];
