import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/home.ts";

export const words = dictionary(fr, () => import("./en/home.ts"));
