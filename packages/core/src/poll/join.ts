import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, ID, plusMinutes } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Event } from "./event.ts";
import { Polls } from "./poll.table.ts";
import { isLiving, isOpen, PURPOSE, partitionOf, wholeIn } from "./row.ts";

const WEEK_MINUTES = 7 * 24 * 60;

/** Who came into the group after its poll was opened is asked as well, while it is open. For jobs; again it is once. */
export const askJoined = fn("poll.askJoined", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  Actor.assertSystem();
  return untilWritten(async () => {
    const [{ enrolments }, items] = await Promise.all([Enrolment.groupOf(cohortID), partitionOf(cohortID)]);
    const poll = wholeIn(items)?.poll;
    const asked = new Set(poll?.asked.map(({ enrolmentID }) => enrolmentID));
    const joined = enrolments.filter((one) => isLiving(one) && !asked.has(one.enrolmentID));
    if (!poll || !isOpen(poll) || poll.sessions.length === 0 || joined.length === 0) return { cohortID, asked: 0 };
    const { pollID, closesAt } = poll;
    const links = joined.map(({ enrolmentID }) => ({
      enrolmentID,
      ...Link.issue({
        purpose: PURPOSE,
        subject: { cohortID, pollID, enrolmentID },
        expiresAt: plusMinutes(closesAt, WEEK_MINUTES),
      }),
    }));
    const more = links.map(({ enrolmentID, linkID }) => ({ enrolmentID, linkID }));
    const written = await db().write(
      {
        poll: Polls.replace({ ...poll, asked: [...poll.asked, ...more] }),
        links: links.map(({ operation }) => operation),
        event: event(Event.Joined, { cohortID, pollID }),
      },
      { cohortID, asked: joined.length },
    );
    return written.refused ? undefined : written.answer;
  });
});
