/** Of enrolments, wherever they are shown or asked for. */
export const fr = {
  visitor: "Par la page publique",
  errors: {
    "enrolment.already": "Une de ces personnes est déjà dans le groupe.",
    "enrolment.cohort_over": "Ce groupe n’accueille plus personne.",
    "enrolment.settled": "Cette inscription a déjà reçu une autre réponse. Rechargez la page.",
    "enrolment.shares": "Les parts des payeurs font 100 %.",
    "enrolment.too_many": "Huit personnes au plus à la fois.",
    "enrolment.twice": "La même personne est choisie deux fois.",
    "enrolment.withdrawal_over": "Le délai de rétractation est passé.",
  },
};
