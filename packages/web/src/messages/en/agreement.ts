import type { fr } from "../fr/agreement.ts";

export const en: typeof fr = {
  title: "Agreements of the clients",
  none: "No client pays for a seat of this group yet.",
  service: "This group is no training action: it may begin without an agreement.",
  missing: "To be signed before the first session",
  signedOn: (day: string) => `Signed on ${day}`,
  elsewhere: (name: string, day: string) => `Signed outside of Entrepairs by ${name} on ${day}`,
  kept: (where: string) => `Original: ${where}`,
  makeQuote: "Make the quote",
  record: "Already signed elsewhere",
  recordTitle: (name: string) => `Agreement already signed with ${name}`,
  recordBody:
    "For an agreement signed on paper, or before you came to Entrepairs. The law asks for a signed agreement before the first session of a training action.",
  name: "Who signed for the client",
  role: "Their position",
  on: "Signed on",
  keptWhere: "Where the original is kept",
  recorded: "Agreement recorded.",
  individual: "An individual has not signed his contract.",
  errors: {
    "field.order.signed_later": "This day is still to come.",
  },
};
