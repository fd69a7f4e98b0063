import type { Route as CohortRoute } from "@entrepairs/functions/api/cohort.ts";
import type { Route as EnrolmentRoute } from "@entrepairs/functions/api/enrolment.ts";
import { hc, inFirm, keyed, parseResponse, wire } from "../../api/index.ts";
import { changed, toldAfter } from "./changed.ts";
import type { PayerTerms } from "./cohort.data.ts";

const client = () => hc<CohortRoute>(inFirm("/cohort"), wire);
const ofPeople = () => hc<EnrolmentRoute>(inFirm(""), wire).cohort[":cohortID"];

export type Opening = Parameters<ReturnType<typeof client>["index"]["$post"]>[0]["json"];
export const open = (json: Opening, key: string) =>
  toldAfter(parseResponse(client().index.$post({ json }, keyed(key))));

export interface Chosen {
  participantID: string;
  organizationID: string;
  name: string;
}

/**
 * Enrols people, one command a company. Each command's key comes from the whole's, so that sending all of it again
 * after a lost answer enrols no one twice.
 */
export async function enrol(cohortID: string, people: readonly Chosen[], key: string, payers?: PayerTerms) {
  const companies = [...new Set(people.map((person) => person.organizationID))];
  const total = { seated: 0, waiting: 0 };
  try {
    for (const [index, organizationID] of companies.entries()) {
      const participantIDs = people
        .filter((person) => person.organizationID === organizationID)
        .map((person) => person.participantID);
      const call = { param: { cohortID }, json: { organizationID, participantIDs, ...(payers && { payers }) } };
      const { seated, waiting } = await parseResponse(ofPeople().enrolment.$post(call, keyed(`${key}-${index}`)));
      total.seated += seated;
      total.waiting += waiting;
    }
  } finally {
    await changed();
  }
  return total;
}
