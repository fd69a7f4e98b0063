import { plural } from "../../format/number.ts";

/** A group that fell under five people. */
export const fr = {
  goOn: {
    title: (count: number) => `Continuer à ${plural(count, "personne", "personnes")}`,
    begin: (count: number) => `Commencer à ${plural(count, "personne", "personnes")}`,
    body: "Le motif est conservé avec le groupe. Si quelqu’un d’autre part, la question vous est posée à nouveau.",
    reason: "Motif",
    hint: "Par exemple l’accord du groupe et de son entreprise.",
    submit: "Continuer ainsi",
    done: "Le groupe continue.",
  },
  by: (day: string) => `À décider avant le ${day}.`,
  title: "Un groupe trop petit",
  intro:
    "Pour chaque personne : garder sa place en attendant d’autres inscriptions, lui en donner une dans un autre groupe, ou annuler et rendre ce qui a été payé. Ou reportez tout le groupe : toutes les séances se déplacent ensemble.",
  postpone: "Reporter tout le groupe",
  keep: "Garder",
  refund: "Annuler et rendre",
  reason: "Groupe trop petit",
  submit: "Appliquer",
  done: (count: number) => `${plural(count, "place changée", "places changées")}.`,
  choose: "Choisissez au moins un changement.",
  errors: {
    "cohort.not_short": "Ce groupe n’est pas tombé sous cinq personnes, ou ne commence pas encore.",
  },
};
