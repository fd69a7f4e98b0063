import { Calendar } from "@entrepairs/core/calendar";
import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Link } from "@entrepairs/core/link";
import { MailMark } from "@entrepairs/core/mailing";
import { Session } from "@entrepairs/core/session";
import { Visit } from "@entrepairs/core/visit";
import { render } from "@entrepairs/mail";
import { ownHours } from "../agenda/content.ts";
import { leaderOf, visitorOf } from "../agenda/guest.ts";
import { invitation, invite, weekMailID } from "../agenda/letter.ts";
import { wakeFor } from "../agenda/wake.ts";
import type { Happened, Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** A visit as it stands, or undefined when another change has overtaken the one that is told. */
async function read({ ids }: Happened) {
  const { cohortID = "", sessionID = "", participantID = "" } = ids;
  const [firm, whole] = await Promise.all([Firm.get(), Visit.whole({ cohortID, sessionID, participantID })]);
  const { host, visit, session, enrolment } = whole;
  const zones = await Calendar.zonesOf([enrolment]);
  const guest = visitorOf(visit, enrolment, zones.get(enrolment.participantID));
  const about = { firm, cohort: host.cohort };
  // His calendar hears of a session that the others have had for long: each time he is let in or out is a change to it.
  const dated = { ...session, startsAt: visit.startsAt, sequence: (session.sequence ?? 0) + 2 * visit.turn };
  return { ...whole, firm, guest, about, dated, isCurrent: String(visit.turn) === ids.turn };
}
type Read = Awaited<ReturnType<typeof read>>;

const named = ({ firm, visit, session, host }: Read) => ({
  firmName: firm.name,
  hostName: host.cohort.name,
  startsAt: visit.startsAt,
  zone: session.zone,
  guestName: `${visit.given} ${visit.family}`,
  homeName: visit.homeName,
});

const key = ({ visit }: Read) => `visit.${visit.sessionID}.${visit.participantID}.${visit.turn}`;

/** Whether his calendar got the entry of the turn before this one. */
function wasInvited({ visit, enrolment, dated }: Read): Promise<boolean> {
  const before = visitorOf({ ...visit, turn: visit.turn - 1 }, enrolment);
  return MailMark.wasSent(weekMailID(dated, before));
}

async function tellGuest(known: Read, what: "offered" | "suspended" | "ended"): Promise<void> {
  const { firm, guest, visit, about, dated } = known;
  const calendar = (await wasInvited(known)) ? await invitation(dated, about, guest, true) : undefined;
  const told = { ...named(known), what, url: guest.url, ...ownHours(guest), ...(visit.why && { why: visit.why }) };
  const content = render("visitTold", told, guest.locale);
  const mail = { to: guest.email, replyTo: firm.contactEmail, locale: guest.locale, content };
  await sendOnce(`${key(known)}.${what}`, { ...mail, ...(calendar && { calendar }) });
}

async function tellCoach(known: Read, what: "coming" | "waits" | "gone"): Promise<void> {
  const { firm, host, session } = known;
  const { email, locale, url, zone } = await leaderOf(session.coachID, host, firm);
  const content = render("visitTold", { ...named(known), ...ownHours({ zone }), what, url }, locale);
  await sendOnce(`${key(known)}.${what}`, { to: email, replyTo: firm.contactEmail, locale, content });
}

const offer: Job = async (happened) => {
  const known = await read(happened);
  if (known.isCurrent) await tellGuest(known, "offered");
};

/** Each member by his own link; who has answered, and who has left, is not asked. */
const askMembers: Job = async (happened) => {
  const known = await read(happened);
  const { firm, visit, host } = known;
  if (visit.status !== "asked") return;
  for (const { enrolmentID, linkID } of visit.asked) {
    const member = host.enrolments.find((one) => one.enrolmentID === enrolmentID);
    if (member?.status !== "accepted" || visit.agreed.includes(enrolmentID)) continue;
    const { email: to, locale } = member;
    const url = `${Config.use().origin}/invite/${Link.tokenOf(linkID)}`;
    const content = render("visitTold", { ...named(known), what: "asked", url }, locale);
    await sendOnce(`visit-asked.${linkID}`, { to, replyTo: firm.contactEmail, locale, content });
  }
};

const confirm: Job = async (happened) => {
  const known = await read(happened);
  if (!known.isCurrent || known.visit.status !== "confirmed") return;
  await wakeFor(known.session, () => [known.guest]);
  await invite(known.dated, known.about, known.guest);
  await tellCoach(known, "coming");
};

const suspend: Job = async (happened) => {
  const known = await read(happened);
  if (!known.isCurrent) return;
  await tellGuest(known, "suspended");
  // Without it he would still expect him when the visit ends while it waits.
  if (await wasInvited(known)) await tellCoach(known, "waits");
};

/** He is told unless he knows; the coach is, when he expected him. */
const end: Job = async (happened) => {
  const known = await read(happened);
  if (!known.isCurrent) return;
  const invited = await wasInvited(known);
  if (known.visit.why !== "guest" || invited) await tellGuest(known, "ended");
  if (invited) await tellCoach(known, "gone");
};

/** What happens to a group happens to the guests it expects, and to those who are guests elsewhere. */
const follow: Job = async ({ ids: { cohortID = "", toCohortID } }) => {
  for (const one of [cohortID, ...(toCohortID ? [toCohortID] : [])]) {
    await Visit.settle({ cohortID: one });
    await Visit.settleLeft({ cohortID: one });
  }
};

export const on = {
  [Visit.Event.Offered]: offer,
  [Visit.Event.Asked]: askMembers,
  [Visit.Event.Confirmed]: confirm,
  [Visit.Event.Suspended]: suspend,
  [Visit.Event.Ended]: end,
  [Enrolment.Event.Accepted]: follow,
  [Enrolment.Event.Cancelled]: follow,
  [Enrolment.Event.Withdrawn]: follow,
  [Enrolment.Event.Replaced]: follow,
  [Enrolment.Event.Transferred]: follow,
  [Session.Event.Moved]: follow,
  [Session.Event.CycleMoved]: follow,
  [Session.Event.Cancelled]: follow,
  [Cohort.Event.Cancelled]: follow,
};
