import type { fr } from "../fr/home.ts";

export const en: typeof fr = {
  title: "Today",
  empty: "Your day will show here",
  emptyBody: "The next session first, then what waits on you.",
};
