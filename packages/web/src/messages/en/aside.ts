import type { fr } from "../fr/aside.ts";

export const en: typeof fr = {
  mark: "Mark for me",
  marked: "Marked for me",
  markOf: (text: string) => `Mark for me: ${text}`,
  toReview: "The text that the group hands over (new tab)",
};
