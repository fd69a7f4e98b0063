import type { CohortCards } from "../cohort/index.ts";
import { type Day, dayOf, plusDays, type Row } from "../kernel/index.ts";
import type { Card } from "./row.ts";

/** How long before the day something is said: time for a funder to answer, or for its invoice to be made. */
const NEAR_DAYS = 14;

/** What a file waits for that will be too late after a day. */
export interface FundingTask {
  fundingID: string;
  funderName: string;
  cohortName: string;
  /** No agreement, and the first session is near; or agreed, and its last day for an invoice is near. */
  wants: "agreement" | "invoice";
  on: Day;
}

type Group = Pick<Row<typeof CohortCards>, "cohortID" | "status" | "sessionsHeld" | "nextSession">;

/** The files that press, the soonest first. Pure. */
export function tasksOf(files: readonly Card[], { groups, today }: { groups: readonly Group[]; today: Day }) {
  const latest = plusDays(today, NEAR_DAYS);
  const tasks = files.flatMap((file): FundingTask[] => {
    const group = groups.find(({ cohortID }) => cohortID === file.cohortID);
    if (!group || group.status === "cancelled") return [];
    const { fundingID, funderName, cohortName } = file;
    const wanted = wantedOf(file, group);
    return wanted && wanted.on >= today && wanted.on <= latest
      ? [{ fundingID, funderName, cohortName, ...wanted }]
      : [];
  });
  return tasks.sort((one, other) => one.on.localeCompare(other.on));
}

function wantedOf(file: Card, { sessionsHeld, nextSession }: Group): Pick<FundingTask, "wants" | "on"> | undefined {
  const { status, owedAt, subrogation, invoiceID, expiresOn } = file;
  if (status === "agreed") return subrogation && !invoiceID ? { wants: "invoice", on: expiresOn } : undefined;
  if (status !== "requested" || owedAt || sessionsHeld > 0 || !nextSession) return undefined;
  return { wants: "agreement", on: dayOf(nextSession.startsAt, nextSession.zone) };
}
