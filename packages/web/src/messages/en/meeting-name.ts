import type { fr } from "../fr/meeting-name.ts";

export const en: typeof fr = {
  kind: {
    kickoff: "Kickoff session",
    regular: (number: number) => `Session ${number}`,
    review: "Review session",
    discovery: "Discovery session",
  },
  modality: { onsite: "In person", remote: "Remote", hybrid: "In person and remote" },
};
