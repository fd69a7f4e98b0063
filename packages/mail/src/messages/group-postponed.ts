import { type Content, type FromFirm, list, type Meeting, paragraph, type Writer } from "../content.ts";
import { duration, momentFor } from "../format.ts";
import { fr } from "../locale.ts";

/** A group is postponed: all its new dates at once, for who takes part, leads it or sends people to it. */
export type GroupPostponed = FromFirm & {
  reader: "person" | "invited" | "coach" | "sponsor";
  programmeTitle: string;
  cohortName: string;
  reason: string;
  sessions: readonly (Meeting & { minutes: number })[];
  url: string;
};

export const groupPostponed: Writer<GroupPostponed> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

const dates = (sessions: GroupPostponed["sessions"], locale: "fr" | "en") =>
  sessions.map((one) => `${momentFor(one, locale)} (${duration(one.minutes, locale)})`);

const LEADS = {
  fr: {
    person: fr`Votre groupe est reporté. Vous gardez votre place ; les anciennes dates ne tiennent plus. Le fichier joint met votre agenda à jour.`,
    invited: fr`Le groupe où vous attendez une place, ou auquel vous êtes invité, est reporté. Votre invitation tient toujours.`,
    coach: fr`Le groupe que vous animez est reporté. Les anciennes dates sont libres.`,
    sponsor: fr`Le groupe de vos collaborateurs est reporté. Ils gardent leur place et reçoivent les nouvelles dates.`,
  },
  en: {
    person:
      "Your group is postponed. You keep your seat; the earlier dates no longer hold. The attached file updates your calendar.",
    invited:
      "The group in which you wait for a seat, or to which you are invited, is postponed. Your invitation stands.",
    coach: "The group that you lead is postponed. The earlier dates are free.",
    sponsor: "Your people’s group is postponed. They keep their seats and receive the new dates.",
  },
} as const;

function french({ firmName, programmeTitle, cohortName, reason, sessions, reader, url }: GroupPostponed): Content {
  return {
    from: firmName,
    subject: fr`Nouvelles dates : ${cohortName}`,
    title: fr`${programmeTitle} : ${cohortName}`,
    blocks: [
      paragraph(LEADS.fr[reader]),
      paragraph(fr`Motif : ${reason}`),
      list(sessions.length === 1 ? "La nouvelle date" : "Les nouvelles dates", dates(sessions, "fr")),
    ],
    action: { label: "Voir le groupe", url },
    footer:
      reader === "person" || reader === "invited"
        ? fr`Ces dates ne vous conviennent pas ? Répondez à ce message, il arrive chez ${firmName}.`
        : fr`Une question ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function english({ firmName, programmeTitle, cohortName, reason, sessions, reader, url }: GroupPostponed): Content {
  return {
    from: firmName,
    subject: `New dates: ${cohortName}`,
    title: `${programmeTitle}: ${cohortName}`,
    blocks: [
      paragraph(LEADS.en[reader]),
      paragraph(`Reason: ${reason}`),
      list(sessions.length === 1 ? "The new date" : "The new dates", dates(sessions, "en")),
    ],
    action: { label: "See the group", url },
    footer:
      reader === "person" || reader === "invited"
        ? `These dates do not suit you? Answer this message, it reaches ${firmName}.`
        : `A question? Answer this message, it reaches ${firmName}.`,
  };
}
