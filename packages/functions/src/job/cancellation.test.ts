import { Cancellation } from "@entrepairs/core/cancellation";
import { Cohort, Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment, EnrolmentHolds } from "@entrepairs/core/enrolment";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, ID, plusMinutes, withClock } from "@entrepairs/core/kernel";
import { Due } from "@entrepairs/core/platform";
import { Session, Sessions } from "@entrepairs/core/session";
import { Terms } from "@entrepairs/core/terms";
import { asMember, Billing } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { beforeEach, expect, it } from "vitest";
import { on } from "./cancellation.ts";
import { DAY, enrolOwner, keptMail, lead, runTwice } from "./fixture.ts";

const sent = keptMail();
openTable(Billing.configureForTests);
beforeEach(() => {
  sent.length = 0;
});

const after = runTwice(on);

/** A client with one person in a group that begins in so many days; its coach is its owner. */
async function group(days: number) {
  await Billing.foundFirm();
  const { memberID } = await enrolOwner();
  const [organizationID, cohortID] = [await Billing.addClient(), await Billing.addCohort()];
  const key = await Billing.addSeat(cohortID, organizationID);
  const [session] = await lead(cohortID, { coachID: memberID, days: [days] });
  const [{ enrolments }, cohort] = [await Enrolment.groupOf(cohortID), await db().get(Cohorts, { cohortID })];
  const [seat] = enrolments;
  if (!cohort || !seat || !session) throw new Error("This group is not there");
  const seats = [{ enrolmentID: key.enrolmentID, heldUntil: null }];
  await db().write({ cohort: Cohorts.replace({ ...cohort, seats }), hold: EnrolmentHolds.create(seat) }, {});
  return { organizationID, cohortID, key, session };
}

const inFirm = (body: () => Promise<void>) => asMember({ firmID: ID.createFirm(), roles: ["owner"] }, body);

it("who takes a seat over is named on its draft and not on what was issued; he who leaves, payer and coach are told once", () =>
  inFirm(async () => {
    const { key, cohortID, organizationID } = await group(40);
    const issued = await Billing.addSeat(cohortID, organizationID, { family: "Restée" });
    const { invoiceID: issuedID } = await Invoice.draft({ seats: [issued] });
    await Invoice.issue({ invoiceID: issuedID });
    const { invoiceID } = await Invoice.draft({ seats: [key] });
    const bea = { given: "Béa", family: "Essai", email: "bea@client-invente.example" };
    const { enrolmentID } = await Enrolment.replace({ ...key, ...bea });
    const follows = { ...key, toCohortID: cohortID, toEnrolmentID: enrolmentID };
    await after(Enrolment.Event.Replaced, follows);
    const draft = await Invoice.get(invoiceID);
    expect(draft.lines.flatMap((line) => line.seats)).toMatchObject([{ cohortID, enrolmentID, name: "Béa Essai" }]);
    expect(draft.net).toBe(70_000);
    expect((await Invoice.get(issuedID)).lines[0]?.seats[0]?.name).toBe("Ana Restée");
    expect(sent.map(({ to }) => to).sort()).toEqual([
      "ana@client-invente.example",
      "compta@client-invente.example",
      "o@firm.example",
    ]);
    // And the draft is issued as it reads now, at the price of the seat.
    await Invoice.issue({ invoiceID });
    expect((await Invoice.get(invoiceID)).lines[0]?.seats[0]?.name).toBe("Béa Essai");
  }));

it("a group too small is looked at on its deadline and not before, told once a date, and again when it moved", () =>
  inFirm(async () => {
    const { cohortID, session } = await group(40);
    const { deadlineDays } = await Terms.current();
    await after(Cohort.Event.Opened, { cohortID });
    const dues: { at: string; event: string; cohortID: string | undefined }[] = [];
    const firmID = Actor.firmID();
    const tick = (time: string) =>
      withClock(Date.parse(time), () =>
        Actor.provide({ type: "platform", job: "tick" }, () =>
          Due.tick(async (items) =>
            items.map((item) => {
              if (item.firmID === firmID) dues.push({ at: item.dueAt, event: item.event, cohortID: item.ids.cohortID });
              return item.firmID === firmID;
            }),
          ),
        ),
      );
    const deadline = plusMinutes(session.startsAt, -deadlineDays * DAY);
    await tick(plusMinutes(deadline, -1));
    expect(dues).toEqual([]);
    await tick(plusMinutes(deadline, 1));
    expect(dues).toEqual([{ at: deadline, event: Cancellation.Event.Deadline, cohortID }]);
    const look = (time: string) => withClock(Date.parse(time), () => after(Cancellation.Event.Deadline, { cohortID }));
    await look(plusMinutes(deadline, -1));
    expect(sent).toEqual([]);
    await look(deadline);
    expect(sent.map(({ to }) => to).sort()).toEqual(["facturation@cabinet-invente.example", "o@firm.example"]);
    await look(deadline);
    expect(sent).toHaveLength(2);
    // Another first session, another deadline.
    const startsAt = plusMinutes(session.startsAt, 7 * DAY);
    const row = await db().get(Sessions, { cohortID, sessionID: session.sessionID });
    if (row) await db().write({ moved: Sessions.replace({ ...row, startsAt }) }, {});
    await after(Session.Event.Moved, { cohortID });
    await look(deadline);
    expect(sent).toHaveLength(2);
    await look(plusMinutes(startsAt, -deadlineDays * DAY));
    expect(sent).toHaveLength(4);
  }));
