import { type Content, type Fact, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr } from "../locale.ts";

/** The agreement of an approved quote: to be signed, or signed and kept. */
export type OrderAgreement = FromFirm & {
  number: string;
  object: string;
  url: string;
  /** Who signed for the buyer, and when; absent: it waits for him. */
  signed?: { name: string; at: string; zone: string };
  /** It was sent a while ago and nobody signed it. */
  isReminder?: boolean;
};

export const orderAgreement: Writer<OrderAgreement> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, number, object, url, signed, isReminder }: OrderAgreement): Content {
  const rows: Fact[] = signed
    ? [
        ["Signée par", signed.name],
        ["Le", moment(signed.at, signed.zone, "fr")],
      ]
    : [];
  return {
    from: firmName,
    subject: signed
      ? fr`Convention signée : ${object}`
      : isReminder
        ? fr`Rappel, convention à signer : ${object}`
        : fr`Convention à signer : ${object}`,
    title: signed ? fr`La convention est signée` : fr`La convention vous attend`,
    blocks: [
      paragraph(
        signed
          ? fr`Ce message garde la trace de votre accord avec ${firmName}. Gardez-le avec vos documents.`
          : fr`Vous avez approuvé le devis ${number}. ${firmName} a signé la convention ; elle attend votre signature avant la première séance.`,
      ),
      facts(["Devis", number], ["Objet", object], ...rows),
    ],
    action: { label: signed ? "Relire la convention" : "Lire et signer la convention", url },
    footer: fr`Vous recevez ce message parce que le devis ${number} a été approuvé avec ce lien. Si ce n’est pas vous, répondez à ce message.`,
  };
}

function english({ firmName, number, object, url, signed, isReminder }: OrderAgreement): Content {
  const rows: Fact[] = signed
    ? [
        ["Signed by", signed.name],
        ["On", moment(signed.at, signed.zone, "en")],
      ]
    : [];
  return {
    from: firmName,
    subject: signed
      ? `Agreement signed: ${object}`
      : `${isReminder ? "Reminder, agreement" : "Agreement"} to sign: ${object}`,
    title: signed ? "The agreement is signed" : "The agreement waits for you",
    blocks: [
      paragraph(
        signed
          ? `This message records your agreement with ${firmName}. Keep it with your documents.`
          : `You approved quote ${number}. ${firmName} has signed the agreement; it waits for your signature before the first session.`,
      ),
      facts(["Quote", number], ["Purpose", object], ...rows),
    ],
    action: { label: signed ? "Read the agreement again" : "Read and sign the agreement", url },
    footer: `You receive this message because quote ${number} was approved with this link. If it was not you, answer this message.`,
  };
}
