import { plural } from "../../format/number.ts";

/** A group made of people of before: a past group's, or a list's. */
export const fr = {
  title: "Reprendre une liste",
  intro:
    "Chacun reçoit une invitation et accepte librement. Au-delà des places libres, les personnes attendent dans l’ordre de la liste.",
  source: "D’où vient la liste",
  sources: { group: "D’un groupe passé", text: "D’une formation passée" },
  group: "Groupe",
  people: "Personnes, dans l’ordre où elles sont invitées",
  already: "Déjà dans ce groupe",
  nobody: "Ce groupe n’a personne à reprendre.",
  organization: "Entreprise",
  text: "Liste des personnes",
  textHint:
    "Prénom, nom, adresse et fonction, une personne par ligne avec une ligne d’en-tête, comme pour l’import d’une entreprise.",
  example: "Prénom, Nom, Courriel, Fonction",
  submit: "Envoyer les invitations",
  choose: "Choisissez au moins une personne.",
  refused: (line: number) =>
    `La ligne ${line} est à corriger : rien n’a été importé. Ouvrez l’import de l’entreprise pour en voir la raison.`,
  toImport: "Ouvrir l’import de l’entreprise",
  chosen: (count: number) => plural(count, "personne choisie", "personnes choisies"),
  invited: (count: number) => `${plural(count, "invitation part", "invitations partent")}.`,
  waiting: (count: number) => `${plural(count, "personne attend", "personnes attendent")} une place.`,
  errors: {
    "enrolment.other_client": "Ce groupe appartient à une entreprise : il ne prend que ses personnes.",
    "enrolment.already": "Une de ces personnes est déjà dans ce groupe.",
    "list.nobody": "Choisissez au moins une personne.",
  },
};
