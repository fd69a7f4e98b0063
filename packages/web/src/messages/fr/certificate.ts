import { plural } from "../../format/number.ts";

/** Certificates of completion of a group. */
export const fr = {
  title: "Certificats de réalisation",
  of: (name: string, length: string) => `${name}, ${length}`,
  signed: (by: string, day: string) => `signé par ${by} le ${day}`,
  all: "Tout télécharger (ZIP)",
  allEnglish: "En anglais (ZIP)",
  none: "Aucun certificat n’est encore signé.",
  body: "Un certificat dit ce que chacun a suivi, d’après les présences des séances tenues. Il se signe à nouveau quand ses heures changent.",
  issue: "Signer les certificats",
  again: "Mettre à jour les certificats",
  issued: (count: number) =>
    count === 0
      ? "Rien n’a changé : les certificats restent ceux qui sont signés."
      : `${plural(count, "certificat signé", "certificats signés")}.`,
  errors: {
    "certificate.nothing_held": "Aucune séance tenue n’a de présence relevée : il n’y a rien à certifier.",
    "certificate.not_found": "Ce certificat n’est pas signé.",
  },
};
