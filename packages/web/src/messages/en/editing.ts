import type { fr } from "../fr/editing.ts";

export const en: typeof fr = {
  stale: "Nothing was saved. What you typed is still on screen.",
  reload: "Show the saved version",
  reloadHint: "This replaces what you typed: copy what you want to keep first.",
};
