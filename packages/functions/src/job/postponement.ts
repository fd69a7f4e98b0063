import { Calendar } from "@entrepairs/core/calendar";
import { Cancellation } from "@entrepairs/core/cancellation";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Session } from "@entrepairs/core/session";
import { type MessageParams, publicationOf, render } from "@entrepairs/mail";
import { ownHours } from "../agenda/content.ts";
import { eventOf } from "../agenda/event.ts";
import { coachOf, type Guest, guestsOf, personOf } from "../agenda/guest.ts";
import { followDate } from "../agenda/letter.ts";
import { organizerOf } from "../agenda/organizer.ts";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

type Reader = MessageParams["groupPostponed"]["reader"];
type Addressed = Pick<Guest, "id" | "email" | "locale" | "url" | "zone">;

/**
 * A group is postponed: who takes part, who is asked to, its coach and its clients are told once, with all the new
 * dates. Calendars follow by the file; an invitation that went out already is updated as one.
 */
const tell: Job = async ({ ids: { cohortID = "", postponementID } }) => {
  if (!postponementID) return;
  const [firm, group] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  const { cohort } = group;
  const sessions = group.sessions.filter(({ status }) => status === "planned");
  const reason = sessions.find(({ moved }) => moved)?.moved?.reason;
  if (reason === undefined) return;
  const send = async ({ id, email: to, locale, url, zone }: Addressed, reader: Reader) => {
    const { programmeTitle, name: cohortName } = cohort;
    const dates = sessions.map((session) => ({ ...session, ...ownHours({ zone }) }));
    const params = { firmName: firm.name, reader, programmeTitle, cohortName, reason, sessions: dates, url };
    const seat = reader === "person" ? { cohortID, enrolmentID: id } : undefined;
    const organizer = await organizerOf(firm, seat);
    const events = sessions.map((session) => eventOf(session, { firm: organizer, locale }));
    await sendOnce(`${postponementID}.${id}`, {
      to,
      replyTo: firm.contactEmail,
      locale,
      content: render("groupPostponed", params, locale),
      ...(CALENDARS.includes(reader) && { calendar: publicationOf({ name: cohortName, events }) }),
    });
  };
  for (const one of Cancellation.toldIn(group)) {
    await send(await personOf(one, group), Calendar.seatedIn([one]).length > 0 ? "person" : "invited");
  }
  await send(await coachOf(group, firm), "coach");
  const url = `${Config.use().origin}/app/f/${firm.firmID}/espace`;
  for (const { memberID, email } of await Cancellation.sponsorsOf(group)) {
    await send({ id: memberID, email, locale: firm.locale, url }, "sponsor");
  }
  await follow(group, firm);
};

const CALENDARS: readonly Reader[] = ["person", "coach"];

/** A calendar that took an invitation of the earlier date learns of the new one by the same way. */
async function follow(group: Enrolment.Group, firm: Firm.Info): Promise<void> {
  const guests = await guestsOf(group, firm);
  for (const session of group.sessions.filter(({ status }) => status === "planned")) {
    const { moved, sequence = 0 } = session;
    if (!moved) continue;
    await followDate(session, { startsAt: moved.from, sequence: sequence - 1 }, { firm, cohort: group.cohort }, guests);
  }
}

export const on = { [Session.Event.CycleMoved]: tell };
