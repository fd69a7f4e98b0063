import { type Content, type FromFirm, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** Something that its reader said he would do is due tomorrow; what it is stands in his group's own space alone. */
export type ActionReminder = FromFirm & { url: string };

export const actionReminder: Writer<ActionReminder> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, url }: ActionReminder): Content {
  return {
    from: firmName,
    subject: fr`Un rappel que vous vous êtes donné`,
    title: fr`Un rappel que vous vous êtes donné`,
    blocks: [
      paragraph(
        fr`L’échéance que vous avez choisie arrive demain. Vous seul recevez ce message ; il ne dit pas de quoi il s’agit.`,
      ),
      paragraph(
        fr`Si c’est fait, changé ou abandonné, dites-le en un mot : votre groupe en parlera à la prochaine séance.`,
      ),
    ],
    action: { label: "Ouvrir l’espace du groupe", url },
    footer: fr`Vous recevez ce message parce que vous avez pris une action en séance, dans un groupe organisé par ${firmName}.`,
  };
}

function english({ firmName, url }: ActionReminder): Content {
  return {
    from: firmName,
    subject: "A reminder you gave yourself",
    title: "A reminder you gave yourself",
    blocks: [
      paragraph("The day you chose is tomorrow. You alone receive this message; it does not say what it is about."),
      paragraph(
        "If it is done, changed or dropped, say so in a word: your group will come back to it at its next session.",
      ),
    ],
    action: { label: "Open the group’s space", url },
    footer: `You receive this message because you took an action in a session of a group organised by ${firmName}.`,
  };
}
