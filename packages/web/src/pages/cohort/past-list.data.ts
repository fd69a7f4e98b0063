import type { Route } from "@entrepairs/functions/api/enrolment.ts";
import { hc, inFirm, keyed, parseResponse, refresh, wire } from "../../api/index.ts";
import { importPeople, previewPeople } from "../organization/organization.data.ts";
import { organizationOf } from "../organization/organizations.data.ts";
import { enrol } from "./enrol.data.ts";

const client = () => hc<Route>(inFirm(""), wire).cohort[":cohortID"].enrolment.from;

/** What one command takes: of another group, of a company. */
const FROM_MOST = 6;
const ENROL_MOST = 8;

interface Total {
  seated: number;
  waiting: number;
}

function* pieces<T>(all: readonly T[], most: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most);
}

/** People of another group, in their order; each piece under a key of its own. */
export async function enrolFrom(
  to: { cohortID: string; fromCohortID: string },
  people: readonly string[],
  key: string,
) {
  const { cohortID, fromCohortID } = to;
  const total: Total = { seated: 0, waiting: 0 };
  for (const participantIDs of pieces(people, FROM_MOST)) {
    const call = { param: { cohortID }, json: { fromCohortID, participantIDs } };
    const own = `${key}-${participantIDs[0]?.slice(-8)}`;
    const { seated, waiting } = await parseResponse(client().$post(call, keyed(own)));
    total.seated += seated;
    total.waiting += waiting;
  }
  await refresh(["cohorts"], ["enrolments"], ["home"]);
  return total;
}

/** The first line that is refused, of a list of which nothing is then imported. */
export class RefusedLine extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`Line ${line}`);
    this.line = line;
  }
}

/** Imports a list of a company's people, then enrols them in its order. */
export async function enrolList(to: { cohortID: string; organizationID: string }, text: string, key: string) {
  const { cohortID, organizationID } = to;
  const { people, errors } = await previewPeople(organizationID, text, `${key}-read`);
  const [refused] = errors;
  if (refused) throw new RefusedLine(refused.line);
  await importPeople(organizationID, text, `${key}-list`);
  const known = await organizationOf(organizationID).queryFn();
  const byAddress = new Map(known.people.map((one) => [one.email.toLowerCase(), one]));
  const chosen = people.flatMap(({ email }) => byAddress.get(email.toLowerCase()) ?? []);
  const total: Total = { seated: 0, waiting: 0 };
  for (const some of pieces(chosen, ENROL_MOST)) {
    const named = some.map(({ participantID, given, family }) => ({
      participantID,
      organizationID,
      name: `${given} ${family}`,
    }));
    const { seated, waiting } = await enrol(cohortID, named, `${key}-${named[0]?.participantID.slice(-8)}`);
    total.seated += seated;
    total.waiting += waiting;
  }
  return total;
}
