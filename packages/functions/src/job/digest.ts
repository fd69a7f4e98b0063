import { Calendar } from "@entrepairs/core/calendar";
import { Cohort } from "@entrepairs/core/cohort";
import { Discovery } from "@entrepairs/core/discovery";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Config } from "@entrepairs/core/gateway";
import { now, plusDays } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Directory, Due } from "@entrepairs/core/platform";
import { instantOf, Session, type SessionInfo } from "@entrepairs/core/session";
import { render } from "@entrepairs/mail";
import { clashesAcross, type Own, ownAgenda } from "../agenda/own.ts";
import type { Happened, Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const WEEK_DAYS = 7;

/** The digest of each week in which the coach has one of these; the same week is the same due item. */
async function scheduleFor(sessions: readonly SessionInfo[]): Promise<void> {
  for (const session of sessions) {
    const { coachID, zone, status } = session;
    const monday = Calendar.mondayOf(session);
    const dueAt = Calendar.digestAt(monday, zone);
    if (status !== "planned" || dueAt <= now()) continue;
    const dueKey = `digest.${coachID}.${monday}`;
    await Due.schedule({ dueAt, dueKey, event: Calendar.DigestDue, ids: { coachID, monday, zone } });
  }
}

const ofGroup: Job = async ({ ids: { cohortID = "" } }) => {
  const { sessions } = await Enrolment.groupOf(cohortID);
  await scheduleFor(sessions);
};

const ofDiscovery: Job = async ({ ids: { discoveryID = "" } }) =>
  scheduleFor([Discovery.asSession(await Discovery.get(discoveryID))]);

const byDate = (one: Own, other: Own) => one.session.startsAt.localeCompare(other.session.startsAt);

/** What he leads from Monday to Monday, in all his firms. */
async function weekOf(accountID: string, { monday = "", zone = "" }: Happened["ids"]) {
  const who = await Directory.me(accountID);
  const [from, to] = [instantOf(monday, "00:00", zone), instantOf(plusDays(monday, WEEK_DAYS), "00:00", zone)];
  const all = await ownAgenda(who, from);
  const led = all.filter(
    ({ session, part }) => part === "leads" && session.status === "planned" && session.startsAt < to,
  );
  return { who, all, led: led.sort(byDate) };
}

/**
 * A coach's week, of all his firms, in one mail: each of them has this item, the first of those that he works for this
 * week sends it. Nothing when the week has emptied since.
 */
const send: Job = async ({ firmID, ids }) => {
  const { coachID = "", monday = "" } = ids;
  const { accountID, email, status, zone: ownZone } = await Member.get(coachID);
  if (!accountID || status === "removed") return;
  const { who, all, led } = await weekOf(accountID, ids);
  const [first] = led.map(({ firm }) => firm.firmID).sort();
  if (first !== firmID) return;
  const clashes = clashesAcross(all);
  const meetings = led.map(({ session, firm }) => ({
    startsAt: session.startsAt,
    zone: session.zone,
    ...(ownZone && { ownZone }),
    minutes: session.minutes,
    cohortName: session.cohortName,
    firmName: firm.name,
    where: session.place ?? session.link,
    meets: (clashes.get(session.sessionID) ?? []).map((other) => ({
      cohortName: other.session.cohortName,
      firmName: other.firm.name,
    })),
  }));
  const { locale } = who.account;
  const content = render("coachWeek", { monday, meetings, url: `${Config.use().origin}/app/` }, locale);
  await sendOnce(`week-${accountID}-${monday}`, { to: email, locale, content });
};

export const on = {
  [Cohort.Event.Opened]: ofGroup,
  [Session.Event.Moved]: ofGroup,
  [Session.Event.CycleMoved]: ofGroup,
  [Session.Event.LedBy]: ofGroup,
  [Discovery.Event.Opened]: ofDiscovery,
  [Calendar.DigestDue]: send,
};
