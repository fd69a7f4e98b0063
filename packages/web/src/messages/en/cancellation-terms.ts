import type { fr } from "../fr/cancellation-terms.ts";

export const en: typeof fr = {
  title: "Cancellation terms",
  settings: "Settings",
  intro: "They are written in the agreements and contracts signed from now on. What is signed already keeps its own.",
  tiers: "Cancellation by the client, before the first session",
  tiersHint: "From the earliest to the latest. The last line holds until the day itself: 0 days.",
  days: "From how many days before",
  rate: "Fee, in % of the price",
  add: "Add a line",
  remove: (position) => `Remove line ${position}`,
  dropOut: "Leaving on the way: fee, in % of the price of the sessions not held",
  replacement: "Replacement free of charge",
  replacements: { start: "Until the first session", second: "Until the second session", end: "At any time" },
  deadline: "Group too small: be told how many days before the first session",
  preview: "What your clients will read",
  save: "Save these terms",
  saved: "These terms hold for the next signatures.",
  errors: {
    "terms.changed_meanwhile": "Someone has just changed these terms. Reload the page, then start again.",
    "field.terms.last_tier": "The last line must begin at 0 days.",
    "field.terms.order": "Each line counts fewer days than the one before.",
    "field.terms.rising": "The fee does not fall as the first session comes nearer.",
    "field.days": "Type a whole number of days.",
  },
};
