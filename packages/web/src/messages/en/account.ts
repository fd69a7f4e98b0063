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
  preferences: "Preferences",
  languageHint: "Screens change at once; e-mails will follow.",
  themeHint: "This choice is for this device.",
  keys: "Keyboard shortcuts",
  keysHint: "Single keys such as N or /. Turn them off if you dictate your text.",
  localeKept: "Your language is saved.",
};
