import type { Audience, Form, Timing, Words } from "./form.ts";
import { facilitator, funder, sponsor } from "./shipped/others.ts";
import { closing, cold, hot, positioning } from "./shipped/participant.ts";
import { LEVEL, words } from "./shipped/question.ts";

/** The shipped forms: the first version of each; a firm's own versions come after. */
export const shipped: readonly Form[] = [closing, positioning, hot, cold, sponsor, funder, facilitator];

export const FORM_IDS = ["closing", "positioning", "hot", "cold", "sponsor", "funder", "facilitator"] as const;
export type FormID = (typeof FORM_IDS)[number];

/** Which form is asked of whom and when. */
export function formIDOf({ timing, audience }: { timing: Timing; audience: Audience }): FormID {
  if (audience !== "participant") return audience;
  return timing === "pre" || timing === "post" ? "positioning" : timing;
}

export function shippedForm(formID: string): Form {
  const form = shipped.find((one) => one.formID === formID);
  if (!form) throw new Error("No such form is shipped");
  return form;
}

/** More objectives than these would make of it an examination. */
const GOALS_MOST = 8;

/** The objectives of a programme, in the firm's own words, as questions that stand before the competences. */
export function goalQuestions(objectives: readonly string[]): Form["questions"] {
  return objectives.slice(0, GOALS_MOST).map((objective, at) => ({
    questionID: `goal-${at + 1}`,
    kind: "scale",
    required: true,
    label: words(objective, objective),
    ends: LEVEL,
  }));
}

/** What a shipped question asks; question ids keep their meaning for ever. */
export function labelOf(questionID: string): Words {
  const questions = shipped.flatMap((form) => form.questions);
  return questions.find((question) => question.questionID === questionID)?.label ?? words(questionID, questionID);
}
