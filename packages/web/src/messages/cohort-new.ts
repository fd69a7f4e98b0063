import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/cohort-new.ts";

export const words = dictionary(fr, () => import("./en/cohort-new.ts"));
