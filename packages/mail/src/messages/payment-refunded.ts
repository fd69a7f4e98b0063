import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { money } from "../format.ts";
import { fr } from "../locale.ts";

/**
 * A payment was given back, whole: the last seat was taken before the money came (`seatGone`), or the invoice was
 * paid already.
 */
export type PaymentRefunded = FromFirm & { number: string; cents: number; seatGone: boolean; url: string };

export const paymentRefunded: Writer<PaymentRefunded> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, number, cents, seatGone, url }: PaymentRefunded): Content {
  const why = seatGone
    ? fr`Votre paiement est arrivé après la fin de la réservation, et la dernière place du groupe venait d’être prise. Nous en sommes désolés.`
    : fr`Cette facture était déjà réglée quand votre paiement est arrivé.`;
  return {
    from: firmName,
    subject: fr`Votre paiement de la facture ${number} vous est remboursé`,
    title: fr`Votre paiement vous est remboursé`,
    blocks: [
      paragraph(why),
      facts(["Montant remboursé", money(cents, "fr")], ["Facture", number]),
      paragraph(fr`La somme revient sur le moyen de paiement utilisé, en général sous cinq à dix jours.`),
    ],
    action: { label: "Voir la facture", url },
    footer: fr`Une question ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function english({ firmName, number, cents, seatGone, url }: PaymentRefunded): Content {
  const why = seatGone
    ? "Your payment arrived after the hold had ended, and the last seat of the group had just been taken. We are sorry."
    : "This invoice was already paid when your payment arrived.";
  return {
    from: firmName,
    subject: `Your payment of invoice ${number} is given back`,
    title: "Your payment is given back",
    blocks: [
      paragraph(why),
      facts(["Amount given back", money(cents, "en")], ["Invoice", number]),
      paragraph("The money returns to the means of payment you used, usually within five to ten days."),
    ],
    action: { label: "See the invoice", url },
    footer: `A question? Answer this message, it reaches ${firmName}.`,
  };
}
