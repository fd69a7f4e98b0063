import { Calendar } from "@entrepairs/core/calendar";
import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { now } from "@entrepairs/core/kernel";
import { MailMark } from "@entrepairs/core/mailing";
import { Due } from "@entrepairs/core/platform";
import { Session } from "@entrepairs/core/session";
import { guestsOf, leaderOf, peerOf } from "../agenda/guest.ts";
import { invite, recall, sayCycle, strike, update, wasInvited, withdraw, withdrawAll } from "../agenda/letter.ts";
import type { Happened, Job } from "./dispatch.ts";

async function groupAndFirm(cohortID: string) {
  const [firm, group] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  return { firm, group, about: { firm, cohort: group.cohort } };
}

const isAhead = ({ status, startsAt }: Session.Info) => status === "planned" && startsAt > now();
const isInvitedNow = (session: Session.Info) => isAhead(session) && Calendar.reminderAt(session, "week") <= now();

/** Its reminders, each once: of those whose hour has passed, the invitation is sent by whoever noticed. */
async function schedule({ cohortID, sessionID, startsAt, zone }: Session.Info): Promise<void> {
  for (const reminder of Calendar.REMINDERS) {
    const dueAt = Calendar.reminderAt({ startsAt, zone }, reminder);
    if (dueAt <= now()) continue;
    const dueKey = `${reminder}.${sessionID}.${Date.parse(startsAt)}`;
    await Due.schedule({
      dueAt,
      dueKey,
      event: Calendar.ReminderDue,
      ids: { cohortID, sessionID, startsAt, reminder },
    });
  }
}

const scheduleAll: Job = async ({ ids: { cohortID = "" } }) => {
  const { sessions } = await Enrolment.groupOf(cohortID);
  for (const session of sessions.filter(isAhead)) await schedule(session);
};

/** He has his seat: his dates in one mail, and the invitation to a session that is less than a week away. */
async function welcome({ cohortID = "", enrolmentID = "" }: Happened["ids"]): Promise<void> {
  const { about, group } = await groupAndFirm(cohortID);
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  const sessions = group.sessions.filter(isAhead);
  if (enrolment?.status !== "accepted" || sessions.length === 0) return;
  for (const session of sessions) await schedule(session);
  const guest = peerOf(enrolment, group);
  await sayCycle(sessions, about, guest);
  for (const session of sessions.filter(isInvitedNow)) await invite(session, about, guest);
}

/** He has left: what he was invited to is cancelled for him, what he took from the file goes by a file. */
async function release({ cohortID = "", enrolmentID = "" }: Happened["ids"]): Promise<void> {
  const { about, group } = await groupAndFirm(cohortID);
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!enrolment || Calendar.seatedIn([enrolment]).length > 0) return;
  const guest = peerOf(enrolment, group);
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
  await schedule(session);
  const change = session.moved && { kind: "moved" as const, ...session.moved };
  for (const guest of await guestsOf(group, firm, session)) await update(session, about, guest, change);
};

/** A session that is cancelled while its group goes on: to each once, by CANCEL to who was invited. */
const tellCancel: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  const session = group.sessions.find(({ sessionID }) => sessionID === ids.sessionID);
  if (!session?.cancelled) return;
  const instead = group.sessions.find((one) => one.sessionID === ids.makeUpID && isAhead(one));
  if (instead) await schedule(instead);
  const change = { kind: "madeUp" as const, from: session.startsAt };
  const isPast = session.startsAt <= now();
  for (const guest of await guestsOf(group, firm, session)) {
    const invited = await wasInvited(invitedAs(session), guest);
    // Who stood in did so for the date that is gone.
    const next = guest.isPeer || guest.id === instead?.coachID ? instead : undefined;
    if (!isPast && invited) await withdraw(session, { why: "cancelled", about, guest, instead: next });
    if (!isPast && !invited) await strike(session, { about, guest, instead: next });
    // An entry that goes and one that comes are two mails: a calendar reads one method a mail.
    if (next && (isPast || invited || isInvitedNow(next))) await update(next, about, guest, change);
  }
  if (instead && instead.coachID !== session.coachID)
    await update(instead, about, await leaderOf(instead.coachID, group, firm), change);
};

/** A cancelled session has its new date, found later. */
const tellMadeUp: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  const session = group.sessions.find(({ sessionID }) => sessionID === ids.sessionID);
  if (!session || !isAhead(session)) return;
  await schedule(session);
  const gone = group.sessions.find(({ sessionID }) => sessionID === session.makesUpFor);
  const change = gone && { kind: "madeUp" as const, from: gone.startsAt };
  for (const guest of await guestsOf(group, firm, session)) await update(session, about, guest, change);
};

/** Another place: those whose invitation went out already hear of it, the others with theirs. */
const tellPlace: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  for (const session of group.sessions.filter((one) => isInvitedNow(one) && (one.sequence ?? 0) > 0)) {
    for (const guest of await guestsOf(group, firm, session)) await update(session, about, guest);
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

/** Nothing for a session that was moved or cancelled meanwhile: its own change told of that. */
const remind: Job = async ({ ids }) => {
  const { about, group, firm } = await groupAndFirm(ids.cohortID ?? "");
  const session = group.sessions.find(({ sessionID }) => sessionID === ids.sessionID);
  if (!session || !isAhead(session) || session.startsAt !== ids.startsAt) return;
  const guests = await guestsOf(group, firm, session);
  if (ids.reminder === "week") {
    for (const guest of guests) await invite(session, about, guest);
    return;
  }
  for (const guest of guests.filter(({ isPeer }) => isPeer)) await recall(session, about, guest);
};

export const on = {
  [Cohort.Event.Opened]: scheduleAll,
  [Cohort.Event.Changed]: tellPlace,
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
  [Calendar.ReminderDue]: remind,
};
