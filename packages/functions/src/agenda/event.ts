import type { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import type { SessionInfo } from "@entrepairs/core/session";
import type { CalendarEvent, Locale } from "@entrepairs/mail";

const ALARM_MINUTES = 60;
/** Of a session that never changed since it was first said, any instant before today's does. */
const FIRST_SAID = "2026-01-01T00:00:00.000Z";

const KINDS: Record<Locale, Record<SessionInfo["kind"], (number: number) => string>> = {
  fr: {
    kickoff: () => "Séance de lancement",
    regular: (number) => `Séance ${number}`,
    review: () => "Séance de bilan",
    discovery: () => "Séance découverte",
  },
  en: {
    kickoff: () => "Kickoff session",
    regular: (number) => `Session ${number}`,
    review: () => "Review session",
    discovery: () => "Discovery session",
  },
};

export interface Told {
  firm: Pick<Firm.Info, "name" | "contactEmail">;
  locale: Locale;
  attendee?: CalendarEvent["attendee"];
  /** His entry is to go, though the session may stand for others. */
  withdrawn?: boolean;
  /** He reads the date and does not come: it takes no time of his and rings no bell. */
  watched?: boolean;
}

/** One for the life of the session, in every calendar of every person. */
export function uidOf(sessionID: string): string {
  return `${sessionID}@${new URL(Config.use().origin).hostname}`;
}

/** A session as a calendar keeps it: group, date and place; never a topic, never who brings one. */
export function eventOf(
  session: SessionInfo,
  { firm, locale, attendee = null, withdrawn = false, watched = false }: Told,
): CalendarEvent {
  const { sessionID, sequence = 0, restatedAt, startsAt, minutes, zone, kind, number, cohortName } = session;
  const cancelled = session.status === "cancelled";
  const what = KINDS[locale][kind](number);
  return {
    uid: uidOf(sessionID),
    // Who leaves is told of a change that the others never hear of.
    sequence: withdrawn && !cancelled ? sequence + 1 : sequence,
    changedAt: restatedAt ?? FIRST_SAID,
    startsAt,
    minutes,
    zone,
    title: locale === "fr" ? `${what}\u00a0: ${cohortName}` : `${what}: ${cohortName}`,
    description: [firm.name, ledBy(session, locale), session.link].filter(Boolean).join("\n"),
    place: session.place ?? session.link,
    url: webAddressOrNone(session.link),
    organizer: { name: firm.name, address: firm.contactEmail },
    attendee,
    cancelled: withdrawn || cancelled,
    alarmMinutes: watched ? null : ALARM_MINUTES,
    isFree: watched,
  };
}

/** Told where it is another than the group's coach. */
function ledBy({ standIn }: SessionInfo, locale: Locale): string | undefined {
  if (!standIn) return undefined;
  return locale === "fr" ? `Animation\u00a0: ${standIn.name}` : `Facilitator: ${standIn.name}`;
}

function webAddressOrNone(link: string | null): string | null {
  return link && /^https?:$/.test(URL.parse(link)?.protocol ?? "") ? link : null;
}
