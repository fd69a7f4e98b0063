import { plural } from "../../format/number.ts";

/** Settings of a group, and its end before its time. */
export const fr = {
  group: "Le groupe",
  price: "Prix HT par place",
  priceHint: "Un nouveau prix vaut pour les prochaines inscriptions.",
  visitors: "Les visiteurs peuvent s’inscrire sur la page publique du programme",
  saved: "Les réglages sont enregistrés.",
  over: "Ce groupe est terminé ou annulé : ses réglages ne changent plus.",
  frame: "Le cadre",
  programme: "Programme",
  seats: "Places",
  seatsOf: (min: number, max: number) => `De ${min} à ${max}`,
  anonymity: "Réponses anonymes à partir de",
  anonymityOf: (count: number) => plural(count, "réponse", "réponses"),
  method: "Déroulé des séances",
  methodBody: "Les étapes que la salle suit, leurs durées et leurs consignes.",
  methodChoose: "Choisir le déroulé",
  makeUps: "Séances de rattrapage",
  makeUpsBody:
    "Un membre d’un groupe du même programme peut venir à une séance, si chacun de celui-ci est d’accord. C’est fermé tant que vous ne l’ouvrez pas.",
  makeUpsSee: "Voir les rattrapages",
  peers: "Entre pairs",
  peersBody: "Le groupe peut continuer sans coach : ses membres animent à tour de rôle.",
  peersSee: "Voir les rencontres entre pairs",
  cancelPart: "Annuler le groupe",
  cancelBody: "Les séances à venir sont annulées, le coach est libéré, les participants en sont prévenus.",
  cancel: "Annuler le groupe",
  cancelReason: "Motif",
  cancelReasonHint: "Les participants le liront.",
  cancelled: "Le groupe est annulé.",
};
