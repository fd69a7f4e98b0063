import { type Content, type FromFirm, note, paragraph, type Writer } from "../content.ts";
import { day } from "../format.ts";
import { fr, type Locale } from "../locale.ts";

type Other = "sponsor" | "funder" | "facilitator";
type Asked = "pre" | "hot" | "post" | "cold" | "participant" | Other | `${Other}Later`;

/** A questionnaire of some minutes, or the one reminder of it; says who reads what before it is answered. */
export type SurveyAsked = FromFirm & {
  programmeTitle: string;
  asked: Asked;
  /** The form’s, in the language of the letter. */
  formTitle: string;
  readers: string;
  /** The last day, `YYYY-MM-DD`. */
  until: string;
  isReminder: boolean;
  url: string;
};

const WHY: Readonly<Record<Asked, Record<Locale, string>>> = {
  pre: {
    fr: fr`Avant la première séance, dites où vous en êtes : vous y reviendrez à la fin pour voir le chemin parcouru.`,
    en: "Before the first session, say where you stand: you will come back to it at the end to see how far you have come.",
  },
  hot: {
    fr: fr`Le cycle de votre groupe s’achève : qu’en retirez-vous ?`,
    en: "Your group’s cycle is ending: what did you get out of it?",
  },
  post: {
    fr: fr`Le cycle est terminé : dites où vous en êtes maintenant, sur les mêmes points qu’au début.`,
    en: "The cycle is over: say where you stand now, on the same points as at the start.",
  },
  cold: {
    fr: fr`Votre parcours est terminé depuis quelques mois : que vous en reste-t-il ?`,
    en: "Your programme ended some months ago: what remains of it?",
  },
  participant: { fr: fr`Votre avis compte.`, en: "Your view matters." },
  sponsor: {
    fr: fr`Le parcours que vous avez commandé est terminé : qu’a-t-il changé chez vous ?`,
    en: "The programme you ordered is over: what has it changed in your organization?",
  },
  sponsorLater: {
    fr: fr`Le parcours que vous avez commandé est terminé depuis quelques mois : qu’en reste-t-il chez vous ?`,
    en: "The programme you ordered ended some months ago: what remains of it in your organization?",
  },
  funder: {
    fr: fr`Un parcours que vous avez financé est terminé : dossier, justificatifs, réponses, tout convenait-il ?`,
    en: "A programme you funded is over: file, proofs, answers, was everything right?",
  },
  funderLater: {
    fr: fr`Un parcours que vous avez financé est terminé depuis quelques mois : tout est-il en ordre de votre côté ?`,
    en: "A programme you funded ended some months ago: is everything in order on your side?",
  },
  facilitator: {
    fr: fr`Le cycle que vous avez animé est terminé : dans quelles conditions avez-vous travaillé ?`,
    en: "The cycle you facilitated is over: under what conditions did you work?",
  },
  facilitatorLater: {
    fr: fr`Le cycle que vous avez animé est terminé depuis quelques mois : avec le recul, qu’en dites-vous ?`,
    en: "The cycle you facilitated ended some months ago: with hindsight, what do you say of it?",
  },
};

export const surveyAsked: Writer<SurveyAsked> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, programmeTitle, asked, formTitle, readers, until, isReminder, url }: SurveyAsked): Content {
  return {
    from: firmName,
    subject: isReminder ? fr`Rappel : ${formTitle}` : fr`${formTitle} : ${programmeTitle}`,
    title: formTitle,
    blocks: [
      paragraph(WHY[asked].fr),
      paragraph(fr`Quelques questions, depuis un téléphone si vous voulez, jusqu’au ${day(until, "fr")}.`),
      note(fr`Qui lit vos réponses : ${readers}`),
    ],
    action: { label: fr`Répondre`, url },
    footer: isReminder
      ? fr`C’est le seul rappel de ${firmName} pour ce questionnaire. Répondre est facultatif.`
      : fr`Vous recevez ce message de ${firmName} au sujet de : ${programmeTitle}. Répondre est facultatif.`,
  };
}

function english({
  firmName,
  programmeTitle,
  asked,
  formTitle,
  readers,
  until,
  isReminder,
  url,
}: SurveyAsked): Content {
  return {
    from: firmName,
    subject: isReminder ? `Reminder: ${formTitle}` : `${formTitle}: ${programmeTitle}`,
    title: formTitle,
    blocks: [
      paragraph(WHY[asked].en),
      paragraph(`A few questions, on a phone if you like, until ${day(until, "en")}.`),
      note(`Who reads your answers: ${readers}`),
    ],
    action: { label: "Answer", url },
    footer: isReminder
      ? `This is ${firmName}’s only reminder for this questionnaire. Answering is optional.`
      : `You receive this message from ${firmName} about: ${programmeTitle}. Answering is optional.`,
  };
}
