import { refresh } from "../../api/index.ts";

/** Everything that shows groups, sessions or people of groups is asked again. */
export const changed = () => refresh(["cohorts"], ["calendar"], ["enrolments"], ["home"]);

/** Answers as the command did, once what shows its effect was asked again. */
export const telling =
  (tell: () => Promise<unknown>) =>
  async <R>(answer: Promise<R>): Promise<R> => {
    const known = await answer;
    await tell();
    return known;
  };

export const toldAfter = telling(changed);
