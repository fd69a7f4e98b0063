import type { fr } from "../fr/seen.ts";

export const en: typeof fr = {
  title: "What your employer reads",
  toPath: "My programme",
  same: "This is, word for word, what they read about your group in their space: overall results, frozen the day they appear.",
  results: "Overall results",
  also: "They also see your name, dates and attendance, and the review that your group chooses to hand over.",
  never: "They never see the group’s topics or discussions, or your survey answers.",
  alone: "You joined this group without an employer: none reads anything about you here.",
};
