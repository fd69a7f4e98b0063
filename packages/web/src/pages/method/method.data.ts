import type { Route as SessionRoute } from "@entrepairs/functions/api/session.ts";
import type { Route } from "@entrepairs/functions/api/step-template.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/step-template"), wire);
const sessions = () => hc<SessionRoute>(inFirm(""), wire);
type Client = ReturnType<typeof client>;
export type Listed = InferResponseType<Client["index"]["$get"], 200>["templates"][number];
export type Card = InferResponseType<Client[":templateID"]["$get"], 200>;
export type Step = Card["steps"][number];
type Copy = InferRequestType<Client["index"]["$post"]>["json"];
type Save = InferRequestType<Client[":templateID"]["$put"]>["json"];
type Give = InferRequestType<ReturnType<typeof sessions>["cohort"][":cohortID"]["template"]["$put"]>["json"];

const fetchTemplates = async () => (await parseResponse(client().index.$get())).templates;

/** Those that come with the product, then the firm's own. */
export const templates = queryOptions({ queryKey: ["step-template"] as const, queryFn: fetchTemplates });

export const template = (templateID: string) =>
  queryOptions({
    queryKey: ["step-template", templateID] as const,
    queryFn: () => parseResponse(client()[":templateID"].$get({ param: { templateID } })),
    staleTime: 0,
  });

async function fresh<R>(answer: Promise<R>): Promise<R> {
  const done = await answer;
  await refresh(["step-template"]);
  return done;
}

export const copy = (json: Copy, key: string) => fresh(parseResponse(client().index.$post({ json }, keyed(key))));
export const save = (templateID: string, json: Save, key: string) =>
  fresh(parseResponse(client()[":templateID"].$put({ param: { templateID }, json }, keyed(key))));
export const archive = (templateID: string, isArchived: boolean, key: string) =>
  fresh(
    parseResponse(client()[":templateID"].archive.$post({ param: { templateID }, json: { isArchived } }, keyed(key))),
  );

/** What sessions of a group follow from now on. */
export async function give(cohortID: string, json: Give, key: string) {
  const done = await parseResponse(
    sessions().cohort[":cohortID"].template.$put({ param: { cohortID }, json }, keyed(key)),
  );
  await refresh(["cohorts"], ["calendar"], ["home"]);
  return done;
}
