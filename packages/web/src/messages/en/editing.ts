import type { fr } from "../fr/editing.ts";

export const en: typeof fr = {
  stale: "Nothing is saved; what you typed stays on screen.",
  reload: "Show the saved version",
  reloadHint: "What you typed will be replaced: first copy what you want to keep.",
};
