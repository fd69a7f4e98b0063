import type { Form, Question } from "./form.ts";

/** What a question takes on a phone, in seconds: read it, choose, go on. Free words are those of who writes some. */
const SECONDS: Readonly<Record<Question["kind"], number>> = { scale: 8, nps: 10, text: 25 };

/** Reading who reads the answers, once. */
const HEAD_SECONDS = 15;

/** A minute after a session; five minutes at most for any other form. */
const MOST: Readonly<Record<string, number>> = { closing: 60 };
const USUAL_MOST = 300;

/** How long a form takes, in seconds. */
export function secondsOf({ questions }: Pick<Form, "questions">): number {
  return questions.reduce((sum, { kind }) => sum + SECONDS[kind], HEAD_SECONDS);
}

/** The longest that a form may take, in seconds. */
export function secondsMost(formID: string): number {
  return MOST[formID] ?? USUAL_MOST;
}
