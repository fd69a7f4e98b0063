import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/paper.ts";

export const words = dictionary(fr, () => import("./en/paper.ts"));
