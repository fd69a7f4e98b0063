import { type Content, type FromFirm, note, paragraph, type Writer } from "../content.ts";
import { day } from "../format.ts";
import { fr } from "../locale.ts";

/**
 * To who complained: it has come in (`received`), a person has read it (`acknowledged`, by `name`), or what the firm
 * answers (`answered`). What was complained of is never repeated: the mail may be read by others.
 */
export type ComplaintTold = FromFirm & {
  step: "received" | "acknowledged" | "answered";
  reference: string;
  /** Last day of the acknowledgement by a person. */
  until: string;
  name?: string;
  /** Its paragraphs. */
  text?: readonly string[];
  url: string;
};

export const complaintTold: Writer<ComplaintTold> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, step, reference, until, name = firmName, text = [], url }: ComplaintTold): Content {
  const said = {
    received: {
      title: "Votre réclamation est enregistrée",
      blocks: [
        paragraph(
          fr`Elle porte la référence ${reference}. Une personne de ${firmName} vous répond qu’elle l’a lue au plus tard ${day(until, "fr")}, soit deux jours ouvrés.`,
        ),
        paragraph(
          fr`Seuls les responsables de ${firmName} la lisent : ni votre employeur, ni votre groupe, ni votre coach.`,
        ),
      ],
    },
    acknowledged: {
      title: "Votre réclamation a été lue",
      blocks: [
        paragraph(fr`${name}, de ${firmName}, a pris connaissance de votre réclamation ${reference} et la traite.`),
        paragraph(fr`Une réponse vous sera envoyée à cette adresse.`),
      ],
    },
    answered: {
      title: "Une réponse à votre réclamation",
      blocks: [
        paragraph(fr`${name}, de ${firmName}, répond à votre réclamation ${reference} :`),
        ...text.map(note),
        paragraph(fr`Cette réponse ne vous convient pas ? Répondez à ce message.`),
      ],
    },
  }[step];
  return {
    from: firmName,
    subject: fr`${said.title} (${reference})`,
    ...said,
    action: { label: "Voir la page du cabinet", url },
    footer: fr`Vous recevez ce message parce que votre adresse accompagne une réclamation faite à ${firmName}.`,
  };
}

function english({ firmName, step, reference, until, name = firmName, text = [], url }: ComplaintTold): Content {
  const said = {
    received: {
      title: "Your complaint is recorded",
      blocks: [
        paragraph(
          `Its reference is ${reference}. A person of ${firmName} tells you that it was read by ${day(until, "en")}, within two working days.`,
        ),
        paragraph(`Only those who run ${firmName} read it: neither your employer, nor your group, nor your coach.`),
      ],
    },
    acknowledged: {
      title: "Your complaint was read",
      blocks: [
        paragraph(`${name}, of ${firmName}, has read your complaint ${reference} and is dealing with it.`),
        paragraph("An answer will be sent to this address."),
      ],
    },
    answered: {
      title: "An answer to your complaint",
      blocks: [
        paragraph(`${name}, of ${firmName}, answers your complaint ${reference}:`),
        ...text.map(note),
        paragraph("You are not satisfied with this answer? Reply to this message."),
      ],
    },
  }[step];
  return {
    from: firmName,
    subject: `${said.title} (${reference})`,
    ...said,
    action: { label: "See the firm’s page", url },
    footer: `You receive this message because your address comes with a complaint made to ${firmName}.`,
  };
}
