import { type Block, type Content, type Fact, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { day, moment, money } from "../format.ts";
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
  /** Its seats are kept up to this instant alone: by card, before it. */
  held?: { until: string; zone: string };
  /** What is left to pay, when earlier invoices are deducted; cents. */
  dueCents?: number;
  /** The way to pay that he saved: it is asked by itself. */
  saved?: { kind: "card" | "sepa_debit"; last4: string };
  demo?: boolean;
};

export const invoiceIssued: Writer<InvoiceIssued> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

function french(params: InvoiceIssued): Content {
  const { firmName, number, grossCents, dueCents = grossCents, dueOn, url, online, held, demo } = params;
  const until = held ? moment(held.until, held.zone, "fr") : day(dueOn, "fr");
  return {
    from: firmName,
    subject: fr`Facture ${number} – ${firmName}`,
    title: fr`Votre facture ${number}`,
    blocks: [
      ...(demo ? [note(fr`Démonstration : ce cabinet est inventé, aucune somme n’est due.`)] : []),
      paragraph(fr`Vous trouverez la facture jointe à ce message.`),
      facts(
        ["Montant TTC", money(grossCents, "fr")],
        ...(dueCents < grossCents
          ? [
              [fr`Déjà facturé`, money(dueCents - grossCents, "fr")] satisfies Fact,
              [fr`Reste à régler`, money(dueCents, "fr")] satisfies Fact,
            ]
          : []),
        ["À régler au plus tard le", until],
      ),
      paragraph(waysFrench(params)),
      ...bankFacts({ holder: "Titulaire", reference: fr`À indiquer dans le libellé` }, params),
    ],
    action: { label: online && !params.saved ? "Voir et régler la facture" : "Voir la facture", url },
    footer: fr`Une question sur cette facture ? Répondez à ce message, il arrive chez ${firmName}.`,
  };
}

function waysFrench({ firmName, online, bank, held, saved }: InvoiceIssued): string {
  if (saved) {
    const what = saved.kind === "card" ? fr`la carte` : fr`le compte`;
    return fr`Vous n’avez rien à faire : ${what} que vous avez enregistré${saved.kind === "card" ? "e" : ""}, qui se termine par ${saved.last4}, la règle. Si votre banque refuse, un message vous le dira.`;
  }
  if (held) return fr`La place vous est gardée jusque-là. Réglez en ligne, par carte : ensuite, elle est rendue.`;
  if (online && bank) return fr`Vous pouvez la régler en ligne, par carte ou par prélèvement, ou par virement :`;
  if (online) return fr`Vous pouvez la régler en ligne, par carte ou par prélèvement.`;
  if (bank) return fr`Vous pouvez la régler par virement :`;
  return fr`Pour la régler, répondez à ce message : ${firmName} vous dira comment.`;
}

function waysEnglish({ firmName, online, bank, held, saved }: InvoiceIssued): string {
  if (saved) {
    const what = saved.kind === "card" ? "card" : "account";
    return `There is nothing to do: the ${what} that you saved, ending in ${saved.last4}, pays it. Should your bank refuse, a message will tell you.`;
  }
  if (held) return "The place is kept for you until then. Pay online, by card: after that it is given back.";
  if (online && bank) return "You can pay it online, by card or direct debit, or by bank transfer:";
  if (online) return "You can pay it online, by card or direct debit.";
  if (bank) return "You can pay it by bank transfer:";
  return `To pay it, answer this message: ${firmName} will tell you how.`;
}

function bankFacts(
  labels: { holder: string; reference: string },
  { bank, held, saved, number }: InvoiceIssued,
): Block[] {
  // A transfer would arrive when the place is gone, or pay a second time.
  if (!bank || held || saved) return [];
  const bic: Fact[] = bank.bic ? [["BIC", bank.bic]] : [];
  return [facts([labels.holder, bank.holder], ["IBAN", bank.iban], ...bic, [labels.reference, number])];
}

function english(params: InvoiceIssued): Content {
  const { firmName, number, grossCents, dueCents = grossCents, dueOn, url, online, held, demo } = params;
  const until = held ? moment(held.until, held.zone, "en") : day(dueOn, "en");
  return {
    from: firmName,
    subject: `Invoice ${number} from ${firmName}`,
    title: `Your invoice ${number}`,
    blocks: [
      ...(demo ? [note("Demonstration: this firm is invented, nothing is owed.")] : []),
      paragraph("You will find the invoice attached to this message."),
      facts(
        ["Amount including VAT", money(grossCents, "en")],
        ...(dueCents < grossCents
          ? [
              ["Invoiced before", money(dueCents - grossCents, "en")] satisfies Fact,
              ["Left to pay", money(dueCents, "en")] satisfies Fact,
            ]
          : []),
        ["To be paid by", until],
      ),
      paragraph(waysEnglish(params)),
      ...bankFacts({ holder: "Account holder", reference: "Reference to give" }, params),
    ],
    action: { label: online && !params.saved ? "See and pay the invoice" : "See the invoice", url },
    footer: `A question about this invoice? Answer this message, it reaches ${firmName}.`,
  };
}
