import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cohort-acts.ts";

export const words = dictionary<typeof fr>("cohort-acts");
