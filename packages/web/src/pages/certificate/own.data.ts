import type { Route } from "@entrepairs/functions/api/certificate.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire).space;

/** Those of a sponsor's own people. */
export const ownCertificatesOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["certificates", "own", cohortID],
    queryFn: async () =>
      (await parseResponse(client().cohort[":cohortID"].certificate.$get({ param: { cohortID } }))).certificates,
  });

type Locale = "fr" | "en";
export const ownArchive = (cohortID: string, locale: Locale): string =>
  inFirm(`/space/cohort/${cohortID}/certificate/zip?langue=${locale}`);
