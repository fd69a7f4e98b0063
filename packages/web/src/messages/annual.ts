import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/annual.ts";

export const words = dictionary<typeof fr>("annual");
