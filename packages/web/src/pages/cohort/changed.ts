import { refresh } from "../../api/index.ts";

/** Everything that shows groups, sessions or people of groups is asked again. */
export const changed = () => refresh(["cohorts"], ["calendar"], ["enrolments"], ["home"]);

/** The same once this is done. */
export async function toldAfter<R>(answer: Promise<R>): Promise<R> {
  const known = await answer;
  await changed();
  return known;
}
