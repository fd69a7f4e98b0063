export const fr = {
  title: "Aujourd’hui",
  empty: "Votre journée s’affichera ici",
  emptyBody: "La prochaine séance d’abord, puis ce qui attend une action de votre part.",
};
