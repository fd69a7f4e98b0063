import {
  type Block,
  type Content,
  type Fact,
  type FromFirm,
  facts,
  list,
  type Meeting,
  note,
  paragraph,
  type Writer,
} from "../content.ts";
import { momentFor } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

/** Dates that someone's calendar is to forget: the session is cancelled, or he has left its group. */
export type SessionsWithdrawn = FromFirm & {
  cohortName: string;
  why: "cancelled" | "left";
  sessions: readonly Meeting[];
  /** Of one session, as the firm wrote it. */
  reason?: string;
  /** The session that makes up for it. */
  instead?: Meeting;
  url: string;
};

export const sessionsWithdrawn: Writer<SessionsWithdrawn> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

const dates = (sessions: readonly Meeting[], locale: Locale) => sessions.map((session) => momentFor(session, locale));

/** Why, and when instead. */
function follow({ reason, instead }: SessionsWithdrawn, locale: Locale): Block[] {
  const labels =
    locale === "fr" ? { reason: "Motif", instead: "Nouvelle date" } : { reason: "Reason", instead: "New date" };
  const rows: Fact[] = [
    ...(reason === undefined ? [] : [[labels.reason, reason] as const]),
    ...(instead ? [[labels.instead, momentFor(instead, locale)] as const] : []),
  ];
  return rows.length > 0 ? [facts(...rows)] : [];
}

function french(params: SessionsWithdrawn): Content {
  const { firmName, cohortName, why, sessions, url } = params;
  const cancelled = why === "cancelled";
  const one = sessions.length === 1;
  return {
    from: firmName,
    subject: cancelled
      ? fr`${one ? "Séance annulée" : "Séances annulées"} : ${cohortName}`
      : fr`Dates retirées de votre agenda : ${cohortName}`,
    title: cancelled ? (one ? "Séance annulée" : "Séances annulées") : fr`Vos dates sont libérées`,
    blocks: [
      paragraph(
        cancelled
          ? one
            ? fr`Cette séance n’aura pas lieu.`
            : fr`Ces séances n’auront pas lieu.`
          : fr`Vous ne faites plus partie de ce groupe. Ces dates sont libres :`,
      ),
      list(one ? "La séance" : "Les séances", dates(sessions, "fr")),
      ...follow(params, "fr"),
      note(fr`Si votre agenda ne se met pas à jour de lui-même, supprimez-y ce qui reste.`),
    ],
    action: { label: cancelled ? "Voir mes dates" : "Voir mon inscription", url },
    footer: fr`Vous recevez ce message parce que vous étiez attendu à ces dates, organisées par ${firmName}.`,
  };
}

function english(params: SessionsWithdrawn): Content {
  const { firmName, cohortName, why, sessions, url } = params;
  const cancelled = why === "cancelled";
  const one = sessions.length === 1;
  return {
    from: firmName,
    subject: cancelled
      ? `${one ? "Session" : "Sessions"} cancelled: ${cohortName}`
      : `Dates taken out of your calendar: ${cohortName}`,
    title: cancelled ? `${one ? "Session" : "Sessions"} cancelled` : "Your dates are free",
    blocks: [
      paragraph(
        cancelled
          ? `${one ? "This session" : "These sessions"} will not take place.`
          : "You are no longer part of this group: these dates are free.",
      ),
      list(one ? "The session" : "The sessions", dates(sessions, "en")),
      ...follow(params, "en"),
      note("If your calendar does not update by itself, delete what is left there."),
    ],
    action: { label: cancelled ? "See my dates" : "See my enrolment", url },
    footer: `You receive this message because you were expected on these dates, organised by ${firmName}.`,
  };
}
