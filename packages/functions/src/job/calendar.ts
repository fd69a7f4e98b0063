import { Calendar } from "@entrepairs/core/calendar";
import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { now } from "@entrepairs/core/kernel";
import { MailMark } from "@entrepairs/core/mailing";
import { Session } from "@entrepairs/core/session";
import type { About } from "../agenda/content.ts";
import { everyoneAt } from "../agenda/everyone.ts";
import { type Guest, guestsOf, leaderOf, personOf } from "../agenda/guest.ts";
import { invite, recall, sayCycle, strike, update, wasInvited, withdraw, withdrawAll } from "../agenda/letter.ts";
import { wake, wakeFor } from "../agenda/wake.ts";
import type { Happened, Job } from "./dispatch.ts";

async function groupAndFirm(cohortID: string) {
  const [firm, group] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  return { firm, group, about: { firm, cohort: group.cohort } };
}

const isAhead = ({ status, startsAt }: Session.Info) => status === "planned" && startsAt > now();
const isInvitedNow = (session: Session.Info, guest: Guest) =>
  isAhead(session) && Calendar.ownReminderAt(session, "week", guest) <= now();

const scheduleAll: Job = async ({ ids: { cohortID = "" } }) => {
  const { group, firm } = await groupAndFirm(cohortID);
  for (const session of group.sessions.filter(isAhead)) await wakeFor(session, () => guestsOf(group, firm, session));
};

/** He has his seat: his dates in one mail, and the invitation to a session that is less than a week away. */
async function welcome({ cohortID = "", enrolmentID = "" }: Happened["ids"]): Promise<void> {
  const { about, group } = await groupAndFirm(cohortID);
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  const sessions = group.sessions.filter(isAhead);
  if (enrolment?.status !== "accepted" || sessions.length === 0) return;
  const guest = await personOf(enrolment, group);
  for (const session of sessions) await wakeFor(session, () => [guest]);
  await sayCycle(sessions, about, guest);
  for (const session of sessions) if (isInvitedNow(session, guest)) await invite(session, about, guest);
}

/** He has left: what he was invited to is cancelled for him, what he took from the file goes by a file. */
async function release({ cohortID = "", enrolmentID = "" }: Happened["ids"]): Promise<void> {
  const { about, group } = await groupAndFirm(cohortID);
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!enrolment || Calendar.seatedIn([enrolment]).length > 0) return;
  const guest = await personOf(enrolment, group);
  const gone = { why: group.cohort.status === "cancelled" ? "cancelled" : "left", about, guest } as const;
  const filed = [];
  for (const session of group.sessions) {
    if (session.status === "held" || session.cancelled || session.startsAt <= now()) continue;
    if (await wasInvited(invitedAs(session), guest)) await withdraw(session, gone);
    else filed.push(session);
  }
  if (await MailMark.wasSent(`cycle-${enrolmentID}`)) await withdrawAll(filed, gone);
}

/** A session that is cancelled was last told of under the number before. */
function invitedAs(session: Session.Info): Session.Info {
  const { status, sequence = 0 } = session;
  return status === "cancelled" ? { ...session, sequence: sequence - 1 } : session;
}

const takePlace: Job = async ({ ids }) => {
  const { toCohortID = "", toEnrolmentID = "" } = ids;
  await release(ids);
  await welcome({ cohortID: toCohortID, enrolmentID: toEnrolmentID });
};

/** A moved session's new date, to everyone who takes part and to its coach. */
const tellMove: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  const session = group.sessions.find(({ sessionID }) => sessionID === ids.sessionID);
  if (session?.status !== "planned") return;
  const guests = await guestsOf(group, firm, session);
  await wakeFor(session, () => guests);
  const change = session.moved && { kind: "moved" as const, ...session.moved };
  for (const guest of guests) await update(session, about, guest, change);
};

/** A session that is cancelled while its group goes on: to each once, by CANCEL to who was invited. */
const tellCancel: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  const session = group.sessions.find(({ sessionID }) => sessionID === ids.sessionID);
  if (!session?.cancelled) return;
  const instead = group.sessions.find((one) => one.sessionID === ids.makeUpID && isAhead(one));
  if (instead) await wakeFor(instead, () => guestsOf(group, firm, instead));
  const change = { kind: "madeUp" as const, from: session.startsAt };
  const isPast = session.startsAt <= now();
  for (const guest of await guestsOf(group, firm, session)) {
    const invited = await wasInvited(invitedAs(session), guest);
    // Who stood in did so for the date that is gone.
    const next = guest.isPeer || guest.id === instead?.coachID ? instead : undefined;
    if (!isPast && invited) await withdraw(session, { why: "cancelled", about, guest, instead: next });
    if (!isPast && !invited) await strike(session, { about, guest, instead: next });
    // An entry that goes and one that comes are two mails: a calendar reads one method a mail.
    if (next && (isPast || invited || isInvitedNow(next, guest))) await update(next, about, guest, change);
  }
  if (instead && instead.coachID !== session.coachID)
    await update(instead, about, await leaderOf(instead.coachID, group, firm), change);
};

