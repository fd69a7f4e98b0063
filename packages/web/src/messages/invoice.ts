import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/invoice.ts";

export const words = dictionary(fr, () => import("./en/invoice.ts"));
