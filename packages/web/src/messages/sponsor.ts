import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/sponsor.ts";

export const words = dictionary(fr, () => import("./en/sponsor.ts"));
