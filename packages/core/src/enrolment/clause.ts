import type { Article, Facts, Kind, Locale } from "./agreement.ts";
import { PAY_WITHIN_DAYS } from "./instalment.ts";

type Clauses = (facts: Facts) => { title: string; articles: Article[] };

/** The clauses of both documents in both languages, as data. The French text is the one that binds. */
export function clausesOf(kind: Kind, locale: Locale): Clauses {
  return locale === "fr" ? (facts) => french(kind, facts) : (facts) => english(kind, facts);
}

const NATURE = {
  fr: {
    training: "action de formation (article L6313-1 du Code du travail)",
    service: "prestation de conseil et d’accompagnement",
  },
  en: { training: "training action (Code du travail, L6313-1)", service: "consulting and coaching service" },
};

const TITLE = {
  fr: {
    agreement: { training: "Convention de formation", service: "Convention de prestation" },
    contract: { training: "Contrat de formation professionnelle", service: "Contrat de prestation" },
  },
  en: {
    agreement: { training: "Training agreement", service: "Service agreement" },
    contract: { training: "Professional training contract", service: "Service contract" },
  },
};

const VAT_NOTE = {
  fr: {
    standard: "",
    exempt: " Exonération de TVA, article 261-4-4° a du CGI.",
    franchise: " TVA non applicable, article 293 B du CGI.",
  },
  en: { standard: "", exempt: " Exempt from VAT (CGI 261-4-4° a).", franchise: " VAT not applicable (CGI 293 B)." },
};

type Part = Facts["instalments"][number];

function inFrench({ trigger, on, amount }: Part): string {
  if (trigger === "period") return `${amount} le ${on}`;
  return trigger === "session" ? `${amount} après la séance du ${on}` : `${amount} le ${on}, le reste du prix`;
}

function inEnglish({ trigger, on, amount }: Part): string {
  if (trigger === "period") return `${amount} on ${on}`;
  return trigger === "session" ? `${amount} after the session of ${on}` : `${amount} on ${on}, the rest of the price`;
}

function french(kind: Kind, facts: Facts): { title: string; articles: Article[] } {
  // Code du travail L6352-12, in its own words.
  const activity = facts.activityNumber
    ? ` Déclaration d’activité de ${facts.firm} : « Enregistrée sous le numéro ${facts.activityNumber}. Cet enregistrement ne vaut pas agrément de l’État. »`
    : "";
  const where = facts.where ? ` Lieu : ${facts.where}.` : "";
  const shared: Article[] = [
    {
      heading: "Les parties",
      text: `${facts.firm}, ${facts.firmAddress}, SIRET ${facts.firmSiret}, et le payeur dont le nom et l’adresse ${facts.inPerson ? "suivent" : "sont saisis ci-dessous"}.${activity}`,
    },
    {
      heading: "Objet",
      text: `Une place dans le groupe « ${facts.group} » du programme « ${facts.programme} ». Nature : ${NATURE.fr[facts.nature]}. Prérequis, objectifs, méthodes et modalités d’évaluation sont ceux de la page publique du programme.`,
    },
    {
      heading: "Déroulement",
      text: `Groupe de ${facts.seats} pairs, animé par ${facts.coach}. ${facts.hours} heures en ${facts.sessions.length} séances : ${facts.sessions.join(" ; ")}.${where}`,
    },
    {
      heading: "Prix",
      text: `${facts.net} HT, TVA ${facts.vat}, soit ${facts.gross} TTC.${VAT_NOTE.fr[facts.vatNote]}`,
    },
    {
      heading: "Confidentialité",
      text: "Ce qui se dit dans le groupe y reste. Le payeur reçoit les dates et la présence, et des résultats d’ensemble sans nom ; jamais les sujets ni les échanges.",
    },
  ];
  const cancellation: Article = {
    heading: "Annulation",
    text: facts.cancellation.join(" "),
  };
  if (kind === "agreement") {
    const payment: Article = {
      heading: "Paiement",
      text: "Par carte à l’inscription, ou sur facture à 30 jours. Un retard entraîne des pénalités au taux de trois fois l’intérêt légal et une indemnité de recouvrement de 40 €.",
    };
    return { title: TITLE.fr.agreement[facts.nature], articles: [...shared, payment, cancellation] };
  }
  const withdrawal: Article = {
    heading: "Rétractation",
    text: facts.inPerson
      ? `Signé par les deux parties ensemble. Vous pouvez renoncer à ce contrat sans donner de raison pendant 10 jours à compter de la signature, jusqu’au ${facts.withdrawalEnds} inclus, par lettre recommandée avec avis de réception (article L6353-5 du Code du travail) ou par le lien « Renoncer au contrat ici » du message qui vous est envoyé. Aucune somme n’est demandée avant la fin de ce délai.`
      : `Vous pouvez renoncer à ce contrat sans donner de raison pendant 14 jours après la signature, jusqu’au ${facts.withdrawalEnds} inclus, par le lien « Renoncer au contrat ici » du message qui vous est envoyé. Aucune somme n’est demandée avant la fin de ce délai.`,
  };
  const payment: Article = {
    heading: "Paiement",
    text: `Rien n’est dû avant la fin du délai de rétractation. Ensuite, 30 % du prix au plus, puis le reste au fil des séances tenues${facts.nature === "training" ? " (article L6353-6 du Code du travail)" : ""}. Échéancier, TTC : ${facts.instalments.map(inFrench).join(" ; ")}. Une séance déplacée déplace son échéance. Chaque échéance a sa facture, à régler sous ${PAY_WITHIN_DAYS} jours.`,
  };
  return { title: TITLE.fr.contract[facts.nature], articles: [...shared, withdrawal, payment, cancellation] };
}

