/** An observer of a session: asked in, accepted, silent. */
export const fr = {
  title: "Inviter un observateur",
  body: "Un coach du cabinet, en formation à l’animation par exemple. Chaque membre présent l’accepte d’abord ; il signe la charte en entrant et se tait jusqu’aux apprentissages. Donnez-lui l’adresse de cette page.",
  who: "Qui observe",
  nobody: "Aucun autre coach du cabinet ne peut observer.",
  ask: "Demander l’accord du groupe",
  asks: (name: string) => `${name} demande à observer la séance.`,
  silent: "Sans l’accord de chacun, personne n’entre. Un observateur se tait, puis s’exprime sur la manière seulement.",
  accept: "J’accepte",
  accepted: (name: string, count: number) => `${name} attend à la porte : ${count} accord${count < 2 ? "" : "s"}.`,
  signs:
    "Vous êtes invité à observer. En entrant, vous signez la charte du groupe : rien de ce qui se dit ne sort, et vous vous taisez jusqu’aux apprentissages.",
  enter: "Signer la charte et entrer",
};
