import type { Route } from "@entrepairs/functions/api/certificate.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire);

/** Certificates that the firm signed for a group. */
export const certificatesOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["certificates", cohortID],
    queryFn: async () =>
      (await parseResponse(client().cohort[":cohortID"].certificate.$get({ param: { cohortID } }))).certificates,
  });

export async function issue(cohortID: string, key: string) {
  const answer = await parseResponse(
    client().cohort[":cohortID"].certificate.$post({ param: { cohortID } }, keyed(key)),
  );
  await refresh(["certificates"]);
  return answer;
}

type Locale = "fr" | "en";
export const certificatePDF = (cohortID: string, enrolmentID: string, locale: Locale): string =>
  inFirm(`/cohort/${cohortID}/certificate/${enrolmentID}/pdf?langue=${locale}`);
export const archive = (cohortID: string, locale: Locale): string =>
  inFirm(`/cohort/${cohortID}/certificate/zip?langue=${locale}`);
