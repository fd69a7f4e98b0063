import { type Content, type FromFirm, type Meeting, note, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr } from "../locale.ts";

/** After a session: one figure and one optional word. Says who reads the answer, one by one, before it is given. */
export type ClosingQuestion = FromFirm & Meeting & { url: string; readers: string };

export const closingQuestion: Writer<ClosingQuestion> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, startsAt, zone, url, readers }: ClosingQuestion): Content {
  return {
    from: firmName,
    subject: fr`Une question sur votre dernière séance`,
    title: fr`Que vous a apporté cette séance ?`,
    blocks: [
      paragraph(
        fr`Votre groupe s’est réuni le ${moment(startsAt, zone, "fr")}. Un chiffre, et un mot si vous le souhaitez.`,
      ),
      note(fr`Qui lit votre réponse : ${readers}`),
    ],
    action: { label: fr`Répondre en une minute`, url },
    footer: fr`Vous recevez ce message après une séance de votre groupe, organisé par ${firmName}. Répondre est facultatif.`,
  };
}

function english({ firmName, startsAt, zone, url, readers }: ClosingQuestion): Content {
  return {
    from: firmName,
    subject: "One question about your last session",
    title: "What did this session bring you?",
    blocks: [
      paragraph(`Your group met on ${moment(startsAt, zone, "en")}. One figure, and a word if you wish.`),
      note(`Who reads your answer: ${readers}`),
    ],
    action: { label: "Answer in one minute", url },
    footer: `You receive this message after a session of your group, organised by ${firmName}. Answering is optional.`,
  };
}
