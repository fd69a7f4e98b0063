import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/composition.ts";

export const words = dictionary<typeof fr>("composition");