/** A cancelled session has its new date, found later. */
const tellMadeUp: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  const session = group.sessions.find(({ sessionID }) => sessionID === ids.sessionID);
  if (!session || !isAhead(session)) return;
  const guests = await guestsOf(group, firm, session);
  await wakeFor(session, () => guests);
  const gone = group.sessions.find(({ sessionID }) => sessionID === session.makesUpFor);
  const change = gone && { kind: "madeUp" as const, from: gone.startsAt };
  for (const guest of guests) await update(session, about, guest, change);
};

/** Another place: those whose invitation went out already hear of it, the others with theirs. */
const tellPlace: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  for (const session of group.sessions.filter((one) => isAhead(one) && (one.sequence ?? 0) > 0)) {
    for (const guest of await guestsOf(group, firm, session))
      if (isInvitedNow(session, guest)) await update(session, about, guest);
  }
};

/** Many dates at once: the mail that says them all carries their file; what was invited already is updated. */
const followCycle: Job = async (happened) => {
  await scheduleAll(happened);
  await tellPlace(happened);
};

/** The coach's entries go with his group; its people's as they leave it. */
const freeCoach: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  for (const session of group.sessions.filter(({ status }) => status === "cancelled")) {
    const guest = await leaderOf(session.coachID, group, firm);
    if (await wasInvited(invitedAs(session), guest)) await withdraw(session, { why: "cancelled", about, guest });
  }
};

/** The invitation to who takes part and who leads; the eve to those who come. */
async function send(session: Session.Info, reminder: Calendar.Reminder, about: About, guest: Guest): Promise<void> {
  if (reminder === "week" && !guest.isVisitor) await invite(session, about, guest);
  if (reminder === "eve" && (guest.isPeer || guest.isVisitor)) await recall(session, about, guest);
}

/**
 * To those whose hour has come, and an item for the hours to come. Nothing for a session that was moved or cancelled
 * meanwhile: its own change told of that.
 */
const remind: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  const session = group.sessions.find(({ sessionID }) => sessionID === ids.sessionID);
  if (!session || !isAhead(session) || session.startsAt !== ids.startsAt) return;
  const reminder = ids.reminder === "week" ? "week" : "eve";
  const guests = await everyoneAt(session, group, firm);
  const { due, later } = Calendar.remindersAt(guests, session, { reminder, at: now() });
  for (const hour of later) await wake(session, reminder, hour);
  for (const guest of due) await send(session, reminder, about, guest);
};

/** Someone lives by other clocks from now on: each reminder comes once, by the old hour or the new. */
const followZone: Job = async ({ ids }) => {
  const { participantID, memberID, from, memberFrom } = ids;
  for (const cohortID of await Calendar.groupsOf({ participantID, memberID }, now())) {
    const { about, group, firm } = await groupAndFirm(cohortID);
    for (const session of group.sessions.filter(isAhead)) {
      const guests = await everyoneAt(session, group, firm);
      for (const guest of guests.filter(({ personID }) => personID === participantID || personID === memberID)) {
        const before = (guest.personID === memberID ? memberFrom : from) || undefined;
        await followIn(session, about, guest, before);
      }
    }
  }
};

async function followIn(session: Session.Info, about: About, guest: Guest, from: string | undefined): Promise<void> {
  const at = now();
  for (const reminder of Calendar.REMINDERS) {
    const next = Calendar.afterMove(session, guest, { reminder, from, at });
    if (next === at) await send(session, reminder, about, guest);
    else if (next) await wake(session, reminder, next);
  }
}

export const on = {
  [Cohort.Event.Opened]: scheduleAll,
  [Cohort.Event.Changed]: followCycle,
  [Cohort.Event.Cancelled]: freeCoach,
  [Session.Event.Moved]: tellMove,
  [Session.Event.CycleMoved]: followCycle,
  [Session.Event.Cancelled]: tellCancel,
  [Session.Event.MadeUp]: tellMadeUp,
  [Enrolment.Event.Accepted]: ({ ids }: Happened) => welcome(ids),
  [Enrolment.Event.Cancelled]: ({ ids }: Happened) => release(ids),
  [Enrolment.Event.Withdrawn]: ({ ids }: Happened) => release(ids),
  [Enrolment.Event.Replaced]: takePlace,
  [Enrolment.Event.Transferred]: takePlace,
  [Session.Event.LedBy]: scheduleAll,
  [Calendar.ReminderDue]: remind,
  [Calendar.ZoneChosen]: followZone,
};
