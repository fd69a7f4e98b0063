import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { moment } from "../format.ts";
import { fr } from "../locale.ts";

/** Acknowledges an individual's withdrawal on a durable medium (Code de la consommation, L221-21). */
export type WithdrawalReceived = FromFirm & {
  programmeTitle: string;
  reference: string;
  withdrawnAt: string;
  zone: string;
  url: string;
};

export const withdrawalReceived: Writer<WithdrawalReceived> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, programmeTitle, reference, withdrawnAt, zone, url }: WithdrawalReceived): Content {
  return {
    from: firmName,
    subject: fr`Votre rétractation est enregistrée : ${programmeTitle}`,
    title: fr`Votre rétractation est enregistrée`,
    blocks: [
      paragraph(
        fr`Votre contrat avec ${firmName} est annulé, sans frais. Rien n’a été prélevé et rien ne vous sera demandé.`,
      ),
      facts(["Programme", programmeTitle], ["Référence", reference], ["Reçue le", moment(withdrawnAt, zone, "fr")]),
    ],
    action: { label: "Relire le contrat annulé", url },
    footer: fr`Vous recevez ce message parce que vous avez renoncé à ce contrat avec ${firmName}. Gardez-le : il fait foi.`,
  };
}

function english({ firmName, programmeTitle, reference, withdrawnAt, zone, url }: WithdrawalReceived): Content {
  return {
    from: firmName,
    subject: `Your withdrawal is recorded: ${programmeTitle}`,
    title: "Your withdrawal is recorded",
    blocks: [
      paragraph(`Your contract with ${firmName} is cancelled, free of charge. Nothing was collected, nothing will be.`),
      facts(["Programme", programmeTitle], ["Reference", reference], ["Received", moment(withdrawnAt, zone, "en")]),
    ],
    action: { label: "Read the cancelled contract", url },
    footer: `You receive this message because you withdrew from this contract with ${firmName}. Keep it: it is your proof.`,
  };
}
