import type { fr } from "../fr/account.ts";

export const en: typeof fr = {
  title: "Profile and preferences",
  identity: "Identity",
  name: "Name",
  email: "E-mail address",
  firm: "Firm",
  roles: "Role",
  role: {
    owner: "Owner",
    manager: "Manager",
    coach: "Coach",
    sponsor: "Sponsor",
    participant: "Participant",
  },
  credentials: "My credentials: CV, diplomas, training followed",
  preferences: "Preferences",
  languageHint: "The screens change at once, your e-mails from the next one.",
  themeHint: "Applies to this device only.",
  keys: "Keyboard shortcuts",
  keysHint: "Single keys such as N or /. Turn them off if you use voice dictation.",
  localeKept: "Language saved.",
};
