import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/firm.ts";

export const words = dictionary(fr, () => import("./en/firm.ts"));
