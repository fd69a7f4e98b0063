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
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const WEEK_DAYS = 7;

/** By whose clocks a coach lives: his own, or those of the session. */
const clocksOf = (own: string | undefined, { zone }: Pick<SessionInfo, "zone">) => own ?? zone;

/**
 * The digest of each week in which the coach has one of these; the same week is the same due item. `from`: by whose
 * clocks he lived until now; a week whose hour has come by the new ones alone is told at once.
 */
async function scheduleFor(sessions: readonly SessionInfo[], from?: { zone: string | undefined }): Promise<void> {
  const ahead = sessions.filter(({ status, startsAt }) => status === "planned" && startsAt > now());
  const owns = new Map<string, string | undefined>();
  for (const coachID of new Set(ahead.map((one) => one.coachID))) owns.set(coachID, (await Member.get(coachID)).zone);
  for (const session of ahead) {
    const { coachID, startsAt } = session;
    const zone = clocksOf(owns.get(coachID), session);
    const monday = Calendar.mondayOf({ startsAt, zone });
    const dueAt = Calendar.digestAt(monday, zone);
    if (dueAt <= now() && (!from || Calendar.digestAt(monday, clocksOf(from.zone, session)) <= now())) continue;
    await wake({ dueAt, coachID, monday, zone });
  }
}

async function wake({ dueAt, ...ids }: { dueAt: string; coachID: string; monday: string; zone: string }) {
  await Due.schedule({ dueAt, dueKey: `digest.${ids.coachID}.${ids.monday}`, event: Calendar.DigestDue, ids });
}

const ofGroup: Job = async ({ ids: { cohortID = "" } }) => {
  const { sessions } = await Enrolment.groupOf(cohortID);
  await scheduleFor(sessions);
};

const ofDiscovery: Job = async ({ ids: { discoveryID = "" } }) =>
  scheduleFor([Discovery.asSession(await Discovery.get(discoveryID))]);

const byDate = (one: Own, other: Own) => one.session.startsAt.localeCompare(other.session.startsAt);

/** What he leads from Monday to Monday, in all his firms. */
async function weekOf(accountID: string, { monday, zone }: { monday: string; zone: string }) {
  const who = await Directory.me(accountID);
  const [from, to] = [instantOf(monday, "00:00", zone), instantOf(plusDays(monday, WEEK_DAYS), "00:00", zone)];
  const all = await ownAgenda(who, from);
  const led = all.filter(
    ({ session, part }) => part === "leads" && session.status === "planned" && session.startsAt < to,
  );
  return { who, all, led: led.sort(byDate) };
}

/** He lives by other clocks from now on: his weeks are told at seven by those. */
const followZone: Job = async ({ firmID, ids: { memberID = "", memberFrom = "" } }) => {
  if (!memberID) return;
  const { accountID } = await Member.get(memberID);
  if (!accountID) return;
  const all = await ownAgenda(await Directory.me(accountID), now());
  const led = all.filter(({ part, firm }) => part === "leads" && firm.firmID === firmID);
  await scheduleFor(
    led.map(({ session }) => session),
    { zone: memberFrom || undefined },
  );
};

/**
 * A coach's week, of all his firms, in one mail at seven on his own wall: each of them has this item, the first of those
 * that he works for this week sends it. Nothing when the week has emptied since.
 */
const send: Job = async ({ firmID, ids }) => {
  const { coachID = "", monday = "", zone: known = "" } = ids;
  const { accountID, email, status, zone: ownZone } = await Member.get(coachID);
  if (!accountID || status === "removed") return;
  const zone = ownZone ?? known;
  const dueAt = Calendar.digestAt(monday, zone);
  if (dueAt > now()) return wake({ dueAt, coachID, monday, zone });
  const { who, all, led } = await weekOf(accountID, { monday, zone });
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
  [Calendar.ZoneChosen]: followZone,
};
