import { Cancellation } from "@entrepairs/core/cancellation";
import { db } from "@entrepairs/core/db";
import { Actor, dayOf, ID, now, plusMinutes } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Session } from "@entrepairs/core/session";
import { asMember, asSystem, Billing } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { on as calendar } from "./calendar.ts";
import type { Job } from "./dispatch.ts";
import { DAY, keptMail, lead } from "./fixture.ts";
import { on as postponement } from "./postponement.ts";

const reason = "Trop peu d’inscrits";

const sent = keptMail();
openTable(Billing.configureForTests);

/** A group of three sessions a week apart, the first in six days: its invitation has left. */
async function beginning(organizationID: string, coachID: string): Promise<string> {
  const cohortID = await Billing.addCohort();
  await lead(cohortID, { coachID, days: [6, 13, 20], modality: "remote", organizationID });
  return cohortID;
}

it("tells who takes part, the coach and the client once, and their calendars follow", () =>
  asMember({ firmID: ID.createFirm(), roles: ["owner"] }, async () => {
    await Billing.foundFirm();
    const firmID = Actor.firmID();
    const organizationID = await Billing.addClient();
    const member = (name: string, role: "coach" | "sponsor") => ({
      memberID: ID.create("member"),
      email: `${name}@exemple.fr`,
      name,
      roles: [role],
      status: "active" as const,
      invitedAt: now(),
      ...(role === "sponsor" && { organizationID }),
    });
    const [coach, sponsor] = [member("coach", "coach"), member("commanditaire", "sponsor")];
    const other = { ...member("ailleurs", "sponsor"), organizationID: await Billing.addClient() };
    await db().write({ members: [coach, sponsor, other].map((one) => Members.create(one)) }, {});
    const cohortID = await beginning(organizationID, coach.memberID);
    await Billing.addSeat(cohortID, organizationID);
    const run = async (event: string, ids: Record<string, string>) => {
      for (const on of [calendar, postponement] as Record<string, Job>[]) {
        for (const eventID of ["event_1", "event_1"])
          await asSystem(firmID, async () => on[event]?.({ event, ids, firmID, eventID }));
      }
    };
    const [first] = (await Session.cycleOf(cohortID)).sessions;
    if (!first) throw new Error("There is no session");
    const due = { cohortID, sessionID: first.sessionID, startsAt: first.startsAt, reminder: "week" };
    await run("calendar.reminderDue", due);
    const invited = sent.splice(0);
    expect(invited).toHaveLength(2);
    const start = dayOf(plusMinutes(first.startsAt, 60 * DAY), first.zone);
    const { postponementID } = await Cancellation.postpone({ cohortID, start, reason });
    await run(Session.Event.CycleMoved, { cohortID, postponementID });
    const told = sent.filter(({ raw }) => /Nouvelles_dates|Nouvelles dates/.test(raw));
    expect(told.map(({ to }) => to).sort()).toEqual(
      ["coach@exemple.fr", "commanditaire@exemple.fr", ...invited.map(({ to }) => to)]
        .filter((to, at, all) => all.indexOf(to) === at)
        .sort(),
    );
    expect(told.filter(({ raw }) => /METHOD:PUBLISH|method=PUBLISH/i.test(raw))).toHaveLength(2);
    // The entry of the first session, which they were invited to, moves by an invitation of its own.
    const moved = sent.filter(({ raw }) => /method=REQUEST/i.test(raw));
    expect(moved.map(({ to }) => to).sort()).toEqual(invited.map(({ to }) => to).sort());
    expect(sent).toHaveLength(told.length + moved.length);
  }));
