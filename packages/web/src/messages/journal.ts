import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/journal.ts";

export const words = dictionary<typeof fr>("journal");
