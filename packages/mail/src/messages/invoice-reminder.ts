import { type Content, type FromFirm, facts, note, paragraph, type Writer } from "../content.ts";
import { day, money } from "../format.ts";
import { fr } from "../locale.ts";

/** An invoice that is late: in the firm's own words (`text`, paragraphs apart by an empty line), or in ours by step. */
export type InvoiceReminder = FromFirm & {
  number: string;
  dueCents: number;
  dueOn: string;
  step: 1 | 2 | 3;
  text: string | null;
  url: string;
  demo?: boolean;
};

export const invoiceReminder: Writer<InvoiceReminder> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

const said = (text: string) => text.split(/\n\s*\n/).map(paragraph);

function french({ firmName, number, dueCents, dueOn, step, text, url, demo }: InvoiceReminder): Content {
  const ours = {
    1: fr`Sauf erreur de notre part, cette facture n’est pas encore réglée. Peut-être vous a-t-elle échappé.`,
    2: fr`Malgré notre premier message, cette facture reste à régler. Si quelque chose l’empêche, dites-le-nous.`,
    3: fr`Cette facture reste à régler malgré nos deux messages. Merci de la régler sans attendre, ou de nous répondre.`,
  };
  return {
    from: firmName,
    subject: fr`Rappel : facture ${number} – ${firmName}`,
    title: fr`La facture ${number} est à régler`,
    blocks: [
      ...(demo ? [note(fr`Démonstration : ce cabinet est inventé, aucune somme n’est due.`)] : []),
      ...said(text ?? ours[step]),
      facts(["Reste à régler", money(dueCents, "fr")], ["Échéance", day(dueOn, "fr")]),
    ],
    action: { label: "Voir et régler la facture", url },
    footer: fr`Si votre paiement est parti entre-temps, ne tenez pas compte de ce message. Répondre écrit à ${firmName}.`,
  };
}

function english({ firmName, number, dueCents, dueOn, step, text, url, demo }: InvoiceReminder): Content {
  const ours = {
    1: "Unless we are mistaken, this invoice is not paid yet. It may have escaped you.",
    2: "In spite of our first message, this invoice is still to be paid. If something stands in the way, tell us.",
    3: "This invoice is still to be paid in spite of our two messages. Please pay it now, or answer us.",
  };
  return {
    from: firmName,
    subject: `Reminder: invoice ${number} from ${firmName}`,
    title: `Invoice ${number} is to be paid`,
    blocks: [
      ...(demo ? [note("Demonstration: this firm is invented, nothing is owed.")] : []),
      ...said(text ?? ours[step]),
      facts(["Still to be paid", money(dueCents, "en")], ["Was due on", day(dueOn, "en")]),
    ],
    action: { label: "See and pay the invoice", url },
    footer: `If your payment left meanwhile, ignore this message. Answering writes to ${firmName}.`,
  };
}
