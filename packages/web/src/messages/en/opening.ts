import type { fr } from "../fr/opening.ts";

/** What whoever opens a room chooses. */
export const en: typeof fr = {
  ends: (template: string, hour: string) => `${template}: ends at ${hour}.`,
  inputs: "An input before the topics (three at most)",
  input: (name: string, minutes: number) => `${name}, ${minutes} min`,
  errors: { "room.input": "This input is not offered any more. Choose another." },
};
