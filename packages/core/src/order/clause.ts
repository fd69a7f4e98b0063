import type { Locale } from "./agreement.ts";

export interface Article {
  heading: string;
  text: string;
}

/** What the clauses are filled with: every amount and date written out in the reader's language. */
export interface Facts {
  firm: string;
  firmAddress: string;
  firmSiret: string;
  activityNumber: string | null;
  buyer: string;
  buyerAddress: string;
  buyerSiret: string | null;
  signatory: string;
  nature: "training" | "service";
  object: string;
  programme: string | null;
  goals: string | null;
  objectives: readonly string[];
  public: readonly string[];
  prerequisites: string | null;
  outline: readonly string[];
  methods: string | null;
  results: string | null;
  seats: number;
  people: readonly string[];
  group: string | null;
  coach: string | null;
  where: string | null;
  hours: string | null;
  sessions: readonly string[];
  lines: readonly string[];
  net: string;
  vat: string;
  gross: string;
  vatNote: "standard" | "exempt" | "franchise";
  schedule: readonly string[];
  term: string;
  /** What a change of plans costs, a sentence each. */
  cancellation: readonly string[];
  note: string | null;
  quote: string;
}

/**
 * The clauses of the agreement between a training body and the client who buys (Code du travail L6353-1 and D6353-1:
 * title, aim, content, means, duration, period, how it goes, how it is followed and certified, price). Data, by language;
 * the French text is the one that binds.
 */
export function clausesOf(facts: Facts, locale: Locale): { title: string; articles: Article[] } {
  return locale === "fr" ? french(facts) : english(facts);
}

const joined = (items: readonly string[]) => items.join(" ; ");
/** A sentence, when there is something to say. */
const said = (label: string, value: string | null | undefined) => (value ? ` ${label} : ${value}.` : "");
const told = (label: string, value: string | null | undefined) => (value ? ` ${label}: ${value}.` : "");
/** As someone typed it, without the point that the sentence adds. */
const bare = (value: string | null) => value?.replace(/[.\s]+$/, "") ?? null;

const VAT_NOTE = {
  fr: {
    standard: "",
    exempt: " Exonération de TVA, article 261-4-4° a du CGI.",
    franchise: " TVA non applicable, article 293 B du CGI.",
  },
  en: { standard: "", exempt: " Exempt from VAT (CGI 261-4-4° a).", franchise: " VAT not applicable (CGI 293 B)." },
};

function french(facts: Facts): { title: string; articles: Article[] } {
  const training = facts.nature === "training";
  const activity = facts.activityNumber
    ? ` Déclaration d’activité de ${facts.firm} : « Enregistrée sous le numéro ${facts.activityNumber}. Cet enregistrement ne vaut pas agrément de l’État. »`
    : "";
  const buyerSiret = facts.buyerSiret ? `, SIRET ${facts.buyerSiret}` : "";
  const dates =
    facts.sessions.length > 0
      ? `${facts.sessions.length} séances : ${joined(facts.sessions)}.`
      : "Les dates sont arrêtées d’un commun accord avant la première séance.";
  const articles: Article[] = [
    {
      heading: "Les parties",
      text: `${facts.firm}, ${facts.firmAddress}, SIRET ${facts.firmSiret}, et ${facts.buyer}, ${facts.buyerAddress}${buyerSiret}, représenté par ${facts.signatory}.${activity}`,
    },
    {
      heading: "Objet et nature",
      text: `${facts.object}. Nature : ${training ? "action de formation (article L6313-1 du Code du travail)" : "prestation de conseil et d’accompagnement"}.${said("Programme", facts.programme)} Devis ${facts.quote}, approuvé par le client.`,
    },
    {
      heading: "Objectifs et contenu",
      text: `${said("Finalité", bare(facts.goals))}${said("Objectifs", bare(joined(facts.objectives)))}${said("Contenu", bare(joined(facts.outline)))}`.trim(),
    },
    {
      heading: "Public et effectif",
      text: `${facts.seats} ${facts.seats > 1 ? "places" : "place"}.${facts.people.length > 0 ? said("Participants connus", facts.people.join(", ")) : " Les participants sont nommés avant la première séance."}${said("Public", bare(joined(facts.public)))}${said("Prérequis", bare(facts.prerequisites))}`,
    },
    {
      heading: "Durée, dates et lieu",
      text: `${facts.hours ? `${facts.hours} heures. ` : ""}${dates}${said("Groupe", facts.group)}${said("Animation", facts.coach)}${said("Lieu", facts.where)}`,
    },
    {
      heading: "Moyens et déroulement",
      text: `${bare(facts.methods) ?? "Travail en groupe de pairs, à partir de situations réelles, animé par un coach"}.`,
    },
    {
      heading: "Suivi, évaluation et sanction",
      text: `La présence est relevée à chaque séance, le ressenti demandé après chacune, et l’atteinte des objectifs évaluée en fin de parcours.${said("Résultats attendus", bare(facts.results))}${training ? " Un certificat de réalisation est remis pour chaque participant." : ""}`,
    },
    {
      heading: "Prix",
      text: `${joined(facts.lines)}. Total : ${facts.net} HT, TVA ${facts.vat}, soit ${facts.gross} TTC.${VAT_NOTE.fr[facts.vatNote]}`,
    },
    {
      heading: "Facturation et règlement",
      text: `${joined(facts.schedule)}. ${facts.term}. Un retard entraîne des pénalités au taux de trois fois l’intérêt légal et une indemnité de recouvrement de 40 €.`,
    },
    {
      heading: "Annulation et inexécution",
      text: `${facts.cancellation.join(" ")} En cas d’inexécution totale ou partielle du fait de l’organisme, les sommes indûment perçues sont remboursées (article L6354-1 du Code du travail).`.trim(),
    },
    {
      heading: "Confidentialité",
      text: "Ce qui se dit dans le groupe y reste. Le client reçoit les dates et la présence, et des résultats d’ensemble sans nom ; jamais les sujets ni les échanges.",
    },
    {
      heading: "Différends",
      text: "Les parties cherchent d’abord un accord ; à défaut, le tribunal compétent tranche.",
    },
    ...(facts.note ? [{ heading: "Conditions particulières", text: facts.note }] : []),
  ];
  const title = training ? "Convention de formation" : "Contrat de prestation";
  return { title, articles: articles.filter(({ text }) => text !== "") };
}

