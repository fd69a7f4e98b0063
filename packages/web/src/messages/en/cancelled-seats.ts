import type { fr } from "../fr/cancelled-seats.ts";

export const en: typeof fr = {
  title: "Cancellations",
  name: "Seat",
  on: "On",
  cause: "Cause",
  documents: "Documents",
  money: "Money",
  causes: { client: "The client", forceMajeure: "Force majeure", firm: "The firm" },
  kinds: { credit: "Credit note", held: "Sessions held", fee: "Fee" },
  draft: "draft",
  refunded: (amount) => `${amount} refunded`,
  heldBack: (amount) => `${amount} held back`,
  byHand: (amount) => `${amount} to give back by transfer`,
  running: "Under way",
  none: "Nothing to give back",
};
