import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/opening.ts";

export const words = dictionary<typeof fr>("opening");
