/** Another coach leads one session. */
export const fr = {
  title: (name: string) => `Remplacer l’animateur – ${name}`,
  over: "L’animateur ne change plus",
  overBody: "Cette séance a été tenue ou annulée, ou son heure est passée.",
  leads: (name: string, when: string) => `${name} anime cette séance, ${when}.`,
  who: "Qui anime cette séance",
  nobody: "Aucun autre coach dans le cabinet",
  nobodyBody: "Invitez un coach dans l’équipe : vous pourrez ensuite lui confier cette séance.",
  back: (name: string) => `${name}, coach du groupe`,
  clash: {
    busy: "Anime déjà une autre séance à cette heure",
    travel: "N’aurait pas le temps de venir d’un autre lieu",
  },
  free: "Libre à cette heure",
  reason: "Motif",
  reasonHint: "Le groupe et les deux animateurs le liront.",
  follows: "Ce que cela change",
  follow: [
    "Le groupe et les deux animateurs reçoivent un message, et leur agenda suit.",
    "La salle, les présences et la feuille d’émargement de cette séance sont à son nouvel animateur, et ne s’ouvrent plus pour l’autre.",
    "Le reste du groupe ne change pas : son espace et ses autres séances restent à son coach.",
  ],
  submit: "Confier la séance",
  done: (name: string) => `${name} anime cette séance.`,
  errors: {
    "session.led_already": "Cette personne anime déjà cette séance.",
    "session.not_planned": "Cette séance a été tenue ou annulée, ou son heure est passée.",
    "session.coach_busy": "Cette personne anime déjà une autre séance à cette heure.",
    "session.travel_short": "Cette personne n’aurait pas le temps de venir d’un autre lieu.",
    "cohort.not_a_coach": "Cette personne n’est pas coach dans le cabinet.",
  },
};
