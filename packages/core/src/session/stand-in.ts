import * as v from "valibot";
import { Cohorts, untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Actor, DomainError, fn, ID, line, notFound, now, plusMinutes, refusedField } from "../kernel/index.ts";
import { Member, Members } from "../member/index.ts";
import { clashesOf, reserve } from "./coach-day.ts";
import { restated } from "./sequence.ts";
import { Sessions } from "./session.table.ts";
import { cycleOf, Event, find, notPlanned, type Stored } from "./session.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };

const leads = ({ roles, status }: Pick<Member.Info, "roles" | "status">) =>
  status !== "removed" && roles.some((role) => role === "coach" || role === "owner");

/** A session that another may still lead: planned, and not over by its hours. */
function toLead(sessions: readonly Stored[], sessionID: string): Stored {
  const session = find(sessions, sessionID);
  if (session.status !== "planned" || plusMinutes(session.startsAt, session.minutes) <= now()) throw notPlanned();
  return session;
}

/**
 * Who may lead a session instead of who does now, and what each would meet in his own hours. For who leads the group,
 * and the firm; two round trips.
 */
export async function candidates({ cohortID, sessionID }: { cohortID: string; sessionID: string }) {
  Actor.assertRole("owner", "manager", "coach");
  const [{ sessions }, members] = await Promise.all([cycleOf(cohortID), Member.list()]);
  const session = toLead(sessions, sessionID);
  const able = members.filter((one) => leads(one) && one.memberID !== session.coachID);
  const clashes = await clashesOf(
    able.map(({ memberID }) => memberID),
    session,
  );
  return able.map(({ memberID, name }, at) => ({ memberID, name, clash: clashes[at] ?? null }));
}

/**
 * Gives one planned session to another coach of the firm, or back to its group's own: his hours are booked and the
 * other's freed in the same transaction, calendars are told by the event, and its room, its sheet and its day are his
 * from then on, and no more the other's. By the group's coach, or the firm. Refused for someone who does not coach
 * (`cohort.not_a_coach`), who leads it already (`session.led_already`), or who is elsewhere (as `reserve` says).
 */
export const replace = fn(
  "session.replaceCoach",
  v.object({ ...Key, coachID: ID.schema("member"), reason: line(300) }),
  async ({ cohortID, sessionID, coachID, reason }) => {
    Actor.assertRole("owner", "manager", "coach");
    return untilWritten(async () => {
      const [{ cohort, sessions }, member] = await Promise.all([
        cycleOf(cohortID),
        db().get(Members, { memberID: coachID }),
      ]);
      const session = toLead(sessions, sessionID);
      if (!member) throw notFound("member");
      if (!leads(member)) throw refusedField("coachID", "cohort.not_a_coach", "This member does not coach");
      if (session.coachID === coachID) {
        throw new DomainError("conflict", "session.led_already", "He leads this session already", [
          { path: "coachID", code: "session.led_already" },
        ]);
      }
      const { standIn: _, ...rest } = session;
      const { coachID: forID, coachName: forName } = cohort;
      const standIn = { name: member.name, forID, forName, reason };
      const led: Stored = { ...rest, coachID, ...(coachID !== forID && { standIn }), ...restated(session) };
      const written = await db().write(
        {
          cohort: Cohorts.replace(cohort),
          session: Sessions.replace(led),
          coachDays: await reserve(coachID, { add: [led], drop: [session] }),
          event: event(Event.LedBy, { cohortID, sessionID, coachID: session.coachID, toCoachID: coachID }),
        },
        { cohortID, sessionID, status: "planned" as const },
      );
      return written.refused ? undefined : written.answer;
    });
  },
);
