import { plural } from "../../format/number.ts";

/** What is asked of the people of a group, on screens of its own. */
export const fr = {
  charter: {
    title: "Faire signer la charte",
    body: (count: number) => `${plural(count, "participant n’a", "participants n’ont")} pas encore signé.`,
    rules: "Règles propres au groupe",
    rulesHint: "Une par ligne. Les changer fait une nouvelle charte, que tous signent à nouveau.",
    submit: "Envoyer la charte à signer",
    asked: (count: number) => `La charte part à ${plural(count, "participant", "participants")}.`,
  },
  fromList: "Reprendre une liste",
  inPerson: "Contrat signé en présence",
  enrolTitle: "Inscrire des participants",
  enrolAct: "Envoyer les invitations",
  enrolled: (count: number) => `${plural(count, "invitation part", "invitations partent")}.`,
  waitlisted: (count: number) => `${plural(count, "personne attend", "personnes attendent")} une place.`,
};
