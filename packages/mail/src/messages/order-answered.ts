import { type Content, type Fact, type FromFirm, facts, paragraph, type Writer } from "../content.ts";
import { fr } from "../locale.ts";

/** Tells the firm what a client answered. `reason` is what he wrote when he refused, if anything. */
export type OrderAnswered = FromFirm & {
  number: string;
  buyerName: string;
  object: string;
  answer: "approved" | "refused" | "signed";
  reason?: string;
  url: string;
};

export const orderAnswered: Writer<OrderAnswered> = (params, locale) =>
  locale === "fr" ? french(params) : english(params);

const FRENCH = {
  approved: [fr`Devis approuvé`, fr`Envoyez maintenant la convention : elle se signe avant la première séance.`],
  refused: [fr`Devis refusé`, fr`Le client ne donne pas suite à ce devis.`],
  signed: [fr`Convention signée`, fr`La première séance peut être tenue.`],
} as const;
const ENGLISH = {
  approved: ["Quote approved", "Send the agreement now: it is signed before the first session."],
  refused: ["Quote refused", "The client does not take this quote up."],
  signed: ["Agreement signed", "The first session may be held."],
} as const;

function french({ firmName, number, buyerName, object, answer, reason, url }: OrderAnswered): Content {
  const [title, next] = FRENCH[answer];
  const said: Fact[] = reason ? [["Raison", reason]] : [];
  return {
    from: firmName,
    subject: fr`${title} : ${number}, ${buyerName}`,
    title: fr`${title} par ${buyerName}`,
    blocks: [paragraph(next), facts(["Devis", number], ["Objet", object], ...said)],
    action: { label: "Ouvrir le devis", url },
    footer: "Vous recevez ce message parce que ce devis vient de votre cabinet.",
  };
}

function english({ firmName, number, buyerName, object, answer, reason, url }: OrderAnswered): Content {
  const [title, next] = ENGLISH[answer];
  const said: Fact[] = reason ? [["Reason", reason]] : [];
  return {
    from: firmName,
    subject: `${title}: ${number}, ${buyerName}`,
    title: `${title} by ${buyerName}`,
    blocks: [paragraph(next), facts(["Quote", number], ["Purpose", object], ...said)],
    action: { label: "Open the quote", url },
    footer: "You receive this message because this quote comes from your firm.",
  };
}
