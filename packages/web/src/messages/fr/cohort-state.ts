import { plural } from "../../format/number.ts";

/** The states of a group: where it is, what takes it on, who may. */
export const fr = {
  title: "Où en est le groupe",
  done: "passé",
  next: {
    proposed: (missing: number, least: number) =>
      `Le groupe se confirme de lui-même quand ${least} personnes ont accepté : encore ${plural(missing, "personne", "personnes")}.`,
    confirmed: (date?: string) =>
      date
        ? `Le groupe commence quand sa séance du ${date} est marquée comme tenue.`
        : "Le groupe commence quand sa première séance est marquée comme tenue. Aucune n’est prévue.",
    running: (date?: string) =>
      date
        ? `Le groupe se termine quand sa séance de bilan du ${date} est marquée comme tenue.`
        : "Le groupe se termine avec sa séance de bilan. Aucune n’est prévue.",
    closed:
      "Le cycle est terminé : séances, places et réglages ne changent plus. Le groupe peut continuer entre pairs.",
    cancelled: "Le groupe ne prend plus personne, et ses séances à venir n’ont plus lieu.",
  },
  how: "Comment un groupe avance",
};
