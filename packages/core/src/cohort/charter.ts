/** What every group's charter says before its own rules, as data; a change of these sentences is a new edition. */
export const ARTICLES = {
  fr: [
    "Ce qui est dit dans le groupe reste dans le groupe\u00a0: je ne rapporte ni les sujets, ni les personnes, ni les échanges.",
    "Je parle en mon nom\u202f; j’écoute sans juger et je laisse chacun finir.",
    "Je viens à toutes les séances, à l’heure, disponible\u202f; si je suis empêché, je préviens.",
    "J’apporte des sujets réels qui me concernent, et je peux passer mon tour sans dire pourquoi.",
    "Je questionne avant de conseiller\u202f; chacun reste libre de ce qu’il fait de ce qu’il reçoit.",
    "Rien n’est enregistré ni transcrit. Ce qui sort du groupe est décidé par le groupe.",
    "La confidentialité a des limites\u00a0: un danger grave pour une personne, ou une obligation prévue par la loi.",
  ],
  en: [
    "What is said in the group stays in the group: I repeat neither topics, nor people, nor exchanges.",
    "I speak for myself; I listen without judging and let everyone finish.",
    "I come to every session, on time and available; if I cannot, I say so beforehand.",
    "I bring real topics that concern me, and I may pass my turn without saying why.",
    "I ask before I advise; everyone stays free to use what they receive as they wish.",
    "Nothing is recorded or transcribed. What leaves the group is decided by the group.",
    "Confidentiality has limits: a grave danger to someone, or a duty set by law.",
  ],
} as const;

/** What the employer sees of a participant, and what he never sees: shown before anyone accepts. */
export const EMPLOYER = {
  fr: {
    sees: [
      "vos dates et votre présence, jamais la raison d’une absence",
      "des résultats d’ensemble, sans nom, quand assez de personnes ont répondu",
    ],
    never: ["ce qui se dit en séance, et qui y apporte un sujet", "vos notes, vos plans d’action et vos réponses"],
  },
  en: {
    sees: [
      "your dates and attendance, never the reason for an absence",
      "results of the whole group, without names, once enough people have answered",
    ],
    never: ["what is said in a session, and who brings a topic", "your notes, your action plans and your answers"],
  },
} as const;

/** A group's charter as a member reads it: the shipped articles, then the rules it gave itself. */
export function articlesOf(charter: { rules: readonly string[] }, locale: "fr" | "en"): string[] {
  return [...ARTICLES[locale], ...charter.rules];
}
