import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cohort-way.ts";

export const words = dictionary<typeof fr>("cohort-way");
