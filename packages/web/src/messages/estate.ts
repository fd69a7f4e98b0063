import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/estate.ts";

export const words = dictionary<typeof fr>("estate");
