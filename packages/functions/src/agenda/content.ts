import type { Cohort } from "@entrepairs/core/cohort";
import type { Firm } from "@entrepairs/core/firm";
import { Message } from "@entrepairs/core/message";
import type { SessionInfo } from "@entrepairs/core/session";
import { type Content, type Locale, render } from "@entrepairs/mail";
import type { Guest } from "./guest.ts";

export interface About {
  firm: Firm.Info;
  cohort: Cohort.Info;
}

/** A date that is another one than he knew. */
export type Change = { kind: "moved"; from: string; reason: string } | { kind: "madeUp"; from: string };

type Reader = Pick<Guest, "locale" | "url" | "isVisitor">;

const placeOf = ({ place, link }: SessionInfo) => ({ ...(place && { place }), ...(link && { link }) });

/** Where it takes place, and who leads it when another than the group's coach does. */
const whereOf = (session: SessionInfo) => ({
  ...placeOf(session),
  ...(session.standIn && { leader: session.standIn.name }),
});

/** The mail of an invitation or of its update; its calendar entry goes with it. */
export function summonsOf(session: SessionInfo, { firm, cohort }: About, reader: Reader, change?: Change): Content {
  const { startsAt, zone, kind, minutes } = session;
  const hosted = reader.isVisitor && { hostName: cohort.name };
  const { locale, url } = reader;
  const said = { firmName: firm.name, programmeTitle: cohort.programmeTitle, startsAt, zone, kind, minutes, url };
  return render("sessionSummons", { ...said, ...hosted, ...whereOf(session), ...(change && { change }) }, locale);
}

/** The mail of the evening before. */
export function recallOf(session: SessionInfo, { firm, cohort }: About, { locale, url }: Reader): Content {
  const { startsAt, zone, minutes } = session;
  const params = { firmName: firm.name, cohortName: cohort.name, startsAt, zone, minutes, url, ...whereOf(session) };
  return render("sessionReminder", params, locale);
}

/** What the coach or the firm writes to the group of a session, as one person reads it. */
export function wordOf(
  word: { fr: string | null; en: string | null; byName: string },
  session: SessionInfo,
  { firm, cohort }: About,
  { locale, url }: { locale: Locale; url: string },
): Content {
  const { startsAt, zone } = session;
  const lines = Message.textFor(word, locale).split("\n");
  const named = { firmName: firm.name, cohortName: cohort.name, senderName: word.byName };
  return render("groupMessage", { ...named, lines, startsAt, zone, url, ...placeOf(session) }, locale);
}
