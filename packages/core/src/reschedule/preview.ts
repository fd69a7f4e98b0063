import * as v from "valibot";
import { Calendar } from "../calendar/index.ts";
import { Cohort } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, dayOf, fn, ID, type Instant, notFound, now } from "../kernel/index.ts";
import { Poll } from "../poll/index.ts";
import { Programmes } from "../programme/index.ts";
import {
  lengthGap,
  Minutes,
  makeUpBounds,
  type Obstacle,
  obstacleAt,
  otherDates,
  type Session,
  Start,
  takenBut,
  takenFrom,
} from "../session/index.ts";
import { shifted } from "./billing.ts";

export const ACTS = ["move", "cancel", "makeUp"] as const;
export type Act = (typeof ACTS)[number];

const Asked = v.object({
  cohortID: ID.schema("cohort"),
  sessionID: ID.schema("session"),
  act: v.picklist(ACTS),
  /** The date thought of: the new one, or the one that makes up. */
  startsAt: v.optional(Start),
  minutes: v.optional(Minutes),
});

/**
 * What would follow from moving a session, cancelling it, or making up for it: who is told, whose answer is asked anew,
 * the poll, the parts of a price that wait for it (the firm's office alone), how far its hours are from the
 * programme's; what stands against the date thought of, and dates against which nothing does. Stores nothing.
 */
export const preview = fn("session.changePreview", Asked, async ({ cohortID, sessionID, act, ...input }) => {
  Actor.assertRole("owner", "manager", "coach");
  const group = await Enrolment.groupOf(cohortID);
  const { cohort, sessions } = group;
  Cohort.assertMine(cohort);
  const session = sessions.find((one) => one.sessionID === sessionID);
  if (!session) throw notFound("session");
  const minutes = input.minutes ?? session.minutes;
  const startsAt = input.startsAt && new Date(input.startsAt).toISOString();
  const changed = { ...session, ...(startsAt && { startsAt }), minutes };
  const after = sessionsAfter(sessions, changed, act);
  const [programme, poll, all] = await Promise.all([
    db().get(Programmes, { programmeID: cohort.programmeID }),
    act === "makeUp" ? undefined : Poll.asking(cohortID, sessionID),
    takenFrom(session.coachID, dayOf(earliest(now(), startsAt), session.zone), session),
  ]);
  const taken = session.status === "planned" ? takenBut(all, session) : all;
  const bounds = makeUpBounds(sessions, session);
  return {
    ...told(group, session),
    poll: poll ? { left: poll.sessions.length - 1, isOpen: poll.status === "open" } : null,
    money: Actor.hasRole("owner", "manager") ? await shifted(group, sessions, after(startsAt)) : [],
    gap: programme ? lengthGap(programme, after(startsAt).filter(isAlive)) : null,
    obstacle: startsAt ? (against(changed, taken, bounds) ?? null) : null,
    dates: otherDates({ ...session, minutes }, taken, { from: dayOf(now(), session.zone), ...bounds }),
  };
});

const earliest = (one: Instant, other: Instant = one) => (one < other ? one : other);
const isAlive = ({ status }: Session.Stored) => status !== "cancelled";

/** Who hears of it, and what was said and sent already of the date that goes. */
function told(group: Enrolment.Group, session: Session.Stored) {
  const presences = Calendar.presencesOf(group.items);
  const people = Calendar.seatedIn(group.enrolments).map(({ enrolmentID, given, family }) => ({
    name: `${given} ${family}`,
    said: Calendar.expectedOf(presences.get(enrolmentID), session),
  }));
  const isInvited = (session.sequence ?? 0) > 0 || Calendar.reminderAt(session, "week") <= now();
  return { people, coachName: group.cohort.coachName, isInvited };
}

/** The sessions as they would be; a make-up has no hours until its date is known. */
function sessionsAfter(sessions: readonly Session.Stored[], changed: Session.Stored, act: Act) {
  const gone = sessions.map((one) =>
    one.sessionID === changed.sessionID ? { ...one, status: "cancelled" as const } : one,
  );
  const moved = sessions.map((one) => (one.sessionID === changed.sessionID ? changed : one));
  const again = { ...changed, status: "planned" as const };
  return (startsAt: string | undefined) => {
    if (act === "move") return moved;
    return startsAt ? [...gone, again] : gone;
  };
}

/** Before what is taken: a date on the wrong side of the sessions around it. */
function against(
  session: Session.Stored,
  taken: Parameters<typeof obstacleAt>[1],
  { after, before }: ReturnType<typeof makeUpBounds>,
): Obstacle | "past" | "order" {
  const { startsAt } = session;
  if (startsAt <= now()) return "past";
  if ((after !== null && startsAt <= after) || (before !== null && startsAt >= before)) return "order";
  return obstacleAt(session, taken);
}
