import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cohort-settings.ts";

export const words = dictionary<typeof fr>("cohort-settings");
