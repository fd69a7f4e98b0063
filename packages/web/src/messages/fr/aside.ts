/** What stands beside the steps of a room: one’s own marks, the way to the review. */
export const fr = {
  mark: "Marquer pour moi",
  marked: "Marqué pour moi",
  markOf: (text: string) => `Marquer pour moi : ${text}`,
  toReview: "Le texte que le groupe remet (nouvel onglet)",
};
