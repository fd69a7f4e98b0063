import type { Route } from "@entrepairs/functions/api/enrolment.ts";
import type { InferRequestType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, wire } from "../../api/index.ts";
import { toldAfter } from "./changed.ts";

const client = () => hc<Route>(inFirm(""), wire).cohort[":cohortID"].contract;
type Client = ReturnType<typeof client>;

/** The contract as it reads on the day of its signature. */
export const contractOf = (cohortID: string, query: { signedOn: string; locale: "fr" | "en" }) =>
  queryOptions({
    queryKey: ["cohorts", "contract", cohortID, query.signedOn, query.locale],
    queryFn: () => parseResponse(client().$get({ param: { cohortID }, query })),
  });

type Signed = InferRequestType<Client["$post"]>["json"];
export const record = (cohortID: string, json: Signed, key: string) =>
  toldAfter(parseResponse(client().$post({ param: { cohortID }, json }, keyed(key))));
