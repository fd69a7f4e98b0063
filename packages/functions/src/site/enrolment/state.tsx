/** @jsxImportSource hono/jsx */

import type { Context } from "hono";
import type { Env } from "../../http/index.ts";
import { answerPage } from "../page.tsx";
import { enrolmentWords } from "../words/enrolment.ts";
import { choosingPage, heldPage, payingPage } from "./asked.tsx";
import { type Seen, secondsBefore, Told } from "./frame.tsx";
import { acceptedPage, offerPage } from "./offered.tsx";

/** What the page is about: the status, and a hold that is over is over whoever looks. */
function stateOf({ enrolment, cohort, at }: Seen) {
  const { status, payers, enrolmentID } = enrolment;
  if (status !== "requested") return status;
  const seat = cohort.seats.find((one) => one.enrolmentID === enrolmentID);
  if (!seat || (seat.heldUntil !== null && seat.heldUntil <= at)) return "expired";
  return payers.length === 0 ? "choosing" : "paying";
}

export function answerEnrolment(c: Context<Env>, seen: Seen, status = 200): Response {
  const state = stateOf(seen);
  // Without a script, a page that waits for its payment link asks again by itself: soon at first, then less and less.
  const seconds = state === "paying" && !seen.payPath ? secondsBefore(seen.turn) : undefined;
  if (seconds !== undefined) {
    const path = seen.inLanguage(`/inscription/${seen.token}`);
    c.header("Refresh", `${seconds}; url=${path}${path.includes("?") ? "&" : "?"}attente=${seen.turn + 1}`);
  }
  return answerPage(c, pageOf(seen, state), status);
}

function pageOf(seen: Seen, state: ReturnType<typeof stateOf>) {
  const t = enrolmentWords(seen.locale);
  switch (state) {
    case "invited":
      return offerPage(seen);
    case "accepted":
      return acceptedPage(seen);
    case "choosing":
      return choosingPage(seen);
    case "paying":
      return payingPage(seen);
    case "held":
      return heldPage(seen);
    case "waiting":
      return <Told seen={seen} title={t.waitingTitle} text={t.waiting} />;
    case "declined":
      return <Told seen={seen} title={t.declinedTitle} text={t.declined} />;
    case "expired":
      return <Told seen={seen} title={t.endedTitle} text={t.expired} again />;
    default:
      return <Told seen={seen} title={t.endedTitle} text={t.cancelled} />;
  }
}
