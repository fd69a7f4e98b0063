import { type Content, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { money } from "../format.ts";
import { fr } from "../locale.ts";

/** A credit note; its PDF is attached by the caller, `url` is the payer's page of its invoice. Whether money comes back is told when it does. */
export type CreditNoteIssued = FromFirm & {
  number: string;
  ofNumber: string;
  grossCents: number;
  reason: string;
  url: string;
  demo?: boolean;
};

export const creditNoteIssued: Writer<CreditNoteIssued> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, number, ofNumber, grossCents, reason, url, demo }: CreditNoteIssued): Content {
  return {
    from: firmName,
    subject: fr`Avoir ${number} – ${firmName}`,
    title: fr`Votre avoir ${number}`,
    blocks: [
      ...(demo ? [note(fr`Démonstration : ce cabinet est inventé, aucune somme n’est due.`)] : []),
      paragraph(fr`Cet avoir, joint à ce message, réduit la facture ${ofNumber}.`),
      facts(["Montant TTC", money(grossCents, "fr")], ["Motif", reason]),
    ],
    action: { label: "Voir ce qu’il en est de la facture", url },
    footer: fr`Une question sur cet avoir ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function english({ firmName, number, ofNumber, grossCents, reason, url, demo }: CreditNoteIssued): Content {
  return {
    from: firmName,
    subject: `Credit note ${number} from ${firmName}`,
    title: `Your credit note ${number}`,
    blocks: [
      ...(demo ? [note("Demonstration: this firm is invented, nothing is owed.")] : []),
      paragraph(`This credit note, attached to this message, reduces invoice ${ofNumber}.`),
      facts(["Amount including VAT", money(grossCents, "en")], ["Reason", reason]),
    ],
    action: { label: "See where the invoice stands", url },
    footer: `A question about this credit note? Answer this message, it reaches ${firmName}.`,
  };
}
