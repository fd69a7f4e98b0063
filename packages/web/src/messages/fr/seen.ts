export const fr = {
  title: "Ce que lit votre employeur",
  toPath: "Mon parcours",
  same: "Voici, mot pour mot, ce qu’il lit de votre groupe dans son espace : des résultats d’ensemble, figés le jour où ils paraissent.",
  results: "Résultats d’ensemble",
  also: "Il voit aussi votre nom, vos dates et votre présence, et le bilan que votre groupe choisit de lui remettre.",
  never: "Il ne voit jamais les sujets ni les échanges du groupe, ni vos réponses aux questionnaires.",
  alone: "Vous vous êtes inscrit sans employeur à ce groupe : aucun ne lit rien de vous ici.",
};
