import type { fr } from "../fr/certified.ts";

export const en: typeof fr = {
  title: "Certificates of completion",
  of: (name: string, length: string) => `${name}, ${length}`,
  signed: (by: string, day: string) => `signed by ${by} on ${day}`,
  all: "Download all (ZIP, in French)",
  allEnglish: "In English (ZIP)",
  later: "The firm signs certificates once sessions have been held.",
};
