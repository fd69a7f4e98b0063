import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cohort-state.ts";

export const words = dictionary<typeof fr>("cohort-state");
