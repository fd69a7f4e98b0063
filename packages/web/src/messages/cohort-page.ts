import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/cohort-page.ts";

export const words = dictionary<typeof fr>("cohort-page");