function english(facts: Facts): { title: string; articles: Article[] } {
  const training = facts.nature === "training";
  const activity = facts.activityNumber
    ? ` ${facts.firm} is registered as a training provider under number ${facts.activityNumber}. This registration is no approval by the State.`
    : "";
  const buyerSiret = facts.buyerSiret ? `, SIRET ${facts.buyerSiret}` : "";
  const dates =
    facts.sessions.length > 0
      ? `${facts.sessions.length} sessions: ${facts.sessions.join("; ")}.`
      : "Dates are settled together before the first session.";
  const articles: Article[] = [
    {
      heading: "The parties",
      text: `${facts.firm}, ${facts.firmAddress}, SIRET ${facts.firmSiret}, and ${facts.buyer}, ${facts.buyerAddress}${buyerSiret}, represented by ${facts.signatory}.${activity} This is a translation: the French text is the one that binds.`,
    },
    {
      heading: "Purpose and nature",
      text: `${facts.object}. Nature: ${training ? "training action (Code du travail, L6313-1)" : "consulting and coaching service"}.${told("Programme", facts.programme)} Quote ${facts.quote}, approved by the client.`,
    },
    {
      heading: "Objectives and content",
      text: `${told("Aim", bare(facts.goals))}${told("Objectives", bare(facts.objectives.join("; ")))}${told("Content", bare(facts.outline.join("; ")))}`.trim(),
    },
    {
      heading: "Participants",
      text: `${facts.seats} ${facts.seats > 1 ? "seats" : "seat"}.${facts.people.length > 0 ? told("Participants known", facts.people.join(", ")) : " Participants are named before the first session."}${told("Intended for", bare(facts.public.join("; ")))}${told("Prerequisites", bare(facts.prerequisites))}`,
    },
    {
      heading: "Duration, dates and place",
      text: `${facts.hours ? `${facts.hours} hours. ` : ""}${dates}${told("Group", facts.group)}${told("Led by", facts.coach)}${told("Place", facts.where)}`,
    },
    {
      heading: "Means and how it goes",
      text: `${bare(facts.methods) ?? "Work in a group of peers, on real situations, led by a coach"}.`,
    },
    {
      heading: "Follow-up and assessment",
      text: `Attendance is taken at each session, an opinion is asked after it, and the objectives are assessed at the end.${told("Expected results", bare(facts.results))}${training ? " A certificate of completion is given for each participant." : ""}`,
    },
    {
      heading: "Price",
      text: `${facts.lines.join("; ")}. Total: ${facts.net} net, VAT ${facts.vat}, that is ${facts.gross} including VAT.${VAT_NOTE.en[facts.vatNote]}`,
    },
    {
      heading: "Invoicing and payment",
      text: `${facts.schedule.join("; ")}. ${facts.term}. Late payment bears interest at three times the legal rate and a recovery charge of €40.`,
    },
    {
      heading: "Cancellation",
      text: `${facts.cancellation.join(" ")} When the provider does not deliver all or part of it, what was unduly collected is refunded (Code du travail, L6354-1).`.trim(),
    },
    {
      heading: "Confidentiality",
      text: "What is said in the group stays there. The client receives dates and attendance, and results of the whole group without names; never topics nor exchanges.",
    },
    {
      heading: "Disputes",
      text: "The parties first look for an agreement; failing that, the competent court decides.",
    },
    ...(facts.note ? [{ heading: "Particular terms", text: facts.note }] : []),
  ];
  const title = training ? "Training agreement" : "Service contract";
  return { title, articles: articles.filter(({ text }) => text !== "") };
}
