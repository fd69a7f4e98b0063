import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/zone.ts";

export const words = dictionary<typeof fr>("zone");
