export const fr = {
  stale: "Rien n’est enregistré ; votre saisie reste à l’écran.",
  reload: "Afficher la version enregistrée",
  reloadHint: "Votre saisie sera remplacée : copiez d’abord ce que vous voulez garder.",
};
