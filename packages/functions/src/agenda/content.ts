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

type Reader = Pick<Guest, "locale" | "url" | "isVisitor" | "zone">;

/** By whose clocks he reads its hour too. */
export const ownHours = ({ zone: ownZone }: Pick<Guest, "zone">) => ownZone && { ownZone };

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
  const shown = { ...said, ...hosted, ...ownHours(reader), ...whereOf(session), ...(change && { change }) };
  return render("sessionSummons", shown, locale);
}

/** The mail of the evening before. */
export function recallOf(session: SessionInfo, { firm, cohort }: About, reader: Reader): Content {
  const { startsAt, zone, minutes } = session;
  const { locale, url } = reader;
  const params = { firmName: firm.name, cohortName: cohort.name, startsAt, zone, minutes, url };
  return render("sessionReminder", { ...params, ...ownHours(reader), ...whereOf(session) }, locale);
}

/** What the coach or the firm writes to the group of a session, as one person reads it. */
export function wordOf(
  word: { fr: string | null; en: string | null; byName: string },
  session: SessionInfo,
  { firm, cohort }: About,
  { locale, url, zone: own }: { locale: Locale; url: string; zone?: string | undefined },
): Content {
  const { startsAt, zone } = session;
  const lines = Message.textFor(word, locale).split("\n");
  const named = { firmName: firm.name, cohortName: cohort.name, senderName: word.byName };
  return render(
    "groupMessage",
    { ...named, lines, startsAt, zone, ...ownHours({ zone: own }), url, ...placeOf(session) },
    locale,
  );
}
