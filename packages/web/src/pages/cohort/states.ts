import type { Whole } from "./cohort.data.ts";

/** A cohort's way (G7), as its page draws it: nothing goes back, and it may be cancelled until it is over. */
export const WAY = ["proposed", "confirmed", "running", "closed"] as const;

type State = Whole["cohort"]["status"];
export interface Step {
  state: State;
  reached: "done" | "now" | "to-come";
}

/** The steps of a group: those behind it, where it is, those to come. Of one that was cancelled, how far it had come. */
export function stepsOf({ cohort, sessions }: Pick<Whole, "cohort" | "sessions">): Step[] {
  if (cohort.status !== "cancelled") {
    const now = WAY.indexOf(cohort.status);
    return WAY.map((state, at) => ({ state, reached: at < now ? "done" : at === now ? "now" : "to-come" }));
  }
  const begun = sessions.some(({ status }) => status === "held");
  const behind: readonly State[] = begun ? ["proposed", "confirmed", "running"] : ["proposed"];
  return [...behind.map((state) => ({ state, reached: "done" as const })), { state: "cancelled", reached: "now" }];
}

/** How many more have to accept before the group is confirmed. */
export const missingIn = ({ cohort, enrolments }: Pick<Whole, "cohort" | "enrolments">): number =>
  Math.max(0, cohort.seatsMin - enrolments.filter(({ status }) => status === "accepted").length);

/** The session whose holding takes the group on: its first one, then its review. */
export function turnOf({
  cohort,
  sessions,
}: Pick<Whole, "cohort" | "sessions">): Whole["sessions"][number] | undefined {
  const planned = sessions
    .filter(({ status }) => status === "planned")
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  return cohort.status === "running" ? planned.find(({ kind }) => kind === "review") : planned[0];
}
