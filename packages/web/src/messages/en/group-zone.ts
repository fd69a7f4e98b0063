import type { fr } from "../fr/group-zone.ts";

export const en: typeof fr = {
  zone: "The group’s time zone",
  zoneHint: "The firm’s, unless you write another, for instance Indian/Reunion.",
  errors: {
    zone: "This time zone does not exist. Write for instance Europe/Paris.",
  },
};
