import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/attendance.ts";

export const words = dictionary(fr, () => import("./en/attendance.ts"));
