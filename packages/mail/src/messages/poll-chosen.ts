import { type Content, type FromFirm, list, type Meeting, paragraph, type Writer } from "../content.ts";
import { duration, moment } from "../format.ts";
import { fr } from "../locale.ts";

/** The dates that a poll gave to the sessions of a group, all in one message. */
export type PollChosen = FromFirm & {
  programmeTitle: string;
  cohortName: string;
  sessions: readonly (Meeting & { minutes: number })[];
  url: string;
  /** Who leads the group answered nothing. */
  reader: "coach" | "person";
};

export const pollChosen: Writer<PollChosen> = (params, locale) => (locale === "fr" ? french(params) : english(params));

const dates = (sessions: PollChosen["sessions"], locale: "fr" | "en") =>
  sessions.map(({ startsAt, zone, minutes }) => `${moment(startsAt, zone, locale)} (${duration(minutes, locale)})`);

function french({ firmName, programmeTitle, cohortName, sessions, url, reader }: PollChosen): Content {
  const thanks = reader === "coach" ? "Le sondage de votre groupe est clos." : "Merci de vos réponses.";
  const one = sessions.length === 1;
  return {
    from: firmName,
    subject: one ? fr`La date de votre séance est fixée` : fr`Les dates de votre groupe sont fixées`,
    title: fr`${programmeTitle} : ${cohortName}`,
    blocks: [
      paragraph(
        one
          ? fr`${thanks} Voici la date retenue ; notez-la dans votre agenda.`
          : fr`${thanks} Voici les dates retenues ; notez-les dans votre agenda.`,
      ),
      list(one ? "La séance" : "Les séances", dates(sessions, "fr")),
    ],
    action: { label: "Voir mon groupe", url },
    footer: fr`Vous recevez ce message parce que vous ${reader === "coach" ? "animez" : "faites partie de"} ce groupe, organisé par ${firmName}.`,
  };
}

function english({ firmName, programmeTitle, cohortName, sessions, url, reader }: PollChosen): Content {
  const thanks = reader === "coach" ? "The poll of your group is closed." : "Thank you for your answers.";
  const one = sessions.length === 1;
  return {
    from: firmName,
    subject: one ? "The date of your session is set" : "The dates of your group are set",
    title: `${programmeTitle}: ${cohortName}`,
    blocks: [
      paragraph(
        one
          ? `${thanks} Here is the date that was chosen; note it in your diary.`
          : `${thanks} Here are the dates that were chosen; note them in your diary.`,
      ),
      list(one ? "The session" : "The sessions", dates(sessions, "en")),
    ],
    action: { label: "See my group", url },
    footer: `You receive this message because you ${reader === "coach" ? "lead" : "are in"} this group, organised by ${firmName}.`,
  };
}
