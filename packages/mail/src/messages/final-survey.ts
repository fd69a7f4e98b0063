import { type Content, type FromFirm, note, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** The full questionnaire at the end of the cycle, 90 seconds; says who reads what before it is answered. */
export type FinalSurvey = FromFirm & { programmeTitle: string; url: string };

export const finalSurvey: Writer<FinalSurvey> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, programmeTitle, url }: FinalSurvey): Content {
  return {
    from: firmName,
    subject: fr`Votre avis sur le parcours : ${programmeTitle}`,
    title: fr`Qu’avez-vous retiré de ce parcours ?`,
    blocks: [
      paragraph(
        fr`Le cycle de votre groupe s’achève. Quelques questions, 90 secondes, depuis un téléphone si vous voulez.`,
      ),
      note(
        fr`Qui lit vos réponses : le coach de votre groupe et, chez ${firmName}, le responsable qualité. Votre employeur ne reçoit que des résultats d’ensemble, quand assez de personnes ont répondu ; vos mots n’y figurent que si vous l’autorisez.`,
      ),
    ],
    action: { label: fr`Donner mon avis`, url },
    footer: fr`Vous recevez ce message à la fin de votre parcours avec ${firmName}. Répondre est facultatif.`,
  };
}

function english({ firmName, programmeTitle, url }: FinalSurvey): Content {
  return {
    from: firmName,
    subject: `Your view of the programme: ${programmeTitle}`,
    title: "What did you get out of this programme?",
    blocks: [
      paragraph("Your group’s cycle is ending. A few questions, 90 seconds, on a phone if you like."),
      note(
        `Who reads your answers: the coach of your group and the quality lead of ${firmName}. Your employer only receives results of the whole group, once enough people have answered; your words are in them only if you allow it.`,
      ),
    ],
    action: { label: "Give my view", url },
    footer: `You receive this message at the end of your programme with ${firmName}. Answering is optional.`,
  };
}
