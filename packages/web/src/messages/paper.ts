import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/paper.ts";

export const words = dictionary<typeof fr>("paper");