function english(kind: Kind, facts: Facts): { title: string; articles: Article[] } {
  const activity = facts.activityNumber
    ? ` ${facts.firm} is registered as a training provider under number ${facts.activityNumber}. This registration is no approval by the State.`
    : "";
  const where = facts.where ? ` Where: ${facts.where}.` : "";
  const shared: Article[] = [
    {
      heading: "The parties",
      text: `${facts.firm}, ${facts.firmAddress}, SIRET ${facts.firmSiret}, and the payer whose name and address ${facts.inPerson ? "follow" : "are typed below"}.${activity} This is a translation: the French text is the one that binds.`,
    },
    {
      heading: "Purpose",
      text: `One seat in the group “${facts.group}” of the programme “${facts.programme}”. Nature: ${NATURE.en[facts.nature]}. Prerequisites, objectives, methods and assessment are those of the programme’s public page.`,
    },
    {
      heading: "How it goes",
      text: `A group of ${facts.seats} peers, led by ${facts.coach}. ${facts.hours} hours in ${facts.sessions.length} sessions: ${facts.sessions.join("; ")}.${where}`,
    },
    {
      heading: "Price",
      text: `${facts.net} net, VAT ${facts.vat}, that is ${facts.gross} including VAT.${VAT_NOTE.en[facts.vatNote]}`,
    },
    {
      heading: "Confidentiality",
      text: "What is said in the group stays there. The payer receives dates and attendance, and results of the whole group without names; never topics nor exchanges.",
    },
  ];
  const cancellation: Article = {
    heading: "Cancellation",
    text: facts.cancellation.join(" "),
  };
  if (kind === "agreement") {
    const payment: Article = {
      heading: "Payment",
      text: "By card when enrolling, or by invoice within 30 days. Late payment bears interest at three times the legal rate and a recovery charge of €40.",
    };
    return { title: TITLE.en.agreement[facts.nature], articles: [...shared, payment, cancellation] };
  }
  const withdrawal: Article = {
    heading: "Withdrawal",
    text: facts.inPerson
      ? `Signed by both parties together. You may withdraw from this contract without giving a reason for 10 days from the signature, up to and including ${facts.withdrawalEnds}, by registered letter with acknowledgement (Code du travail, L6353-5) or by the link “Withdraw from the contract here” of the message sent to you. Nothing is asked for before the end of this period.`
      : `You may withdraw from this contract without giving a reason for 14 days after signing, up to and including ${facts.withdrawalEnds}, by the link “Withdraw from the contract here” of the message sent to you. Nothing is asked for before the end of this period.`,
  };
  const payment: Article = {
    heading: "Payment",
    text: `Nothing is due before the end of the withdrawal period. Then 30% of the price at most, and the rest as sessions are held${facts.nature === "training" ? " (Code du travail, L6353-6)" : ""}. Schedule, including VAT: ${facts.instalments.map(inEnglish).join("; ")}. A session that moves takes its instalment along. Each instalment has its invoice, to be paid within ${PAY_WITHIN_DAYS} days.`,
  };
  return { title: TITLE.en.contract[facts.nature], articles: [...shared, withdrawal, payment, cancellation] };
}
