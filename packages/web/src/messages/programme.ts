import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/programme.ts";

export const words = dictionary(fr, () => import("./en/programme.ts"));
