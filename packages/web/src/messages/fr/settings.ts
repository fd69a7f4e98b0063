export const fr = {
  title: "Réglages",
  links: {
    firm: { title: "Cabinet", body: "Nom, SIRET, TVA, adresse, numéro d’activité, coordonnées bancaires et couleur." },
    team: { title: "Équipe", body: "Qui travaille dans le cabinet, et avec quels droits." },
    programmes: { title: "Programmes", body: "Votre catalogue : importer une fiche, modifier, publier." },
    methods: { title: "Déroulés des séances", body: "Étapes, durées, consignes : copiez un modèle et adaptez-le." },
    forms: { title: "Questionnaires", body: "Ce que vous demandez après une séance, à la fin d’un cycle, plus tard." },
    documents: {
      title: "Textes des documents",
      body: "Programme, règlement intérieur, convocation, attestation : vos mots, et quand ils partent.",
    },
    calendar: { title: "Calendrier", body: "Jours fériés, vacances, salles et temps de trajet des séances." },
    billing: { title: "Facturation", body: "Numéros des factures, mentions légales et relances." },
    terms: { title: "Conditions d’annulation", body: "Dédit, remplacement, abandon, groupe trop petit." },
    payment: { title: "Paiement", body: "Encaisser par carte et par prélèvement." },
    platform: { title: "Plateforme agréée", body: "Factures électroniques : dépôt, statuts, encaissements déclarés." },
    rights: {
      title: "Droits des personnes",
      body: "Remettre à quelqu’un ce que vous gardez à son sujet, ou l’effacer.",
    },
    audit: { title: "Journal des actions", body: "Qui a fait quoi, et qui a relu ce qu’un groupe a écrit." },
    estate: { title: "Export et fermeture", body: "Emporter tout ce que le cabinet possède, ou le fermer." },
    takeover: { title: "Reprise", body: "Venir d’un autre outil : numéros, factures et groupes en cours." },
  },
};
