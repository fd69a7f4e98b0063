import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/enrolment.ts";

export const words = dictionary(fr, () => import("./en/enrolment.ts"));
