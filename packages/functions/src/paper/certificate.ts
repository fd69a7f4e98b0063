import type { Certificate } from "@entrepairs/core/certificate";
import { type Firm, Identity } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { dayOf } from "@entrepairs/core/kernel";
import type { TextDocument } from "@entrepairs/facturx";
import { day as dayIn, duration, moment } from "@entrepairs/mail";
import { demoMark, wholeColour } from "./agreement.ts";

type Locale = "fr" | "en";

/**
 * The certificate of completion of one person, in the order of the ministry's model: who trained whom, in what, of which
 * nature, from when to when, for how many hours, and what is kept. From what was signed and nothing else.
 */
export function completionDocument(one: Certificate.Info, firm: Firm.Info, locale: Locale): TextDocument {
  const t = WORDS[locale];
  const { street, postalCode, city } = firm.address;
  const activity = firm.activityNumber ? [`${t.activity} ${Identity.formatActivityNumber(firm.activityNumber)}`] : [];
  return {
    title: t.title,
    author: firm.name,
    day: dayOf(one.signedAt, firm.zone),
    locale,
    parties: [
      {
        role: t.firm,
        lines: [
          firm.name,
          `SIRET ${Identity.formatSiret(firm.siret)}`,
          `${street}, ${postalCode} ${city}`,
          ...activity,
        ],
      },
      { role: t.person, lines: [one.name, ...(one.organizationName ? [t.company(one.organizationName)] : [])] },
    ],
    introduction: t.introduction(one.signedBy, firm.name, one.name, one.programmeTitle),
    articles: [
      { title: t.nature, text: t.natures[one.nature] },
      ...(one.objectives.length > 0
        ? [{ title: t.objectives, text: one.objectives.map((text) => `– ${text}`).join("\n") }]
        : []),
      { title: t.dates, text: t.between(dayIn(one.from, locale), dayIn(one.until, locale)) },
      { title: t.length, text: t.followed(duration(one.minutes, locale)) },
      { title: t.kept, text: t.keeping },
    ],
    signatures: [
      {
        role: firm.name,
        name: one.signedBy,
        signedAt: moment(one.signedAt, firm.zone, locale),
        method: t.done(city),
      },
    ],
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(Config.use().demo && { mark: demoMark(locale) }),
  };
}

const WORDS = {
  fr: {
    title: "Certificat de réalisation",
    firm: "Dispensateur de l’action",
    person: "Bénéficiaire de l’action",
    activity: "Déclaration d’activité n°",
    company: (name: string) => `Entreprise\u00a0: ${name}`,
    introduction: (by: string, firm: string, name: string, title: string) =>
      `${by}, pour ${firm}, atteste que ${name} a suivi l’action «\u00a0${title}\u00a0».`,
    nature: "Nature de l’action",
    natures: { training: "Action de formation.", service: "Accompagnement, hors formation professionnelle." },
    objectives: "Objectifs de l’action",
    dates: "Dates",
    between: (from: string, until: string) => (from === until ? `Le ${from}.` : `Du ${from} au ${until}.`),
    length: "Durée suivie",
    followed: (length: string) => `${length}, d’après les présences relevées à chaque séance.`,
    kept: "Pièces gardées",
    keeping:
      "Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, le dispensateur garde l’ensemble des pièces justificatives qui ont permis d’établir ce certificat pendant trois ans à compter de la fin de l’année du dernier paiement, plus longtemps en cas de cofinancement européen.",
    done: (city: string) => `Fait à ${city}`,
  },
  en: {
    title: "Certificate of completion",
    firm: "Training provider",
    person: "Beneficiary",
    activity: "Activity declaration no.",
    company: (name: string) => `Company: ${name}`,
    introduction: (by: string, firm: string, name: string, title: string) =>
      `${by}, for ${firm}, certifies that ${name} followed “${title}”.`,
    nature: "Nature",
    natures: { training: "Training action.", service: "Support outside vocational training." },
    objectives: "Objectives",
    dates: "Dates",
    between: (from: string, until: string) => (from === until ? `On ${from}.` : `From ${from} to ${until}.`),
    length: "Time followed",
    followed: (length: string) => `${length}, after the attendance recorded at each session.`,
    kept: "Proofs kept",
    keeping:
      "Without prejudice to tax, accounting or commercial rules, the provider keeps all proofs from which this certificate was made for three years from the end of the year of the last payment, longer where European funds take part.",
    done: (city: string) => `Done at ${city}`,
  },
};
