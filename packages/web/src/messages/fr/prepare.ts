import { plural } from "../../format/number.ts";

/** One session to come, made ready. */
export const fr = {
  where: "Quand et où",
  day: "Date",
  hour: "Horaire",
  place: "Lieu",
  status: "État",
  join: "Rejoindre la visioconférence",
  movedFrom: (when: string, reason: string) => `Déplacée du ${when} : ${reason}`,
  move: "Déplacer",
  cancel: "Annuler",
  steps: "Déroulé",
  changeSteps: "Changer le déroulé",
  noSteps: "Cette séance suit un déroulé qui n’est plus proposé.",
  step: "Étape",
  minutes: "Durée",
  total: "Total",
  opening: "Accueil et choix des sujets",
  closing: "Tour de clôture",
  times: (times: number, each: string) => `${times} × ${each}`,
  holds: (topics: number) => `${plural(topics, "sujet tient", "sujets tiennent")} dans cette séance.`,
  spare: (all: string, left: string) => `Ces étapes prennent ${all} ; il reste ${left} pour les pauses.`,
  lacks: (time: string) =>
    `Il manque ${time} à ce déroulé. Allongez la séance en la déplaçant, ou choisissez un déroulé plus court.`,
  topics: "Sujets",
  topicsBody:
    "Les sujets que vos participants proposent et leurs votes sont dans l’espace du groupe, avec les tours de chacun.",
  toTopics: "Voir les sujets proposés",
  topicsApart: "Les sujets restent entre le groupe et son coach : le cabinet ne les lit pas.",
  told: "Messages",
  summons: (when: string) =>
    `Sept jours avant, le ${when} : la convocation, avec l’invitation pour l’agenda. Ensuite, toute nouvelle date part aussitôt.`,
  eve: (when: string) => `La veille, le ${when} : un rappel.`,
  write: "Voir ces messages ou écrire au groupe",
  toldHint:
    "Ils disent la date, l’heure et le lieu, jamais un sujet. Si la séance est déplacée ou annulée, ils la suivent.",
};
