export const fr = {
  title: "Fuseau horaire",
  hint: "Laissez vide pour suivre l’heure de chaque séance. Vos rappels partent à 9\u00a0h, à votre heure.",
  device: (name: string) => `Cet appareil est à une autre heure\u00a0: ${name}. L’utiliser pour vos rappels\u202f?`,
  use: "Utiliser cette heure",
  save: "Enregistrer le fuseau",
  saved: "Votre fuseau horaire est enregistré.",
  zones: {
    "Europe/Paris": "France métropolitaine",
    "America/Guadeloupe": "Guadeloupe, Saint-Martin, Saint-Barthélemy",
    "America/Martinique": "Martinique",
    "America/Cayenne": "Guyane",
    "America/Miquelon": "Saint-Pierre-et-Miquelon",
    "Indian/Reunion": "La Réunion",
    "Indian/Mayotte": "Mayotte",
    "Pacific/Noumea": "Nouvelle-Calédonie",
    "Pacific/Tahiti": "Polynésie française",
    "Pacific/Wallis": "Wallis-et-Futuna",
  },
  errors: {
    zone: "Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste, par exemple Europe/Paris.",
  },
};
