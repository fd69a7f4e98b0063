import type { Input } from "./content.ts";

/** A programme ready to copy and edit, so that a firm without a sheet can start (C5). */
export interface Template {
  templateID: string;
  content: Partial<Input> & { title: string };
}

const parcours: Template = {
  templateID: "parcours",
  content: {
    title: "Parcours collectif de codéveloppement",
    category: "Codéveloppement",
    theme: "Pratiques professionnelles",
    tags: ["Codéveloppement", "Entre pairs"],
    description:
      "De cinq à huit pairs se retrouvent à intervalle régulier avec un coach. À chaque séance, l’un d’eux apporte une situation qui l’occupe ; les autres l’aident à y voir clair et à décider de la suite, en six étapes.",
    goals: "Avancer sur des situations réelles et apprendre de la pratique des autres.",
    objectives: [
      "Exposer une situation professionnelle et formuler une demande précise",
      "Questionner un pair sans conseiller trop tôt",
      "Bâtir un plan d’action daté et en rendre compte à la séance suivante",
    ],
    public: ["Managers", "Chefs de projet", "Responsables de ressources humaines", "Coachs", "Consultants"],
    prerequisites: "Aucun",
    days: 4,
    hours: 28,
    nature: "training",
    priceNet: 70_000,
    methods:
      "Six étapes menées par un coach : exposé, clarification, contrat, consultation, synthèse et plan d’action, apprentissages.",
    results: "Des situations dénouées, des idées nouvelles, une écoute plus fine et un réseau de pairs qui dure.",
    outline: [
      "Lancement : cadre de confiance, méthode, charte du groupe et calendrier",
      "Séances régulières, environ chaque mois : retour sur les actions, puis une ou deux consultations",
      "Bilan : individuel d’abord, puis collectif, et suites à donner",
    ],
  },
};

const cercle: Template = {
  templateID: "cercle",
  content: {
    title: "Cercle de dirigeants",
    category: "Codéveloppement",
    theme: "Diriger",
    tags: ["Codéveloppement", "Dirigeants"],
    description:
      "Un cercle de dirigeants qui ne sont pas concurrents. Chacun vient avec ce qu’il ne peut dire ailleurs et repart avec des points de vue francs.",
    objectives: [
      "Exposer une décision difficile et en peser les options",
      "Rendre compte à ses pairs de ce qui a été tenté",
    ],
    public: ["Dirigeants"],
    prerequisites: "Diriger une entreprise ou une entité autonome",
    days: 3,
    hours: 21,
    nature: "service",
    priceNet: 120_000,
    methods: "Consultation entre pairs en six étapes, menée par un coach.",
    outline: ["Lancement et charte", "Six demi-journées, tous les deux mois", "Bilan de l’année"],
  },
};

export const templates: readonly Template[] = [parcours, cercle];
