export const fr = {
  zone: "Fuseau horaire du groupe",
  zoneHint: "Celui du cabinet, sauf si vous en écrivez un autre, par exemple Indian/Reunion.",
  errors: {
    zone: "Ce fuseau horaire n’existe pas. Écrivez par exemple Europe/Paris.",
  },
};
