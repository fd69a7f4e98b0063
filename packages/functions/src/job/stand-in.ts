import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Session, type SessionInfo } from "@entrepairs/core/session";
import { type MessageParams, render } from "@entrepairs/mail";
import { type About, ownHours } from "../agenda/content.ts";
import { type Guest, leaderOf, peersOf } from "../agenda/guest.ts";
import { changeMailID, invitation, wasInvited } from "../agenda/letter.ts";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

type Reader = MessageParams["sessionLed"]["reader"];

interface Change {
  about: About;
  session: SessionInfo;
  /** Who led it before, and who does now, by name. */
  before: string;
  leader: string;
}

/** One mail a person and change, with the entry as it is for him from now on. */
async function tell(reader: Reader, guest: Guest, { about, session, before, leader }: Change, hadEntry = true) {
  const { firm, cohort } = about;
  const { startsAt, zone, minutes, place, link, standIn } = session;
  const { email: to, locale, url } = guest;
  const where = { ...(place && { place }), ...(link && { link }), ...(standIn && { reason: standIn.reason }) };
  const named = { firmName: firm.name, cohortName: cohort.name, before, leader };
  const content = render(
    "sessionLed",
    { ...named, reader, startsAt, zone, ...ownHours(guest), minutes, url, ...where },
    locale,
  );
  const calendar = hadEntry ? await invitation(session, about, guest, reader === "freed") : null;
  const message = { to, replyTo: firm.contactEmail, locale, content };
  await sendOnce(changeMailID(session, guest), { ...message, ...(calendar && { calendar }) });
}

/** Another leads a session now: its group, who led it before and who does now are told; nothing once that changed too. */
const tellAll: Job = async ({ ids }) => {
  const { cohortID = "", sessionID = "", coachID = "", toCoachID = "" } = ids;
  const [firm, group] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  const session = group.sessions.find((one) => one.sessionID === sessionID);
  if (session?.status !== "planned" || session.coachID !== toCoachID) return;
  const [before, leader] = [await leaderOf(coachID, group, firm), await leaderOf(toCoachID, group, firm)];
  const change = { about: { firm, cohort: group.cohort }, session, before: before.name, leader: leader.name };
  await tell("leader", leader, change);
  const known = { ...session, sequence: (session.sequence ?? 0) - 1 };
  await tell("freed", before, change, await wasInvited(known, before));
  for (const peer of await peersOf(group)) await tell("peer", peer, change);
};

export const on = { [Session.Event.LedBy]: tellAll };
