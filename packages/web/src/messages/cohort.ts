import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cohort.ts";

export const words = dictionary<typeof fr>("cohort");
