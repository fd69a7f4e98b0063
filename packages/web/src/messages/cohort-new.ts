import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cohort-new.ts";

export const words = dictionary<typeof fr>("cohort-new");
