export const fr = {
  title: "Mes séances dans mon agenda",
  body: "Une adresse privée que votre agenda relit de lui-même : vos séances dans tous vos organismes, avec leurs dates, leurs groupes et leurs lieux. Jamais un sujet, jamais un nom de participant.",
  watchTitle: "Ces dates dans mon agenda",
  watchBody:
    "Une adresse privée que votre agenda relit de lui-même : les dates et les noms de vos groupes, sans bloquer votre temps. Ni lieu, ni sujet, ni nom de participant.",
  create: "Créer mon adresse",
  address: "Adresse de mon agenda",
  secret: "Qui connaît cette adresse lit vos dates : gardez-la pour vous.",
  how: "Où la coller",
  google: "Google Agenda : Autres agendas, +, À partir de l’URL.",
  outlook: "Outlook : Ajouter un calendrier, S’abonner à partir du web.",
  apple: "Apple Calendrier : Fichier, Nouvel abonnement à un calendrier.",
  change: "Changer l’adresse",
  changed: "L’ancienne adresse ne mène plus nulle part. Donnez la nouvelle à votre agenda.",
  created: "Adresse créée.",
};
