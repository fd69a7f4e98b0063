import { type Content, type FromFirm, list, type Meeting, note, paragraph, type Writer } from "../content.ts";
import { momentFor } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

/** Someone has his seat: all the dates of his group at once, with a file that his calendar takes. */
export type CycleDates = FromFirm & { programmeTitle: string; sessions: readonly Meeting[]; url: string };

export const cycleDates: Writer<CycleDates> = (params, locale) => (locale === "fr" ? french(params) : english(params));

const dates = (sessions: readonly Meeting[], locale: Locale) => sessions.map((session) => momentFor(session, locale));

function french({ firmName, programmeTitle, sessions, url }: CycleDates): Content {
  return {
    from: firmName,
    subject: fr`Vos dates : ${programmeTitle}`,
    title: fr`Vos dates sont réservées`,
    blocks: [
      paragraph(fr`Votre place est prise. Le groupe compte sur vous à chacune de ces dates :`),
      list("Les séances", dates(sessions, "fr")),
      note(
        fr`Le fichier joint les ajoute à votre agenda. Une invitation suit une semaine avant chaque séance ; si une date change, elle se met à jour.`,
      ),
    ],
    action: { label: "Voir mes dates", url },
    footer: fr`Vous recevez ce message parce que vous êtes inscrit à ce groupe, organisé par ${firmName}.`,
  };
}

function english({ firmName, programmeTitle, sessions, url }: CycleDates): Content {
  return {
    from: firmName,
    subject: `Your dates: ${programmeTitle}`,
    title: "Your dates are set",
    blocks: [
      paragraph("Your seat is taken. The group counts on you on each of these dates:"),
      list("The sessions", dates(sessions, "en")),
      note(
        "The attached file adds them to your calendar. An invitation follows a week before each session; if a date changes, it is updated.",
      ),
    ],
    action: { label: "See my dates", url },
    footer: `You receive this message because you are enrolled in this group, organised by ${firmName}.`,
  };
}
