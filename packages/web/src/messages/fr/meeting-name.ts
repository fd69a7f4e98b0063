/** What a meeting is called, and how one takes part in it. */
export const fr = {
  kind: {
    kickoff: "Séance de lancement",
    regular: (number: number) => `Séance ${number}`,
    review: "Séance de bilan",
    discovery: "Séance découverte",
  },
  modality: { onsite: "En présentiel", remote: "À distance", hybrid: "En présentiel et à distance" },
};
