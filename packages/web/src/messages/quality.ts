import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/quality.ts";

export const words = dictionary<typeof fr>("quality");
