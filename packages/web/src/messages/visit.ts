import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/visit.ts";

export const words = dictionary<typeof fr>("visit");
