import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Actor, ID, now, plusMinutes, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Poll } from "@entrepairs/core/poll";
import { Session } from "@entrepairs/core/session";
import { asMember, asSystem, Billing } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { on as calendar } from "./calendar.ts";
import { DAY, keptMail, lead, runTwice } from "./fixture.ts";
import { on } from "./poll.ts";

const sent = keptMail();
openTable(Billing.configureForTests);

const run = runTwice(on);

/** A group of two people, its first session in five days: everyone was invited to that one. */
async function group() {
  await Billing.foundFirm();
  const organizationID = await Billing.addClient();
  const coach = { memberID: ID.create("member"), email: "coach@exemple.fr", name: "Coach Inventée" };
  await db().write({ coach: Members.create({ ...coach, roles: ["coach"], status: "active", invitedAt: now() }) }, {});
  const cohortID = await Billing.addCohort();
  const sessions = await lead(cohortID, { coachID: coach.memberID, days: [5, 40], modality: "remote" });
  for (const _ of [1, 2]) await Billing.addSeat(cohortID, organizationID);
  const first = sessions[0];
  if (!first) throw new Error("There is no session");
  const { sessionID, startsAt } = first;
  await asSystem(Actor.firmID(), () =>
    db().heal({ cohort: Cohorts.update({ cohortID }, { set: { status: "confirmed" } }) }),
  );
  await runTwice(calendar)("calendar.reminderDue", { cohortID, sessionID, startsAt, reminder: "week" });
  const invited = sent.splice(0);
  return { cohortID, session: first, invited };
}

/** Asked for one date anew, by as many slots from a day on. */
async function ask(
  cohortID: string,
  { sessionID, startsAt }: { sessionID: string; startsAt: string },
  days: readonly number[],
) {
  const slots = days.map((day) => plusMinutes(startsAt, day * DAY));
  const closesAt = plusMinutes(now(), 5 * DAY - 60);
  return (await Poll.open({ cohortID, sessionID, slots, closesAt, quorum: 1 })).pollID;
}

const subjects = () => sent.splice(0).map(({ to, raw }) => [to, /^Subject: (.*)$/m.exec(raw)?.[1] ?? "", raw] as const);

describe("a poll", () => {
  it("reminds who has not answered, twice, and nobody once it is closed; the coach and each are told what was chosen", () =>
    asMember({ firmID: ID.createFirm(), roles: ["owner"] }, async () => {
      const { cohortID, session, invited } = await group();
      const pollID = await ask(cohortID, session, [7, 9]);
      await run(Poll.Event.Opened, { cohortID, pollID });
      const asked = subjects();
      expect(asked).toHaveLength(2);
      const { poll } = (await Poll.ofCohort({ cohortID })) ?? {};
      const [first] = poll?.asked ?? [];
      const subject = { cohortID, pollID, enrolmentID: first?.enrolmentID ?? "" };
      const link = {
        type: "link" as const,
        firmID: Actor.firmID(),
        linkID: ID.create("link"),
        purpose: "poll",
        subject,
      };
      const said = Object.fromEntries((poll?.slots ?? []).map(({ slotID }) => [slotID, "yes" as const]));
      await Actor.provide(link, () => Poll.answer({ said }));
      await run(Poll.Event.Reminder, { cohortID, pollID, round: "2" });
      const [reminded, ...others] = subjects();
      expect(others).toEqual([]);
      expect(asked.map(([to]) => to)).toContain(reminded?.[0]);
      await run(Poll.Event.Reminder, { cohortID, pollID, round: "4" });
      expect(subjects().map(([to]) => to)).toEqual([reminded?.[0]]);
      await withClock(Date.parse(poll?.closesAt ?? "") + 1, () => run(Poll.Event.Due, { cohortID, pollID }));
      await run(Poll.Event.Reminder, { cohortID, pollID, round: "6" });
      expect(subjects()).toEqual([]);

      await Poll.choose({ cohortID, pollID, slotIDs: [poll?.slots.at(-1)?.slotID ?? ""] });
      await runTwice(calendar, on)(Session.Event.CycleMoved, { cohortID, pollID });
      const told = subjects();
      const everyone = [...asked.map(([to]) => to), "coach@exemple.fr"].toSorted();
      const by = (method: string) => told.filter(([, , raw]) => new RegExp(`method=${method}`, "i").test(raw));
      expect(
        by("PUBLISH")
          .map(([to]) => to)
          .toSorted(),
      ).toEqual(everyone);
      // The entry that they were invited to, in five days, moves by an invitation of its own: no other has its number.
      expect(
        by("REQUEST")
          .map(([to]) => to)
          .toSorted(),
      ).toEqual(invited.map(({ to }) => to).toSorted());
      expect(told).toHaveLength(by("PUBLISH").length + by("REQUEST").length);
    }));
});
