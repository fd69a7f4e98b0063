import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/calendar.ts";

export const words = dictionary(fr, () => import("./en/calendar.ts"));
