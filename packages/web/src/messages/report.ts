import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/report.ts";

export const words = dictionary(fr, () => import("./en/report.ts"));
