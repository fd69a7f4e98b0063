import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/cohort-page.ts";

export const words = dictionary(fr, () => import("./en/cohort-page.ts"));
