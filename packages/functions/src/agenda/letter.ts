import { MailMark } from "@entrepairs/core/mailing";
import type { SessionInfo } from "@entrepairs/core/session";
import { invitationOf, publicationOf, render } from "@entrepairs/mail";
import { sendOnce } from "../job/mail.ts";
import { type About, type Change, ownHours, recallOf, summonsOf } from "./content.ts";
import { eventOf } from "./event.ts";
import type { Guest } from "./guest.ts";
import { organizerOf } from "./organizer.ts";

/** One a session's date and person: an invitation that follows another of the same date says nothing new. */
export const weekMailID = ({ sessionID, startsAt }: SessionInfo, { id }: Guest) =>
  `week-${sessionID}-${Date.parse(startsAt)}-${id}`;
export const eveMailID = ({ sessionID, startsAt }: SessionInfo, { id }: Guest) =>
  `eve-${sessionID}-${Date.parse(startsAt)}-${id}`;
/** One a change and person, whatever told of it. */
export const changeMailID = ({ sessionID, sequence = 0 }: SessionInfo, { id }: Guest) =>
  `told-${sessionID}-${sequence}-${id}`;

const organizerFor = ({ cohortID }: { cohortID: string }, { firm }: About, { id, isPeer }: Guest) =>
  organizerOf(firm, isPeer ? { cohortID, enrolmentID: id } : undefined);

/** The invitation to a session: METHOD:REQUEST, with what he said of his presence; or METHOD:CANCEL, withdrawn. */
export async function invitation(session: SessionInfo, about: About, guest: Guest, withdrawn = false) {
  const { name, email: address, locale } = guest;
  const firm = await organizerFor(session, about, guest);
  const attendee = { name, address, status: guest.statusFor(session) };
  return invitationOf(eventOf(session, { firm, locale, attendee, withdrawn }));
}

async function summon(mailID: string, session: SessionInfo, about: About, guest: Guest, change?: Change) {
  const { email: to, locale } = guest;
  const content = summonsOf(session, about, guest, change);
  const calendar = await invitation(session, about, guest);
  await sendOnce(mailID, { to, replyTo: about.firm.contactEmail, locale, content, calendar });
}

/** A week before, or as soon as he has his seat when that is later. */
export const invite = (session: SessionInfo, about: About, guest: Guest) =>
  summon(weekMailID(session, guest), session, about, guest);

/** What changed, as an update of the same entry. */
export const update = (session: SessionInfo, about: About, guest: Guest, change?: Change) =>
  summon(changeMailID(session, guest), session, about, guest, change);

/** The eve of it: no entry again, the calendar has it. */
export async function recall(session: SessionInfo, about: About, guest: Guest): Promise<void> {
  const { email: to, locale } = guest;
  const content = recallOf(session, about, guest);
  await sendOnce(eveMailID(session, guest), { to, replyTo: about.firm.contactEmail, locale, content });
}

/** All the dates of someone who has his seat, in one file: calendars take an invitation of one entry at most. */
export async function sayCycle(sessions: readonly SessionInfo[], about: About, guest: Guest): Promise<void> {
  const { firm, cohort } = about;
  const { id, email: to, locale, url } = guest;
  const organizer = await organizerFor(cohort, about, guest);
  const dates = sessions.map((session) => ({ ...session, ...ownHours(guest) }));
  const params = { firmName: firm.name, programmeTitle: cohort.programmeTitle, sessions: dates, url };
  const calendar = publicationOf({
    name: cohort.name,
    events: sessions.map((session) => eventOf(session, { firm: organizer, locale })),
  });
  const content = render("cycleDates", params, locale);
  await sendOnce(`cycle-${id}`, { to, replyTo: firm.contactEmail, locale, content, calendar });
}

/** Whether a REQUEST of the date as it stands went to him. */
export async function wasInvited(session: SessionInfo, guest: Guest): Promise<boolean> {
  const marks = [weekMailID(session, guest), changeMailID(session, guest)];
  return (await Promise.all(marks.map((one) => MailMark.wasSent(one)))).includes(true);
}

/** A session with another date, and what calendars knew of it: who was invited to that one is told the same way. */
export async function followDate(session: SessionInfo, before: Before, about: About, guests: readonly Guest[]) {
  const earlier = { ...session, ...before };
  for (const guest of guests) if (await wasInvited(earlier, guest)) await update(session, about, guest);
}

type Before = Pick<SessionInfo, "startsAt"> & { sequence: number };

interface Gone {
  why: "cancelled" | "left";
  about: About;
  guest: Guest;
  /** The session that makes up for a cancelled one. */
  instead?: SessionInfo | undefined;
}

/** What the firm wrote of a session that it cancelled alone, and when it is made up for. */
const toldOf = ({ cancelled }: SessionInfo, instead: SessionInfo | undefined, guest: Guest) => ({
  ...(cancelled && { reason: cancelled.reason }),
  ...(instead && { instead: { ...instead, ...ownHours(guest) } }),
});

/** The entry goes: METHOD:CANCEL, under the same uid. */
export async function withdraw(session: SessionInfo, { why, about, guest, instead }: Gone): Promise<void> {
  const { firm, cohort } = about;
  const { email: address, locale, url } = guest;
  const calendar = await invitation(session, about, guest, true);
  const params = {
    firmName: firm.name,
    cohortName: cohort.name,
    why,
    sessions: [session],
    url,
    ...toldOf(session, instead, guest),
  };
  const mailID = `gone-${session.sessionID}-${guest.id}`;
  const content = render("sessionsWithdrawn", params, locale);
  await sendOnce(mailID, { to: address, replyTo: firm.contactEmail, locale, content, calendar });
}

/** Dates that he took from the file of the cycle go by a file too, at once. */
export async function withdrawAll(sessions: readonly SessionInfo[], { why, about, guest }: Gone): Promise<void> {
  if (sessions.length === 0) return;
  const { firm, cohort } = about;
  const { id, email: to, locale, url } = guest;
  const organizer = await organizerFor(cohort, about, guest);
  const events = sessions.map((session) => eventOf(session, { firm: organizer, locale, withdrawn: true }));
  const calendar = publicationOf({ name: cohort.name, events });
  const params = { firmName: firm.name, cohortName: cohort.name, why, sessions, url };
  const content = render("sessionsWithdrawn", params, locale);
  await sendOnce(`gone-${id}`, { to, replyTo: firm.contactEmail, locale, content, calendar });
}

/** A session that is cancelled alone, to who was not invited yet: a file takes it out, and brings its new date. */
export async function strike(session: SessionInfo, { about, guest, instead }: Omit<Gone, "why">): Promise<void> {
  const { firm, cohort } = about;
  const { id, email: to, locale, url } = guest;
  const organizer = await organizerFor(cohort, about, guest);
  const gone = eventOf(session, { firm: organizer, locale, withdrawn: true });
  const calendar = publicationOf({
    name: cohort.name,
    events: instead ? [gone, eventOf(instead, { firm: organizer, locale })] : [gone],
  });
  const params = { firmName: firm.name, cohortName: cohort.name, why: "cancelled" as const, sessions: [session], url };
  const content = render("sessionsWithdrawn", { ...params, ...toldOf(session, instead, guest) }, locale);
  await sendOnce(`gone-${session.sessionID}-${id}`, { to, replyTo: firm.contactEmail, locale, content, calendar });
}
