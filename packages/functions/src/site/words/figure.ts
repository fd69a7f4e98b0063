import { bilingual } from "./bilingual.ts";

export const figureWords = bilingual({
  fr: {
    title: "Ce qu’en disent les participants",
    intro:
      "Réponses de participants à des groupes terminés ou en cours, publiées par ensembles assez grands pour que personne ne soit reconnu. Favorables : 4 et 5 sur 5 ; 7 à 10 sur 10 pour la recommandation.",
    question: "Question",
    favourable: "Réponses favorables",
    people: "Personnes",
    percent: (share: string) => `${share} %`,
    of: (satisfied: string, answers: string) => `(${satisfied} sur ${answers})`,
  },
  en: {
    title: "What participants say",
    intro:
      "Answers of participants in groups that are under way or over, published in sets large enough for nobody to be recognised. Favourable: 4 and 5 of 5; 7 to 10 of 10 for the recommendation.",
    question: "Question",
    favourable: "Favourable answers",
    people: "People",
    percent: (share: string) => `${share}%`,
    of: (satisfied: string, answers: string) => `(${satisfied} of ${answers})`,
  },
});
