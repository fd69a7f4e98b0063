/** What takes a group from one state to the next, and who may. */
export const fr = {
  title: "Comment un groupe avance",
  close: "Fermer",
  rules: [
    "Confirmé : par l’acceptation qui atteint le minimum de places. Si quelqu’un part ensuite, le groupe reste confirmé et vous êtes prévenu à moins de cinq.",
    "En cours : quand le coach ou le cabinet marque la première séance comme tenue, au plus tôt un quart d’heure avant son début, toutes les conventions signées.",
    "Terminé : quand la séance de bilan est marquée comme tenue. Rien n’y change plus ensuite.",
    "Annulé : par le cabinet, avec un motif, tant que le groupe n’est pas terminé. Reporter garde l’état et donne de nouvelles dates.",
    "Un groupe ne revient jamais à un état précédent.",
  ],
  coach: "Inscrire, reporter et annuler reviennent au cabinet.",
};
