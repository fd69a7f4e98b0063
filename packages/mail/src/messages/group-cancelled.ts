import { type Content, type FromFirm, note, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** The firm cancelled a whole group: each of its people is told. */
export type GroupCancelled = FromFirm & { programmeTitle: string; cohortName: string; url: string };

export const groupCancelled: Writer<GroupCancelled> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, programmeTitle, cohortName, url }: GroupCancelled): Content {
  return {
    from: firmName,
    subject: fr`Groupe annulé : ${programmeTitle}`,
    title: fr`Votre groupe est annulé`,
    blocks: [
      paragraph(fr`${firmName} doit annuler le groupe « ${cohortName} ». Ses séances à venir n’auront pas lieu.`),
      note(
        fr`Ce qui a été payé pour les séances qui n’auront pas lieu est rendu à qui l’a payé. Répondez à ce message pour une place dans un autre groupe.`,
      ),
    ],
    action: { label: "Voir mon inscription", url },
    footer: fr`Vous recevez ce message parce que vous étiez inscrit à ce groupe, organisé par ${firmName}.`,
  };
}

function english({ firmName, programmeTitle, cohortName, url }: GroupCancelled): Content {
  return {
    from: firmName,
    subject: `Group cancelled: ${programmeTitle}`,
    title: "Your group is cancelled",
    blocks: [
      paragraph(`${firmName} has to cancel the group “${cohortName}”. Its coming sessions will not take place.`),
      note(
        "What was paid for the sessions that will not take place is given back to who paid it. Answer this message for a seat in another group.",
      ),
    ],
    action: { label: "See my enrolment", url },
    footer: `You receive this message because you were enrolled in this group, organised by ${firmName}.`,
  };
}
