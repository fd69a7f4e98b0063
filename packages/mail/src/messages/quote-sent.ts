import { type Content, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { day, money } from "../format.ts";
import { fr } from "../locale.ts";

/** A quote to the person who may approve it; `url` is the page where he does. */
export type QuoteSent = FromFirm & {
  number: string;
  object: string;
  grossCents: number;
  validUntil: string;
  url: string;
};

export const quoteSent: Writer<QuoteSent> = (params, locale) => (locale === "fr" ? french(params) : english(params));

function french({ firmName, number, object, grossCents, validUntil, url }: QuoteSent): Content {
  return {
    from: firmName,
    subject: fr`Devis ${number} : ${object}`,
    title: fr`Votre devis ${number}`,
    blocks: [
      paragraph(fr`${firmName} vous propose : ${object}.`),
      facts(["Montant TTC", money(grossCents, "fr")], ["Valable jusqu’au", day(validUntil, "fr")]),
      paragraph(
        fr`Lisez-le, imprimez-le et donnez votre accord sur cette page. La convention vous sera ensuite proposée à la signature.`,
      ),
    ],
    action: { label: "Lire le devis et répondre", url },
    footer: fr`Vous recevez ce message parce que ${firmName} vous adresse ce devis. Une question ? Répondez à ce message.`,
  };
}

function english({ firmName, number, object, grossCents, validUntil, url }: QuoteSent): Content {
  return {
    from: firmName,
    subject: `Quote ${number}: ${object}`,
    title: `Your quote ${number}`,
    blocks: [
      paragraph(`${firmName} offers you: ${object}.`),
      facts(["Amount including VAT", money(grossCents, "en")], ["Valid until", day(validUntil, "en")]),
      paragraph("Read it, print it and approve it on this page. The agreement will then be sent to you to be signed."),
    ],
    action: { label: "Read the quote and answer", url },
    footer: `You receive this message because ${firmName} sends you this quote. A question? Answer this message.`,
  };
}
