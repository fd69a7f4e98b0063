import type { fr } from "../fr/zone.ts";

export const en: typeof fr = {
  title: "Time zone",
  hint: "Leave it empty to follow the hours of each session. Your reminders leave at 9:00, your time.",
  device: (name) => `This device shows another hour: ${name}. Use it for your reminders?`,
  use: "Use this time",
  save: "Save the zone",
  saved: "Your time zone is saved.",
  zones: {
    "Europe/Paris": "Metropolitan France",
    "America/Guadeloupe": "Guadeloupe, Saint-Martin, Saint-Barthélemy",
    "America/Martinique": "Martinique",
    "America/Cayenne": "French Guiana",
    "America/Miquelon": "Saint-Pierre and Miquelon",
    "Indian/Reunion": "Réunion",
    "Indian/Mayotte": "Mayotte",
    "Pacific/Noumea": "New Caledonia",
    "Pacific/Tahiti": "French Polynesia",
    "Pacific/Wallis": "Wallis and Futuna",
  },
  errors: {
    zone: "This time zone does not exist. Choose one of the list, for instance Europe/Paris.",
  },
};
