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
  /** Whose answers are kept; a coach comes. */
  isPeer: boolean;
  /** Comes for one session, from another group. */
  isVisitor?: boolean;
  name: string;
  email: string;
  locale: Locale;
  /** Where he sees his dates. */
  url: string;
  statusFor(session: SessionInfo): AttendeeStatus;
}

export function peerOf(enrolment: Enrolment.Stored, { items }: Enrolment.Group): Guest {
  const { enrolmentID, given, family, email, locale, linkID } = enrolment;
  const presence = Calendar.presencesOf(items).get(enrolmentID);
  return {
    id: enrolmentID,
    isPeer: true,
    name: `${given} ${family}`,
    email,
    locale,
    url: linkID ? `${Config.use().origin}/presence/${Link.tokenOf(linkID)}` : Config.use().origin,
    statusFor: (session) => Calendar.expectedOf(presence, session),
  };
}

/** A member who leads a session, or led it. */
export async function leaderOf(leaderID: string, { cohort }: Enrolment.Group, firm: Firm.Info): Promise<Guest> {
  const { memberID, name, email } = await Member.get(leaderID);
  const url = `${Config.use().origin}/app/f/${firm.firmID}/groupes/${cohort.cohortID}`;
  return { id: memberID, isPeer: false, name, email, locale: firm.locale, url, statusFor: () => "accepted" };
}

/** Who comes to one session from another group; `turn` tells one time that he is let in from the next. */
export function visitorOf(visit: Visit.Info, enrolment: Enrolment.Stored): Guest {
  const { participantID, turn } = visit;
  const { given, family, email, locale, linkID } = enrolment;
  const { origin } = Config.use();
  return {
    id: `${participantID}.${turn}`,
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
export const peersOf = (group: Enrolment.Group): Guest[] =>
  Calendar.seatedIn(group.enrolments).map((one) => peerOf(one, group));

/** Everyone who is expected at a session of a group: who leads it last. */
export async function guestsOf(
  group: Enrolment.Group,
  firm: Firm.Info,
  { coachID }: Pick<SessionInfo, "coachID"> = group.cohort,
): Promise<Guest[]> {
  return [...peersOf(group), await leaderOf(coachID, group, firm)];
}
