/** The choice of a firm: its invoices go through the approved platform, or not. */
export const fr = {
  settings: "Réglages",
  intro:
    "Entre professionnels établis en France, les factures passent par une plateforme agréée par l’administration. Depuis le 1er septembre 2026, chaque entreprise doit pouvoir en recevoir ; les petites et moyennes entreprises doivent en émettre au plus tard le 1er septembre 2027.",
  scope:
    "Restent en dehors : les formations exonérées de TVA (article 261-4-4° a du CGI), les organismes publics, qui reçoivent par Chorus Pro, et ce qui est vendu hors de TVA. Les ventes à des particuliers et à l’étranger se déclarent à part : le logiciel ne le fait pas encore.",
  choice: "Transmission",
  on: "Connectée",
  off: "Non connectée",
  onBody:
    "Chaque facture émise à une entreprise de France est déposée sur la plateforme. Ses statuts reviennent sur la facture, et les encaissements sont déclarés par taux de TVA.",
  offBody: "Vos factures partent par courriel seulement. Vous pouvez connecter la plateforme à tout moment.",
  none: "Cette installation n’est reliée à aucune plateforme agréée.",
  connect: "Connecter la plateforme",
  disconnect: "Ne plus transmettre",
  connected: "Les prochaines factures seront transmises.",
  disconnected: "Plus rien n’est transmis.",
  ownerOnly: "Seul un propriétaire du cabinet peut changer ce réglage.",
};
