import { bilingual } from "../site/words/bilingual.ts";

export const satisfactionWords = bilingual({
  fr: {
    title: "Satisfaction",
    firm: "Organisme",
    period: "Période",
    since: (from: string, on: string) => `du ${french(from)} au ${french(on)}`,
    always: (on: string) => `depuis le début, jusqu’au ${french(on)}`,
    rate: "Taux de réponse",
    rateOf: (answered: number, invited: number, percent: number) => `${percent} % (${answered} sur ${invited})`,
    groups: "Groupes",
    none: "aucun",
    about: "Question",
    answers: "Réponses",
    value: "Moyenne",
    nps: "NPS",
    split: (promoters: number, passives: number, detractors: number) =>
      `(promoteurs ${promoters}, neutres ${passives}, détracteurs ${detractors})`,
    responses: (answered: number, invited: number) => `${answered} / ${invited}`,
    quotes: "Des mots que leurs auteurs ont accepté de laisser citer",
    sessions: "Utilité, séance après séance",
    session: (number: number, on: string) => `Séance ${number}, question du ${french(on)}`,
    months: "Utilité des séances, mois après mois",
    month: (at: string) => monthOf(at, "fr-FR"),
    later: "À la fin du cycle, puis trois et six mois plus tard",
    positioning: "Positionnement avant, puis après",
    programmes: "Par programme",
    coaches: "Par coach",
    organizations: "Par entreprise",
    cohorts: "Par groupe",
    audience: {
      participant: "Participants",
      sponsor: "Commanditaires",
      funder: "Financeurs",
      facilitator: "Animateurs",
    },
    closing:
      "Document interne : il porte des chiffres exacts de petits groupes et ne se transmet pas hors de l’organisme. Ce que lit un commanditaire est publié dans son espace.",
  },
  en: {
    title: "Satisfaction",
    firm: "Firm",
    period: "Period",
    since: (from: string, on: string) => `from ${from} to ${on}`,
    always: (on: string) => `from the start to ${on}`,
    rate: "Response rate",
    rateOf: (answered: number, invited: number, percent: number) => `${percent}% (${answered} of ${invited})`,
    groups: "Groups",
    none: "none",
    about: "Question",
    answers: "Answers",
    value: "Mean",
    nps: "NPS",
    split: (promoters: number, passives: number, detractors: number) =>
      `(promoters ${promoters}, passives ${passives}, detractors ${detractors})`,
    responses: (answered: number, invited: number) => `${answered} / ${invited}`,
    quotes: "Words that their authors let be quoted",
    sessions: "Usefulness, session after session",
    session: (number: number, on: string) => `Session ${number}, asked on ${on}`,
    months: "Usefulness of sessions, month after month",
    month: (at: string) => monthOf(at, "en-GB"),
    later: "At the end of the cycle, then three and six months later",
    positioning: "Positioning before, then after",
    programmes: "By programme",
    coaches: "By coach",
    organizations: "By organization",
    cohorts: "By group",
    audience: { participant: "Participants", sponsor: "Sponsors", funder: "Funders", facilitator: "Facilitators" },
    closing:
      "Internal document: it holds exact figures of small groups and is not passed on outside the firm. What a sponsor reads is published in his space.",
  },
});

function french(day: string): string {
  return day.split("-").reverse().join("/");
}

function monthOf(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(at));
}
