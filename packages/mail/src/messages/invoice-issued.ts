import { type Content, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { day, money } from "../format.ts";
import { fr } from "../locale.ts";

/** An issued invoice; its PDF is attached by the caller. `url` is the payer's page. `demo`: the firm is invented. */
export type InvoiceIssued = FromFirm & {
  number: string;
  grossCents: number;
  dueOn: string;
  url: string;
  demo?: boolean;
};

export const invoiceIssued: Writer<InvoiceIssued> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french({ firmName, number, grossCents, dueOn, url, demo }: InvoiceIssued): Content {
  return {
    from: firmName,
    subject: fr`Facture ${number} – ${firmName}`,
    title: fr`Votre facture ${number}`,
    blocks: [
      ...(demo ? [note(fr`Démonstration : ce cabinet est inventé, aucune somme n’est due.`)] : []),
      paragraph(fr`Vous trouverez la facture jointe à ce message.`),
      facts(["Montant TTC", money(grossCents, "fr")], ["À régler au plus tard le", day(dueOn, "fr")]),
      paragraph(
        fr`Vous pouvez la régler en ligne, par carte ou par prélèvement, ou par virement avec les coordonnées de la facture.`,
      ),
    ],
    action: { label: "Voir et régler la facture", url },
    footer: fr`Une question sur cette facture ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function english({ firmName, number, grossCents, dueOn, url, demo }: InvoiceIssued): Content {
  return {
    from: firmName,
    subject: `Invoice ${number} from ${firmName}`,
    title: `Your invoice ${number}`,
    blocks: [
      ...(demo ? [note("Demonstration: this firm is invented, nothing is owed.")] : []),
      paragraph("You will find the invoice attached to this message."),
      facts(["Amount including VAT", money(grossCents, "en")], ["To be paid by", day(dueOn, "en")]),
      paragraph("You can pay it online, by card or direct debit, or by transfer with the details on the invoice."),
    ],
    action: { label: "See and pay the invoice", url },
    footer: `A question about this invoice? Answer this message, it reaches ${firmName}.`,
  };
}
