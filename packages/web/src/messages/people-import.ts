import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/people-import.ts";

export const words = dictionary(fr, () => import("./en/people-import.ts"));
