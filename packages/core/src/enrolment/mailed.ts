import { now, type Operation, plusMinutes } from "../kernel/index.ts";
import { Link } from "../link/index.ts";

const YEAR_MINUTES = 366 * 24 * 60;

/** A link of one enrolment: it opens that enrolment alone, for one purpose, and serves again and again for a year. */
export function enrolmentLink(
  purpose: "enrolment" | "charter" | "contract",
  { cohortID, enrolmentID }: { cohortID: string; enrolmentID: string },
): { linkID: string; operation: Operation } {
  return Link.issue({ purpose, subject: { cohortID, enrolmentID }, expiresAt: plusMinutes(now(), YEAR_MINUTES) });
}
