import type { Checked, Form, Question } from "@entrepairs/core/survey";
import { releaseOf } from "./question.tsx";

/** One screen: its place, from 1, and what it asks. */
export interface Step {
  number: number;
  questions: readonly Question[];
}

/** Where one stands is told point after point of a list: five of them make a screen. */
const POINTS_A_SCREEN = 5;

/** The closing form is one screen; a positioning asks five points at a time, the others one question. */
export function stepsOf({ formID, questions }: Form): Step[] {
  const most = formID === "closing" ? questions.length : formID === "positioning" ? POINTS_A_SCREEN : 1;
  return Array.from({ length: Math.ceil(questions.length / most) }, (_, at) => ({
    number: at + 1,
    questions: questions.slice(at * most, (at + 1) * most),
  }));
}

/** The step of an address, or the first: a number that is none of them leads nowhere. */
export function stepAt(form: Form, number: string | undefined): Step {
  const steps = stepsOf(form);
  return steps.find((step) => String(step.number) === number) ?? steps[0] ?? { number: 1, questions: [] };
}

/** The step that asks the first of these questions. */
export function stepAsking(form: Form, questionIDs: readonly string[]): Step | undefined {
  return stepsOf(form).find((step) => step.questions.some((question) => questionIDs.includes(question.questionID)));
}

/** What a posted step says, as the survey's commands take it: the words with their release, off unless ticked. */
export function answersIn(values: Readonly<Record<string, string>>, step: Step): Record<string, unknown> {
  return Object.fromEntries(
    step.questions.map(({ questionID, kind }) => {
      const given = values[questionID] ?? "";
      return [questionID, kind === "text" ? { text: given, released: values[releaseOf(questionID)] === "yes" } : given];
    }),
  );
}

/** What was saved, as the fields of the form show it. */
export function valuesOf({ scale, nps, words }: Checked): Record<string, string> {
  const figures = Object.entries({ ...scale, ...nps }).map(([questionID, value]) => [questionID, String(value)]);
  const texts = words.flatMap(({ questionID, text, released }) => [
    [questionID, text],
    ...(released ? [[releaseOf(questionID), "yes"]] : []),
  ]);
  return Object.fromEntries([...figures, ...texts]);
}
