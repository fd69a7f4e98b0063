import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/sheet.ts";

export const words = dictionary(fr, () => import("./en/sheet.ts"));
