import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/settings.ts";

export const words = dictionary(fr, () => import("./en/settings.ts"));
