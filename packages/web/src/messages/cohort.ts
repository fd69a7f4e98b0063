import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/cohort.ts";

export const words = dictionary(fr, () => import("./en/cohort.ts"));
