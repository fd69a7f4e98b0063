import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/script.ts";

export const words = dictionary<typeof fr>("script");
