import { Calendar } from "@entrepairs/core/calendar";
import type { Enrolment } from "@entrepairs/core/enrolment";
import type { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Link } from "@entrepairs/core/link";
import { Member } from "@entrepairs/core/member";
import type { SessionInfo } from "@entrepairs/core/session";
import type { Visit } from "@entrepairs/core/visit";
import type { AttendeeStatus, Locale } from "@entrepairs/mail";

/** Someone who is told of a session: a seat's holder, or the coach who leads it. */
export interface Guest {
  /** Of the enrolment, or of the member: part of the id of each mail. */
  id: string;
  /** The participant, or the member. */
  personID: string;
  /** Whose answers are kept; a coach comes. */
  isPeer: boolean;
  /** Comes for one session, from another group. */
  isVisitor?: boolean;
  name: string;
  email: string;
  locale: Locale;
  /** By whose clocks he lives, when he said so. */
  zone?: string | undefined;
  /** Since when he is expected. */
  since?: string | undefined;
  /** Where he sees his dates. */
  url: string;
  statusFor(session: SessionInfo): AttendeeStatus;
}

export function peerOf(enrolment: Enrolment.Stored, { items }: Enrolment.Group, zone?: string): Guest {
  const { enrolmentID, participantID, given, family, email, locale, linkID, acceptedAt } = enrolment;
  const presence = Calendar.presencesOf(items).get(enrolmentID);
  return {
    id: enrolmentID,
    personID: participantID,
    isPeer: true,
    zone,
    since: acceptedAt ?? undefined,
    name: `${given} ${family}`,
    email,
    locale,
    url: linkID ? `${Config.use().origin}/presence/${Link.tokenOf(linkID)}` : Config.use().origin,
    statusFor: (session) => Calendar.expectedOf(presence, session),
  };
}

/** One person of a group, with his hours. */
export async function personOf(enrolment: Enrolment.Stored, group: Enrolment.Group): Promise<Guest> {
  const zones = await Calendar.zonesOf([enrolment]);
  return peerOf(enrolment, group, zones.get(enrolment.participantID));
}

/** A member who leads a session, or led it. */
export async function leaderOf(leaderID: string, { cohort }: Enrolment.Group, firm: Firm.Info): Promise<Guest> {
  const { memberID, name, email, zone } = await Member.get(leaderID);
  const url = `${Config.use().origin}/app/f/${firm.firmID}/groupes/${cohort.cohortID}`;
  const { locale } = firm;
  return {
    id: memberID,
    personID: memberID,
    isPeer: false,
    name,
    email,
    locale,
    zone,
    url,
    statusFor: () => "accepted",
  };
}

/** Who comes to one session from another group; `turn` tells one time that he is let in from the next. */
export function visitorOf(visit: Visit.Info, enrolment: Enrolment.Stored, zone?: string): Guest {
  const { participantID, turn } = visit;
  const { given, family, email, locale, linkID } = enrolment;
  const { origin } = Config.use();
  return {
    id: `${participantID}.${turn}`,
    personID: participantID,
    zone,
    isPeer: false,
    isVisitor: true,
    name: `${given} ${family}`,
    email,
    locale,
    url: linkID ? `${origin}/rattrapage/${Link.tokenOf(linkID)}` : origin,
    statusFor: () => "accepted",
  };
}

export const coachOf = (group: Enrolment.Group, firm: Firm.Info): Promise<Guest> =>
  leaderOf(group.cohort.coachID, group, firm);

/** Who takes part in a group. */
export async function peersOf(group: Enrolment.Group): Promise<Guest[]> {
  const seated = Calendar.seatedIn(group.enrolments);
  const zones = await Calendar.zonesOf(seated);
  return seated.map((one) => peerOf(one, group, zones.get(one.participantID)));
}

/** Everyone who is expected at a session of a group: who leads it last. */
export async function guestsOf(
  group: Enrolment.Group,
  firm: Firm.Info,
  { coachID }: Pick<SessionInfo, "coachID"> = group.cohort,
): Promise<Guest[]> {
  const [peers, leader] = await Promise.all([peersOf(group), leaderOf(coachID, group, firm)]);
  return [...peers, leader];
}
