import { type Cohort, Cohorts } from "../cohort/index.ts";
import type { Named } from "../db/index.ts";
import { DomainError, type Instant } from "../kernel/index.ts";
import { byDate, cardOperations } from "./card.ts";
import { reserve } from "./coach-day.ts";
import { restated } from "./sequence.ts";
import { Sessions } from "./session.table.ts";
import type { Stored } from "./session.ts";

/** What a command may write of sessions and of their days, beside the group and what else it changes. */
const WRITES_MOST = 34;

/**
 * What giving several planned sessions their dates writes, guarded by the cohort's revision. Refused when one was held
 * or cancelled meanwhile (`session.not_planned`), when they would no longer follow one another (`session.order`), and
 * when the coach is elsewhere (what `reserve` refuses, its field names the session by its number). `reason`: why, in the
 * words of who moved them, kept with the date that each had. The longest cycle fits one command, whatever changes its
 * day; more than it holds is refused whole (`session.too_many`).
 */
export async function redating(
  { cohort, sessions }: { cohort: Cohort.Stored; sessions: readonly Stored[] },
  dates: ReadonlyMap<string, Instant>,
  reason?: string,
): Promise<Named> {
  const dated = sessions.filter(({ sessionID }) => dates.has(sessionID));
  if (dated.length < dates.size || dated.some(({ status }) => status !== "planned")) {
    throw new DomainError("conflict", "session.not_planned", "This session was held or cancelled");
  }
  const before = dated.filter(({ sessionID, startsAt }) => dates.get(sessionID) !== startsAt);
  const changed = before.map(({ moved: _, ...one }) => ({
    ...one,
    startsAt: dates.get(one.sessionID) ?? one.startsAt,
    ...(reason !== undefined && { moved: { from: one.startsAt, reason } }),
    ...restated(one),
  }));
  const after = sessions.map((one) => changed.find(({ sessionID }) => sessionID === one.sessionID) ?? one);
  assertOrder(after);
  const coachDays = await reserveNamed(cohort.coachID, changed, before);
  if (changed.length + coachDays.length > WRITES_MOST) {
    throw new DomainError("unprocessable", "session.too_many", "So many sessions do not move in one command");
  }
  return {
    cohort: Cohorts.replace(cohort),
    sessions: changed.map((one) => Sessions.replace(one)),
    coachDays,
    ...cardOperations(cohort, after),
  };
}

function assertOrder(sessions: readonly Stored[]): void {
  const alive = byDate(sessions.filter(({ status }) => status !== "cancelled"));
  const wrong = alive.find(({ number }, index) => number < (alive[index - 1]?.number ?? 0));
  if (!wrong) return;
  throw new DomainError("conflict", "session.order", "Sessions follow one another", [
    { path: `session.${wrong.number}`, code: "session.order" },
  ]);
}

async function reserveNamed(coachID: string, add: Stored[], drop: Stored[]) {
  try {
    return await reserve(coachID, { add, drop });
  } catch (error) {
    const [name, at] = (error instanceof DomainError && error.fields[0]?.path.split(".")) || [];
    const session = name === "startsAt" && add[Number(at)];
    if (!(error instanceof DomainError) || !session) throw error;
    const path = `session.${session.number}`;
    throw new DomainError(error.kind, error.code, error.message, [{ path, code: error.code }]);
  }
}
