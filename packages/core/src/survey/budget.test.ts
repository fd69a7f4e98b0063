import { expect, it } from "vitest";
import { Calendar } from "../calendar/index.ts";
import { secondsOf } from "./budget.ts";
import { goalQuestions, shippedForm } from "./forms.ts";

/** Of a usual cycle: a kickoff, seven sessions, a review; the last one is asked about by the form of the end. */
const SESSIONS = 9;
const OBJECTIVES = 5;

/** What a participant does beside the method, in seconds; the charter and his learnings are part of the method. */
const ACCEPT_SECONDS = 180;
const SIGN_SECONDS = 20;
const COME_SECONDS = 15;

const positioning = secondsOf({
  questions: [
    ...goalQuestions(Array.from({ length: OBJECTIVES }, (_, at) => `Objectif ${at}`)),
    ...shippedForm("positioning").questions,
  ],
});

it("a participant gives at most 3 minutes a session, 25 minutes a cycle, and gets 3 mails a session (T6)", () => {
  const session = secondsOf(shippedForm("closing")) + SIGN_SECONDS + COME_SECONDS;
  // The question of the end stands in place of the last closing one.
  const sessions = SESSIONS * (SIGN_SECONDS + COME_SECONDS) + (SESSIONS - 1) * secondsOf(shippedForm("closing"));
  const once = {
    acceptance: ACCEPT_SECONDS,
    positioning: 2 * positioning,
    end: secondsOf(shippedForm("hot")),
    later: 2 * secondsOf(shippedForm("cold")),
  };
  const cycle = sessions + Object.values(once).reduce((sum, seconds) => sum + seconds, 0);
  // Its reminders, and the closing question, which has none of its own.
  const mails = Calendar.REMINDERS.length + 1;
  const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`;
  console.log(
    `a session ${minutes(session)} of 3, ${mails} mails of 3; a cycle of ${SESSIONS} sessions ${minutes(cycle)} of 25 ` +
      `(sessions ${minutes(sessions)}, ${Object.entries(once)
        .map(([name, seconds]) => `${name} ${minutes(seconds)}`)
        .join(", ")})`,
  );
  expect(session).toBeLessThanOrEqual(3 * 60);
  expect(mails).toBeLessThanOrEqual(3);
  expect(cycle).toBeLessThanOrEqual(25 * 60);
});
