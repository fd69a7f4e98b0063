import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { day } from "../format.ts";
import { fr } from "../locale.ts";

/** A group's review waits for its reader; the text stands in the group's own space alone. `dueOn`: told to all. */
export type ReviewToRead = FromFirm & { dueOn?: string; url: string };

export const reviewToRead: Writer<ReviewToRead> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, dueOn, url }: ReviewToRead): Content {
  return {
    from: firmName,
    subject: fr`Le bilan de votre groupe est à relire`,
    title: fr`Le bilan de votre groupe est à relire`,
    blocks: [
      paragraph(
        fr`Votre groupe a écrit ce qu’il veut dire aux entreprises qui le suivent. Rayez ce qui ne doit pas partir, puis dites que vous avez relu.`,
      ),
      paragraph(
        dueOn
          ? fr`Vous avez jusqu’au ${day(dueOn, "fr")}. Ensuite, le texte peut partir sans votre réponse, sauf ce qui vient de votre sujet.`
          : fr`Le texte ne part pas avant votre réponse.`,
      ),
    ],
    action: { label: "Relire le bilan", url },
    footer: fr`Vous recevez ce message parce que vous êtes membre d’un groupe organisé par ${firmName}.`,
  };
}

function english({ firmName, dueOn, url }: ReviewToRead): Content {
  return {
    from: firmName,
    subject: "Your group’s review is to be read",
    title: "Your group’s review is to be read",
    blocks: [
      paragraph(
        "Your group has written what it wants to say to the organizations that follow it. Strike out what must not go, then say that you have read it.",
      ),
      paragraph(
        dueOn
          ? `You have until ${day(dueOn, "en")}. Then the text may go without your answer, but for what comes from your topic.`
          : "The text does not go before your answer.",
      ),
    ],
    action: { label: "Read the review", url },
    footer: `You receive this message because you are a member of a group organised by ${firmName}.`,
  };
}
