import { ID } from "../kernel/index.ts";
import { AUDIENCES, type Audience, type Timing } from "./form.ts";

/** When forms are asked again, in months after the end of the cycle. */
export const LATER_MONTHS = [3, 6] as const;

export interface Cause {
  cohortID: string;
  timing: Timing;
  /** The session that was held; null before, at the end of and after the cycle. */
  sessionID: string | null;
  /** Of a form asked again: how many months after the end. */
  months?: number;
  audience?: Audience;
}

/** The wave of a cause: there is one, however often its event comes. */
export function surveyIDOf({ cohortID, timing, sessionID, months, audience = "participant" }: Cause): string {
  const moment = sessionID ?? (months ? `month-${months}` : "cycle");
  return ID.derived("survey", cohortID, timing, moment, ...(audience === "participant" ? [] : [audience]));
}

/** Every wave that a group of these sessions can have: those that were opened are among them. */
export function causesOf(cohortID: string, sessionIDs: readonly string[]): Cause[] {
  const cycle = { cohortID, sessionID: null };
  return [
    { ...cycle, timing: "pre" },
    ...sessionIDs.map((sessionID) => ({ cohortID, sessionID, timing: "closing" as const })),
    ...AUDIENCES.map((audience) => ({ ...cycle, timing: "hot" as const, audience })),
    { ...cycle, timing: "post" },
    ...LATER_MONTHS.flatMap((months) =>
      AUDIENCES.map((audience) => ({ ...cycle, timing: "cold" as const, months, audience })),
    ),
  ];
}
