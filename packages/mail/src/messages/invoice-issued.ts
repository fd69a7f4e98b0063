import { type Block, type Content, type Fact, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { day, money } from "../format.ts";
import { fr } from "../locale.ts";

/**
 * An issued invoice; its PDF is attached by the caller. `url` is the payer's page, `online` when it collects. `bank`:
 * where to transfer; only the ways there are, are told. `demo`: the firm is invented.
 */
export type InvoiceIssued = FromFirm & {
  number: string;
  grossCents: number;
  dueOn: string;
  url: string;
  online: boolean;
  bank?: { iban: string; bic: string | null; holder: string };
  demo?: boolean;
};

export const invoiceIssued: Writer<InvoiceIssued> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french(params: InvoiceIssued): Content {
  const { firmName, number, grossCents, dueOn, url, online, demo } = params;
  return {
    from: firmName,
    subject: fr`Facture ${number} – ${firmName}`,
    title: fr`Votre facture ${number}`,
    blocks: [
      ...(demo ? [note(fr`Démonstration : ce cabinet est inventé, aucune somme n’est due.`)] : []),
      paragraph(fr`Vous trouverez la facture jointe à ce message.`),
      facts(["Montant TTC", money(grossCents, "fr")], ["À régler au plus tard le", day(dueOn, "fr")]),
      paragraph(waysFrench(params)),
      ...bankFacts({ holder: "Titulaire", reference: fr`À indiquer dans le libellé` }, params),
    ],
    action: { label: online ? "Voir et régler la facture" : "Voir la facture", url },
    footer: fr`Une question sur cette facture ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function waysFrench({ firmName, online, bank }: InvoiceIssued): string {
  if (online && bank) return fr`Vous pouvez la régler en ligne, par carte ou par prélèvement, ou par virement :`;
  if (online) return fr`Vous pouvez la régler en ligne, par carte ou par prélèvement.`;
  if (bank) return fr`Vous pouvez la régler par virement :`;
  return fr`Pour la régler, répondez à ce message : ${firmName} vous dira comment.`;
}

function waysEnglish({ firmName, online, bank }: InvoiceIssued): string {
  if (online && bank) return "You can pay it online, by card or direct debit, or by bank transfer:";
  if (online) return "You can pay it online, by card or direct debit.";
  if (bank) return "You can pay it by bank transfer:";
  return `To pay it, answer this message: ${firmName} will tell you how.`;
}

function bankFacts(labels: { holder: string; reference: string }, { bank, number }: InvoiceIssued): Block[] {
  if (!bank) return [];
  const bic: Fact[] = bank.bic ? [["BIC", bank.bic]] : [];
  return [facts([labels.holder, bank.holder], ["IBAN", bank.iban], ...bic, [labels.reference, number])];
}

function english(params: InvoiceIssued): Content {
  const { firmName, number, grossCents, dueOn, url, online, demo } = params;
  return {
    from: firmName,
    subject: `Invoice ${number} from ${firmName}`,
    title: `Your invoice ${number}`,
    blocks: [
      ...(demo ? [note("Demonstration: this firm is invented, nothing is owed.")] : []),
      paragraph("You will find the invoice attached to this message."),
      facts(["Amount including VAT", money(grossCents, "en")], ["To be paid by", day(dueOn, "en")]),
      paragraph(waysEnglish(params)),
      ...bankFacts({ holder: "Account holder", reference: "Reference to give" }, params),
    ],
    action: { label: online ? "See and pay the invoice" : "See the invoice", url },
    footer: `A question about this invoice? Answer this message, it reaches ${firmName}.`,
  };
}
