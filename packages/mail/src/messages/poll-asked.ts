import { type Content, type FromFirm, note, paragraph, type Writer } from "../content.ts";
import { counted, moment } from "../format.ts";
import { fr } from "../locale.ts";

/** When could the group meet? Sent once to everyone, and again to who has not answered. */
export type PollAsked = FromFirm & {
  programmeTitle: string;
  cohortName: string;
  slots: number;
  closesAt: string;
  zone: string;
  isReminder: boolean;
  url: string;
};

export const pollAsked: Writer<PollAsked> = (params, locale) => (locale === "fr" ? french(params) : english(params));

function french({ firmName, programmeTitle, cohortName, slots, closesAt, zone, isReminder, url }: PollAsked): Content {
  const dates = counted(slots, ["créneau", "créneaux"], "fr");
  return {
    from: firmName,
    subject: isReminder
      ? fr`Rappel : quelles dates pour votre groupe ?`
      : fr`Quelles dates pour votre groupe ? Une minute pour répondre`,
    title: fr`Quand pouvez-vous venir ?`,
    blocks: [
      paragraph(
        isReminder
          ? fr`Votre groupe « ${cohortName} » (${programmeTitle}) attend votre réponse pour fixer ses séances.`
          : fr`Votre groupe « ${cohortName} » (${programmeTitle}) fixe ses séances avec vous.`,
      ),
      paragraph(
        fr`${dates}, trois réponses possibles : oui, si besoin, non. Répondez depuis votre téléphone, sans vous connecter.`,
      ),
      note(fr`Vous pouvez répondre, et changer d’avis, jusqu’au ${moment(closesAt, zone, "fr")}.`),
    ],
    action: { label: "Dire mes disponibilités", url },
    footer: fr`Vous recevez ce message parce que vous faites partie de ce groupe, organisé par ${firmName}. Ce lien est à vous seul.`,
  };
}

function english({ firmName, programmeTitle, cohortName, slots, closesAt, zone, isReminder, url }: PollAsked): Content {
  const dates = counted(slots, ["slot", "slots"], "en");
  return {
    from: firmName,
    subject: isReminder ? "Reminder: which dates for your group?" : "Which dates for your group? One minute to answer",
    title: "When can you come?",
    blocks: [
      paragraph(
        isReminder
          ? `Your group “${cohortName}” (${programmeTitle}) is waiting for your answer to set its sessions.`
          : `Your group “${cohortName}” (${programmeTitle}) sets its sessions with you.`,
      ),
      paragraph(`${dates}, three answers: yes, if needed, no. Answer from your phone, without signing in.`),
      note(`You may answer, and change your mind, until ${moment(closesAt, zone, "en")}.`),
    ],
    action: { label: "Say when I can come", url },
    footer: `You receive this message because you are in this group, organised by ${firmName}. This link is yours alone.`,
  };
}
